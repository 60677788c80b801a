using System.Globalization;
using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>Looks into JSON that anybody may have written: what is not as expected is absent, and nothing throws.</summary>
internal static class JsonProbe
{
    /// <summary>The element below a path of names; an undefined element if there is none.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = Member(element, name);
        }

        return element;
    }

    /// <summary>A text of at most a length; null for everything else.</summary>
    public static string? Text(this JsonElement element, int longest = 2048) =>
        element.ValueKind == JsonValueKind.String && Value(element) is { } text && text.Length <= longest ? text : null;

    /// <summary>A count of tokens, as number or text, rounded up; null if it is none or impossible.</summary>
    public static long? Count(this JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.String => element.Text(40),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= Call.MaxTokens
            ? (long)Math.Ceiling(number)
            : null;
    }

    /// <summary>The length of a text in UTF-16 units; of one that cannot be decoded, as it is written.</summary>
    public static long Length(this JsonElement text) => Value(text)?.Length ?? text.GetRawText().Length;

    /// <summary>A property's name; empty if it cannot be decoded.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A text's value; null if it holds half of a surrogate pair.</summary>
    public static string? Value(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        try
        {
            return element.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // A name beside it cannot be decoded.
            return element.EnumerateObject().FirstOrDefault(property => NameOf(property) == name).Value;
        }
    }
}
