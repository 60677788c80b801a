using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>
/// The token counts in the body of an answer. Every model and API names them differently; the events of a streamed answer repeat
/// them, cumulatively, so the largest counts.
/// </summary>
internal sealed class TokenUsage
{
    private static readonly string[] InputNames = ["input_tokens", "inputTokens", "inputTokenCount"];
    private static readonly string[] OutputNames = ["output_tokens", "outputTokens", "outputTokenCount"];
    private static readonly string[] CacheReadNames = ["cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount"];
    private static readonly string[] CacheWriteNames =
        ["cache_creation_input_tokens", "cacheWriteInputTokens", "cacheWriteInputTokenCount"];

    /// <summary>Some of these include cached tokens: they count only where there is nothing better.</summary>
    private static readonly string[] OtherInputNames = ["prompt_tokens", "prompt_token_count", "inputTextTokenCount"];
    private static readonly string[] OtherOutputNames =
        ["completion_tokens", "generation_token_count", "totalOutputTextTokenCount", "tokenCount"];

    private long? otherInput;
    private long? otherOutput;

    /// <summary>Input tokens without those of the cache.</summary>
    public long? Input { get; private set; }

    /// <summary>Output tokens.</summary>
    public long? Output { get; private set; }

    /// <summary>Tokens read from the cache.</summary>
    public long? CacheRead { get; private set; }

    /// <summary>Tokens written to the cache.</summary>
    public long? CacheWrite { get; private set; }

    /// <summary>Tokens written to the cache for five minutes.</summary>
    public long FiveMinutes { get; private set; }

    /// <summary>Tokens written to the cache for an hour.</summary>
    public long Hour { get; private set; }

    /// <summary>Service tier as the answer names it.</summary>
    public string? Tier { get; private set; }

    /// <summary>Reads the body of an answer: an object, or a list of events.</summary>
    public static TokenUsage Of(JsonElement body)
    {
        var usage = new TokenUsage();
        if (body.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in body.EnumerateArray())
            {
                usage.AddPart(part);
            }
        }
        else
        {
            usage.AddPart(body);
        }

        usage.Input ??= usage.otherInput;
        usage.Output ??= usage.otherOutput;
        return usage;
    }

    /// <summary>The larger of two counts, of which each may be missing.</summary>
    public static long? Larger(long? one, long? other) => one is null || other > one ? other : one;

    private void AddPart(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Add(part);
        Add(part.At("usage"));
        Add(part.At("message", "usage"));
        Add(part.At("metadata", "usage"));
        Add(part.At("amazon-bedrock-invocationMetrics"));
        if (part.At("results") is { ValueKind: JsonValueKind.Array } results)
        {
            otherOutput = Larger(otherOutput, results.EnumerateArray().Sum(result => result.At("tokenCount").Count() ?? 0));
        }

        Tier ??= CallTier.Of(part) ?? CallTier.Of(part.At("metadata"));
    }

    private void Add(JsonElement counts)
    {
        if (counts.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Input = Larger(Input, Largest(counts, InputNames));
        Output = Larger(Output, Largest(counts, OutputNames));
        CacheRead = Larger(CacheRead, Largest(counts, CacheReadNames));
        CacheWrite = Larger(CacheWrite, Largest(counts, CacheWriteNames));
        otherInput = Larger(otherInput, Largest(counts, OtherInputNames));
        otherOutput = Larger(otherOutput, Largest(counts, OtherOutputNames));

        var (minutes, hour) = Lifetimes(counts);
        FiveMinutes = Math.Max(FiveMinutes, minutes);
        Hour = Math.Max(Hour, hour);
    }

    private static (long FiveMinutes, long Hour) Lifetimes(JsonElement counts)
    {
        var creation = counts.At("cache_creation");
        var minutes = creation.At("ephemeral_5m_input_tokens").Count() ?? 0;
        var hour = creation.At("ephemeral_1h_input_tokens").Count() ?? 0;
        if (counts.At("cacheDetails") is { ValueKind: JsonValueKind.Array } details)
        {
            foreach (var detail in details.EnumerateArray())
            {
                var tokens = detail.At("inputTokens").Count() ?? 0;
                (minutes, hour) = detail.At("ttl").Text() == "5m" ? (minutes + tokens, hour) : (minutes, hour + tokens);
            }
        }

        return (minutes, hour);
    }

    private static long? Largest(JsonElement counts, string[] names)
    {
        long? largest = null;
        foreach (var name in names)
        {
            largest = Larger(largest, counts.At(name).Count());
        }

        return largest;
    }
}
