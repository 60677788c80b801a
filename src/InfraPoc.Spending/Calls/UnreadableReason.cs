namespace InfraPoc.Spending;

/// <summary>Why a line of the model-invocation log could not be read.</summary>
public static class UnreadableReason
{
    /// <summary>Neither JSON nor the line that Bedrock writes when logging is configured.</summary>
    public const string NotJson = "not-json";

    /// <summary>JSON, but not a model-invocation record: another schema type, or none.</summary>
    public const string UnknownSchema = "unknown-schema";

    /// <summary>No request id: the call could not be counted exactly once.</summary>
    public const string NoRequestId = "no-request-id";

    /// <summary>No usable time, neither in the record nor of the log event.</summary>
    public const string NoTime = "no-time";

    /// <summary>Neither token counts, nor an error, nor a text to estimate them from.</summary>
    public const string NoTokens = "no-tokens";

    /// <summary>The reader itself failed.</summary>
    public const string Unexpected = "unexpected";
}
