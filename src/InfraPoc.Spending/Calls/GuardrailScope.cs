using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>Whether a request keeps the guardrail it passes from a part of its text.</summary>
/// <remarks>
/// Of a prompt with marked blocks or tags only those are checked; of an answer that streams asynchronously, what was sent already.
/// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tagging.html, guardrails-use-converse-api.html and
/// guardrails-streaming.html
/// </remarks>
internal static class GuardrailScope
{
    /// <summary>True of a body of Converse or InvokeModel that marks what is checked, or streams before it is.</summary>
    public static bool IsNarrowed(JsonElement request)
    {
        var (converse, invoke) = (request.At("guardrailConfig"), request.At("amazon-bedrock-guardrailConfig"));
        return IsAsynchronous(converse) || IsAsynchronous(invoke) || invoke.At("tagSuffix").Text() is { Length: > 0 }
            || Items(request.At("system")).Concat(Items(request.At("messages")).SelectMany(message => Items(message.At("content"))))
                .Any(block => block.At("guardContent").ValueKind != JsonValueKind.Undefined);
    }

    private static bool IsAsynchronous(JsonElement configuration) =>
        configuration.At("streamProcessingMode").Text()?.StartsWith("async", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
