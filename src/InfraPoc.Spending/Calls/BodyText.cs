using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>How much text a body holds.</summary>
internal static class BodyText
{
    /// <summary>Members that frame a text and are none.</summary>
    private static readonly HashSet<string> Frames = new(StringComparer.Ordinal)
    {
        "type", "role", "id", "model", "object", "stop_reason", "stopReason", "stop_sequence", "finish_reason", "toolUseId", "tool_use_id",
        "anthropic_version", "service_tier", "format", "media_type", "ttl",
    };

    /// <summary>Members that repeat the texts or count them.</summary>
    private static readonly HashSet<string> Reports = new(StringComparer.Ordinal)
    {
        "usage", "metrics", "trace", "amazon-bedrock-trace", "amazon-bedrock-invocationMetrics",
    };

    /// <summary>Members that hold encoded bytes.</summary>
    private static readonly HashSet<string> Encoded = new(StringComparer.Ordinal) { "data", "bytes", "signature" };

    private const int LongestFrame = 64;

    /// <summary>
    /// UTF-16 units of all texts in a body, without names, what frames texts, and encoded bytes; null if there is no body.
    /// </summary>
    public static long? Characters(JsonElement body)
    {
        if (body.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        var total = 0L;
        var top = true;
        Stack<JsonElement> open = new([body]);
        while (open.TryPop(out var element))
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    total += element.Length();
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                    {
                        open.Push(item);
                    }

                    break;
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject().Where(property => !IsNoText(property, top)))
                    {
                        open.Push(property.Value);
                    }

                    break;
            }

            top &= element.ValueKind == JsonValueKind.Array;
        }

        return total;
    }

    private static bool IsNoText(JsonProperty property, bool top)
    {
        var name = JsonProbe.NameOf(property);
        if (property.Value.ValueKind != JsonValueKind.String)
        {
            return top && Reports.Contains(name);
        }

        return Frames.Contains(name)
            ? property.Value.Length() <= LongestFrame
            : Encoded.Contains(name) && JsonProbe.Value(property.Value) is { } text
                && text.All(each => char.IsAsciiLetterOrDigit(each) || each is '+' or '/' or '=' or '-' or '_');
    }
}
