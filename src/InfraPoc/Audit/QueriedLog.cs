namespace InfraPoc.Audit;

/// <summary>The log a saved query reads.</summary>
public enum QueriedLog
{
    /// <summary>The log group of Bedrock's model-invocation logging.</summary>
    InvocationLog,

    /// <summary>The log group of the CloudTrail trail.</summary>
    TrailLog,
}
