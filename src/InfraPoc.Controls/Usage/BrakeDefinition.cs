using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>The definition of the brake's state machine with its placeholders filled in, ready to be asked about.</summary>
internal sealed partial class BrakeDefinition
{
    private BrakeDefinition(JsonObject machine)
    {
        Objects = [.. Below(machine)];
        Scopes = [.. Objects.Where(each => each["States"] is JsonObject && each["StartAt"] is JsonValue)];
    }

    /// <summary>Every JSON object in it, itself first.</summary>
    public IReadOnlyList<JsonObject> Objects { get; }

    /// <summary>Every set of states that has a beginning: the machine's own first, then those of its maps.</summary>
    public IReadOnlyList<JsonObject> Scopes { get; }

    /// <summary>Reads the definition of a state machine.</summary>
    /// <exception cref="FormatException">It is absent or no JSON, or a placeholder in it has nothing to fill it in.</exception>
    public static BrakeDefinition Of(StackResource machine)
    {
        var text = machine.Text("DefinitionString") ?? throw new FormatException($"{machine.ConstructPath} has no DefinitionString.");
        var words = machine.Value("DefinitionSubstitutions") is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetString(), StringComparer.Ordinal)
            : [];
        var filled = Placeholder().Replace(text, match => words.GetValueOrDefault(match.Groups["name"].Value)
            ?? throw new FormatException($"DefinitionSubstitutions of {machine.ConstructPath} do not say what {match.Value} is."));
        try
        {
            return new(
                JsonNode.Parse(filled) as JsonObject
                    ?? throw new FormatException($"The definition of {machine.ConstructPath} is no object."));
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The definition of {machine.ConstructPath} is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The states of a set.</summary>
    public static IEnumerable<JsonObject> States(JsonObject scope) =>
        scope["States"]!.AsObject().Select(state => state.Value).OfType<JsonObject>();

    /// <summary>A state of a set by its name; null where there is none.</summary>
    public static JsonObject? State(JsonObject scope, string? name) => name is null ? null : scope["States"]?[name] as JsonObject;

    /// <summary>Text of a member; null where it is absent or something else.</summary>
    public static string? Text(JsonNode? node, string member) =>
        (node as JsonObject)?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The tasks that call an action, such as <c>iam:listPolicies</c>.</summary>
    public IReadOnlyList<JsonObject> Calls(string action) =>
        [.. Objects.Where(each => Text(each, "Resource")?.EndsWith($":{action}", StringComparison.Ordinal) == true)];

    /// <summary>The set of states that holds one.</summary>
    public JsonObject ScopeOf(JsonObject state) => Scopes.Single(scope => States(scope).Contains(state));

    /// <summary>Where a choice leads if a variable has a truth value, tested on its own; empty where nothing tests it.</summary>
    public IEnumerable<JsonObject?> If(string variable, bool value) =>
        from scope in Scopes
        from state in States(scope)
        from choice in state["Choices"]?.AsArray() ?? []
        where
            Text(choice, "Variable") == variable
            && choice!["BooleanEquals"] is JsonValue test
            && test.TryGetValue<bool>(out var tested)
            && tested == value
        select State(scope, Text(choice, "Next"));

    /// <summary>The names of the states that can follow one, itself among them.</summary>
    public static IReadOnlySet<string> Reached(JsonObject scope, string? start)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string?> open = new([start]);
        while (open.TryPop(out var name))
        {
            if (name is not null && reached.Add(name) && State(scope, name) is { } state)
            {
                foreach (var next in Lists(state).Append(state).SelectMany(each => new[] { Text(each, "Next"), Text(each, "Default") }))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<JsonNode?> Lists(JsonObject state) =>
        new[] { "Choices", "Catch" }.SelectMany(list => state[list] as JsonArray ?? []);

    private static IEnumerable<JsonObject> Below(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Below(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Below),
        _ => [],
    };

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
