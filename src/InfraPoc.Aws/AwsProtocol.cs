namespace InfraPoc.Aws;

/// <summary>How a service wants its requests written.</summary>
public enum AwsProtocol
{
    /// <summary>A form, answered in XML (IAM, SNS).</summary>
    Query,

    /// <summary>JSON 1.1, the operation in a header (Budgets, CloudWatch Logs).</summary>
    Json,

    /// <summary>JSON, the operation in method and path (Bedrock).</summary>
    RestJson,
}
