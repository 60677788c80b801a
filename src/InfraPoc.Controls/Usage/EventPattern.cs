using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls;

/// <summary>
/// Whether an EventBridge pattern takes an event. What is not understood is an error: known are texts and <c>prefix</c>.
/// See: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
/// </summary>
internal static class EventPattern
{
    /// <summary>Each field of the pattern must be in the event, with one of the values listed for it.</summary>
    /// <exception cref="BilingualException">The pattern uses what is not understood here.</exception>
    public static bool Takes(JsonElement pattern, JsonNode? log) => pattern.ValueKind switch
    {
        JsonValueKind.Object => pattern.EnumerateObject().All(field => Takes(field.Value, (log as JsonObject)?[field.Name])),
        JsonValueKind.Array => pattern.EnumerateArray().Any(value => Is(value, log)),
        _ => throw Unknown(pattern),
    };

    private static bool Is(JsonElement value, JsonNode? found)
    {
        var text = found is JsonValue node && node.TryGetValue<string>(out var given) ? given : null;
        return value.ValueKind switch
        {
            JsonValueKind.String => text == value.GetString(),
            JsonValueKind.Object when value.EnumerateObject().ToList() is
                [{ Name: "prefix", Value.ValueKind: JsonValueKind.String } prefix] =>
                text?.StartsWith(prefix.Value.GetString()!, StringComparison.Ordinal) == true,
            _ => throw Unknown(value),
        };
    }

    private static BilingualException Unknown(JsonElement part) => new(new(
        $"The part {part.GetRawText()} of an event pattern is not understood.", $"イベントパターンの {part.GetRawText()} を解釈できません。"));
}
