using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InfraPoc.Spending;

/// <summary>What the brake function's input asks for: a command, no command, or something to refuse.</summary>
public sealed partial record CommandReading
{
    /// <summary>Longest reason in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Longest name of who commands, in characters.</summary>
    public const int MaxBy = 100;

    private const string Form =
        "A command is {\"engage\": TARGET, \"reason\": TEXT} or {\"release\": TARGET, \"reason\": TEXT, \"by\": WHO}, either with "
        + "\"until\": \"2027-01-31T00:00:00Z\" if it ends by itself; \"by\" is optional for engage. {} looks at everybody. "
        + "Correct the input and send it again. Nothing was changed.";

    private static readonly string[] Members = ["engage", "release", "reason", "by", "until"];

    /// <summary>The command; null if there is none.</summary>
    public BrakeCommand? Command { get; private init; }

    /// <summary>
    /// Why the input is refused: what is wrong, what is allowed, what to do; null otherwise. Nothing must be changed then. It quotes
    /// nothing of the input, which may be about a person, because Lambda logs what a function throws.
    /// </summary>
    public string? Error { get; private init; }

    internal static CommandReading Of(string? json, IReadOnlyCollection<string> departments, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new CommandReading();
        }

        try
        {
            using var document = JsonDocument.Parse(
                Encoding.UTF8.GetBytes(json), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Of(document.RootElement, departments, now);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return Refused("The input is not JSON, names something twice or holds a broken character.");
        }
    }

    private static CommandReading Of(JsonElement input, IReadOnlyCollection<string> departments, DateTimeOffset now)
    {
        if (input.ValueKind == JsonValueKind.Null || input.At("source").Text()?.StartsWith("aws.", StringComparison.Ordinal) == true)
        {
            return new CommandReading();
        }

        if (input.ValueKind != JsonValueKind.Object)
        {
            return Refused($"The input is not an object but of the kind {input.ValueKind}.");
        }

        List<string> names = [.. input.EnumerateObject().Select(property => property.Name)];
        if (names.Count == 0)
        {
            return new CommandReading();
        }

        if (names.Exists(name => !Members.Contains(name)))
        {
            return Refused($"The input has something else than {string.Join(", ", Members)}.");
        }

        var engage = names.Contains("engage");
        if (engage == names.Contains("release"))
        {
            return Refused($"The input has {(engage ? "both engage and release" : "neither engage nor release")}.");
        }

        var given = input.At(engage ? "engage" : "release");
        if (given.Text() is not { } target || (target != BrakeOrder.Everybody && !departments.Contains(target)))
        {
            return Refused(
                "The target is not in the configuration. Write \"all\" or one of "
                + $"{string.Join(", ", departments.Order(StringComparer.Ordinal))}.");
        }

        if (Typed(input, "reason", MaxReason, required: true) is { } noReason)
        {
            return Refused(noReason);
        }

        if (Typed(input, "by", MaxBy, required: !engage) is { } nobody)
        {
            return Refused(nobody);
        }

        var (until, wrong) = Until(input.At("until"), now);
        return wrong is not null ? Refused(wrong) : new CommandReading
        {
            Command = new BrakeCommand
            {
                Engage = engage,
                Target = target,
                Reason = input.At("reason").Text()!,
                By = input.At("by").Text(),
                Until = until,
            },
        };
    }

    private static string? Typed(JsonElement input, string name, int longest, bool required)
    {
        var value = input.At(name);
        return value.ValueKind == JsonValueKind.Undefined && !required ? null
            : value.ValueKind == JsonValueKind.Undefined ? $"\"{name}\" is missing."
            : string.IsNullOrWhiteSpace(value.Text(longest))
                ? $"\"{name}\" is no text of 1 to {longest} characters."
            : null;
    }

    private static (DateTimeOffset? Until, string? Error) Until(JsonElement value, DateTimeOffset now)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return default;
        }

        var text = value.Text(40);
        if (text is null || !Instant().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var until)
            || until.Year >= 2200)
        {
            return (null, "\"until\" is no time with Z or an offset, like 2027-01-31T00:00:00Z.");
        }

        return until > now ? (until, null)
            : (null, $"\"until\" is past: {until.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, and it is {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} now.");
    }

    private static CommandReading Refused(string problem) => new() { Error = $"{problem} {Form}" };

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
