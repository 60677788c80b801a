using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;

namespace InfraPoc.Aws;

/// <summary>
/// Makes the clients of a program, all for the same place and with the same patience. What is not given comes from the environment.
/// </summary>
public sealed record AwsConnection
{
    /// <summary>Where every service is called; null for AWS itself or what AWS_ENDPOINT_URL says.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Region; null for the one of the environment.</summary>
    public string? Region { get; init; }

    /// <summary>Credentials; null for those of the environment.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>How long a call of the generic client may take with all its attempts.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a failed request is tried again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>A client for a service that has no package here.</summary>
    public AwsClient Client(AwsService service) => new(Placed(new AwsClientConfig(service) { Deadline = Deadline }));

    /// <summary>A client for DynamoDB.</summary>
    public AmazonDynamoDBClient DynamoDb() => new(Placed(new AmazonDynamoDBConfig()));

    /// <summary>A client for Systems Manager, where parameters are.</summary>
    public AmazonSimpleSystemsManagementClient Ssm() => new(Placed(new AmazonSimpleSystemsManagementConfig()));

    private T Placed<T>(T config)
        where T : ClientConfig
    {
        config.MaxErrorRetry = Retries;
        config.Timeout = TimeSpan.FromSeconds(10);
        if (Endpoint is not null)
        {
            config.ServiceURL = Endpoint.ToString();
        }

        if (Region is not null)
        {
            config.AuthenticationRegion = Region;
            if (Endpoint is null)
            {
                config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region);
            }
        }

        if (Credentials is not null)
        {
            config.DefaultAWSCredentials = Credentials;
        }

        return config;
    }
}
