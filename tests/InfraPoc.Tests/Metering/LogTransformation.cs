using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InfraPoc.Tests.Metering;

/// <summary>
/// Does what a log transformer does, from the processors in a template. It knows the four that metering uses, in the form it
/// uses them; everything else is an error instead of a guess. Where AWS does not say so: a source that an event lacks is passed over.
/// </summary>
internal sealed class LogTransformation
{
    private readonly IReadOnlyList<Action<JsonObject>> steps;

    public LogTransformation(JsonElement config)
    {
        var processors = config.EnumerateArray().Select(processor => processor.EnumerateObject().ShouldHaveSingleItem()).ToList();
        var names = processors.ConvertAll(processor => processor.Name);

        // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Transformation-Create.html
        names.Count.ShouldBeLessThanOrEqualTo(20);
        names[0].ShouldBe("ParseJSON");
        names.Count(name => name is "ParseJSON").ShouldBe(1);
        names.Count(name => name is "CopyValue").ShouldBeLessThanOrEqualTo(1);
        names.Count(name => name is "AddKeys").ShouldBeLessThanOrEqualTo(1);
        Members(processors[0].Value, "Source")[0].ShouldBe("@message");
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
        "SubstituteString" => [Substitute(Entries(processor.Value, 10, "Source", "From", "To").ShouldHaveSingleItem())],
        _ => throw new NotSupportedException($"The processor {processor.Name} is not known here."),
    };

    private static Action<JsonObject> Copy(IReadOnlyList<string> entry) => log =>
    {
        if (Find(log, entry[0]) is { } value)
        {
            Put(log, entry[1], value.DeepClone(), entry[2]);
        }
    };

    private static Action<JsonObject> Add(IReadOnlyList<string> entry) => log => Put(log, entry[0], JsonValue.Create(entry[1]), entry[2]);

    private static Action<JsonObject> Substitute(IReadOnlyList<string> entry)
    {
        // The syntax that Java, RE2 and .NET understand alike.
        entry[1].ShouldMatch(@"^(?:[A-Za-z0-9:/_\-^$]|\(\?:|[()|]|\.\*|\.\+|\\\.|\[[^\[\]\\]+\][*+]?)+$");
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
        processor.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("Entries");
        var entries = processor.GetProperty("Entries").EnumerateArray().ToList();
        entries.Count.ShouldBeInRange(1, most);
        return entries.Select(entry => Members(entry, members));
    }

    /// <summary>The values of exactly these members, as text.</summary>
    private static IReadOnlyList<string> Members(JsonElement value, params IReadOnlyList<string> members)
    {
        value.EnumerateObject().Select(member => member.Name).ShouldBe(members, ignoreOrder: true);
        var values = members.Select(member => value.GetProperty(member)).Select(member => member.ValueKind is JsonValueKind.String ? member.GetString()! : member.GetRawText()).ToList();
        values.ShouldAllBe(text => text.Length >= 1 && text.Length <= 128);
        return values;
    }

    private static void Put(JsonObject log, string key, JsonNode? value, string overwrite)
    {
        key.ShouldNotContain('.');
        if (overwrite is "true" || !log.ContainsKey(key))
        {
            log[key] = value;
        }
    }

    private static JsonNode? Find(JsonObject log, string path) => path.Split('.').Aggregate((JsonNode?)log, (node, name) => (node as JsonObject)?[name]);
}
