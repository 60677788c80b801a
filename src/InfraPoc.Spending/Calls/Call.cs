namespace InfraPoc.Spending;

/// <summary>
/// What a model-invocation log record says about one call to a model: enough to price it, and no text or person.
/// Token counts are whole, never negative and at most <see cref="MaxTokens"/>.
/// </summary>
public sealed record Call
{
    /// <summary>A larger count is taken for a broken record.</summary>
    public const long MaxTokens = 1_000_000_000;

    /// <summary>
    /// Counts the call once: the request id, followed by a hash of the facts below where data protection masked a part of it.
    /// At most 128 characters.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>When the call was made (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>API operation, for example <c>Converse</c>; empty if the record names none.</summary>
    public required string Operation { get; init; }

    /// <summary>Model, inference profile or ARN as the record names it; empty if it names none.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the calling role without the session, which may name a person; null for every other kind of caller.</summary>
    public string? Role { get; init; }

    /// <summary>Error code of a failed call.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Service tier, or <c>optimized</c> for optimized latency; null if the record names none.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Input tokens, without those of the cache.</summary>
    public required long Input { get; init; }

    /// <summary>Output tokens.</summary>
    public required long Output { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Tokens written to the cache, whatever their lifetime.</summary>
    public long CacheWrite { get; init; }

    /// <summary>
    /// The part of <see cref="CacheWrite"/> that is known to live five minutes; the rest counts as written for an hour, which is
    /// dearer.
    /// </summary>
    public long CacheWriteFiveMinutes { get; init; }

    /// <summary>UTF-16 units of the texts in the input; null if the record holds no input.</summary>
    public long? InputCharacters { get; init; }

    /// <summary>UTF-16 units of the texts in the output; null if the record holds no output.</summary>
    public long? OutputCharacters { get; init; }

    /// <summary>
    /// A count was missing: it was estimated from the text, one token for each character, or is zero where there is no text.
    /// </summary>
    public bool Incomplete { get; init; }

    /// <summary>
    /// The request marks what its guardrail is to check, or streams the answer before it is checked; false where the log holds no request.
    /// An enforced guardrail checks everything all the same.
    /// </summary>
    public bool NarrowsGuardrail { get; init; }

    /// <summary>The record's schema version is not one that was tested; it was read like version 1.</summary>
    public bool UnknownVersion { get; init; }
}
