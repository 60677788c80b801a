namespace InfraPoc.Spending;

/// <summary>What a department used of one model in one clock hour. Amounts are in millionths of a US dollar.</summary>
public sealed record HourRow
{
    /// <summary>The hour's first instant.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Alias of the model, or <see cref="CallMeter.UnknownModel"/>.</summary>
    public required string Alias { get; init; }

    /// <summary>Number of calls.</summary>
    public long Calls { get; init; }

    /// <summary>Input tokens.</summary>
    public long Input { get; init; }

    /// <summary>Output tokens.</summary>
    public long Output { get; init; }

    /// <summary>Tokens read from the cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Tokens written to the cache.</summary>
    public long CacheWrite { get; init; }

    /// <summary>What the tokens cost, without guardrail checks.</summary>
    public long Micros { get; init; }

    /// <summary>What the guardrail checks cost.</summary>
    public long GuardrailMicros { get; init; }
}
