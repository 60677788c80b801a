using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfraPoc.Aws;

/// <summary>
/// Reads a text that may have been written as a number: a budget's amount is a text by AWS's model, and was seen as a number.
/// </summary>
public sealed class TextOrNumberConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        using var number = JsonDocument.ParseValue(ref reader);
        return number.RootElement.ValueKind == JsonValueKind.Number
            ? number.RootElement.GetRawText()
            : throw new JsonException("Neither text nor number.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
