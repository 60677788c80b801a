using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InfraPoc.Controls;

/// <summary>
/// Does what a log transformer does, from the processors in a template. It knows the four that metering uses, in the form it
/// uses them; everything else is an error instead of a guess. Where AWS does not say so: a source that an event lacks is passed over.
/// </summary>
internal sealed partial class LogTransformation
{
    private readonly IReadOnlyList<Action<JsonObject>> steps;

    /// <summary>Reads the processors.</summary>
    /// <exception cref="FormatException">A processor is not understood.</exception>
    public LogTransformation(JsonElement config)
    {
        var processors = config.EnumerateArray().Select(processor => Single(processor, "A processor has one name.")).ToList();
        var names = processors.ConvertAll(processor => processor.Name);

        // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Transformation-Create.html
        Require(names.Count <= 20, "A transformer has at most 20 processors.");
        Require(
            names is ["ParseJSON", ..] && names.Count(name => name is "ParseJSON") == 1,
            "A transformer begins with ParseJSON, which comes once.");
        Require(names.Count(name => name is "CopyValue") <= 1, "CopyValue comes once at most.");
        Require(names.Count(name => name is "AddKeys") <= 1, "AddKeys comes once at most.");
        Require(Members(processors[0].Value, "Source")[0] == "@message", "ParseJSON reads @message.");
        steps = [.. processors.Skip(1).SelectMany(Steps)];
    }

    /// <summary>The transformed event.</summary>
    public JsonObject Of(string message)
    {
        var log = JsonNode.Parse(message)!.AsObject();
        foreach (var step in steps)
        {
            step(log);
        }

        return log;
    }

    private static IEnumerable<Action<JsonObject>> Steps(JsonProperty processor) => processor.Name switch
    {
        "CopyValue" => Entries(processor.Value, 5, "Source", "Target", "OverwriteIfExists").Select(Copy),
        "AddKeys" => Entries(processor.Value, 5, "Key", "Value", "OverwriteIfExists").Select(Add),
        // AWS does not say whether an entry sees what the one before it wrote.
        "SubstituteString" => [Substitute(Entries(processor.Value, 1, "Source", "From", "To").Single())],
        _ => throw new FormatException($"The processor {processor.Name} is not known here."),
    };

    private static Action<JsonObject> Copy(IReadOnlyList<string> entry)
    {
        RequireName(entry[1]);
        return log =>
        {
            if (Find(log, entry[0]) is { } value)
            {
                Put(log, entry[1], value.DeepClone(), entry[2]);
            }
        };
    }

    private static Action<JsonObject> Add(IReadOnlyList<string> entry)
    {
        RequireName(entry[0]);
        return log => Put(log, entry[0], JsonValue.Create(entry[1]), entry[2]);
    }

    private static Action<JsonObject> Substitute(IReadOnlyList<string> entry)
    {
        Require(
            CommonSyntax().IsMatch(entry[1]), $"The expression {entry[1]} is not in the syntax that Java, RE2 and .NET understand alike.");
        RequireName(entry[0]);
        var pattern = new Regex(entry[1], RegexOptions.NonBacktracking);
        return log =>
        {
            if (Find(log, entry[0]) is JsonValue value && value.TryGetValue<string>(out var text))
            {
                Put(log, entry[0], JsonValue.Create(pattern.Replace(text, entry[2])), "true");
            }
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Entries(JsonElement processor, int most, params IReadOnlyList<string> members)
    {
        var only = Single(processor, "A processor has only Entries.");
        Require(only.Name == "Entries" && only.Value.ValueKind == JsonValueKind.Array, "A processor has only Entries.");
        var entries = only.Value.EnumerateArray().ToList();
        Require(entries.Count >= 1 && entries.Count <= most, $"{entries.Count} entries; permitted are 1 to {most}.");
        return entries.Select(entry => Members(entry, members));
    }

    /// <summary>The values of exactly these members, as text.</summary>
    private static IReadOnlyList<string> Members(JsonElement value, params IReadOnlyList<string> members)
    {
        Require(
            value
                .EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
                .SequenceEqual(members.Order(StringComparer.Ordinal)),
            $"{value.GetRawText()} has not exactly the members {string.Join(", ", members)}.");
        var values = members
            .Select(member => value.GetProperty(member))
            .Select(member => member.ValueKind is JsonValueKind.String ? member.GetString()! : member.GetRawText()).ToList();
        Require(
            values.TrueForAll(text => text.Length is >= 1 and <= 128),
            $"{value.GetRawText()} has a member that is not of 1 to 128 characters.");
        return values;
    }

    private static JsonProperty Single(JsonElement value, string otherwise)
    {
        var members = value.EnumerateObject().ToList();
        Require(members.Count == 1, otherwise);
        return members[0];
    }

    private static void RequireName(string key) =>
        Require(!key.Contains('.', StringComparison.Ordinal), $"{key} is a field within another, which is not understood here.");

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new FormatException($"The log transformer is not understood: {otherwise}");
        }
    }

    private static void Put(JsonObject log, string key, JsonNode? value, string overwrite)
    {
        if (overwrite is "true" || !log.ContainsKey(key))
        {
            log[key] = value;
        }
    }

    private static JsonNode? Find(JsonObject log, string path) =>
        path.Split('.').Aggregate((JsonNode?)log, (node, name) => (node as JsonObject)?[name]);

    [GeneratedRegex(@"^(?:[A-Za-z0-9:/_\-^$]|\(\?:|[()|]|\.\*|\.\+|\\\.|\[[^\[\]\\]+\][*+]?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex CommonSyntax();
}
