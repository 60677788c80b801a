using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util.Internal;

namespace InfraPoc.Aws;

/// <summary>Where a service is called and how patiently. Region, credentials and AWS_ENDPOINT_URL are found as by every AWS SDK.</summary>
public sealed class AwsClientConfig : ClientConfig
{
    private readonly AwsService service;

    /// <summary>The configuration for a service.</summary>
    public AwsClientConfig(AwsService service)
        : base(new DefaultConfigurationProvider([Defaults]))
    {
        this.service = service;
        ServiceId = service.Id;
        AuthenticationServiceName = service.Prefix;
        EndpointProvider = new Hosts(this);
        // A connection that broke in the middle of an answer is tried again twice like any failure, not ten times more.
        MaxStaleConnectionRetries = 0;
    }

    /// <summary>How long a call may take with all attempts and the reading of its answer; the SDK's Timeout ends before that.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => service.Prefix;

    /// <inheritdoc/>
    public override string ServiceVersion => service.Version;

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("InfraPoc", "1.0");

    internal string SigningRegion => service.IsGlobal ? "us-east-1" : Region;

    private static DefaultConfiguration Defaults { get; } = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(3100),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(3100),
    };

    private string Region => AuthenticationRegion ?? RegionEndpoint?.SystemName
        ?? throw new AmazonClientException("No Region is configured: set AWS_REGION.");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());

    private sealed class Hosts(AwsClientConfig config) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(config.ServiceURL ?? Host());

        private string Host() => config.service.IsGlobal
            ? $"https://{config.service.Prefix}.amazonaws.com/"
            : $"https://{config.service.Prefix}.{config.Region}.{Fn.Partition(config.Region).dnsSuffix}/";
    }
}
