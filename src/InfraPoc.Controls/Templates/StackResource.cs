using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>A resource of a template, read with every reference filled in.</summary>
public sealed class StackResource
{
    private readonly JsonElement resource;
    // Also the record of what controls have read.
    private readonly ConcurrentDictionary<string, JsonElement?> values = new(1, 5, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PolicyDocument> policies = new(1, 1, StringComparer.Ordinal);

    internal StackResource(StackTemplate stack, string logicalId, JsonElement resource)
    {
        Stack = stack;
        LogicalId = logicalId;
        this.resource = resource;
        Type = resource.GetProperty(nameof(Type)).GetString()!;
    }

    /// <summary>The stack that holds it.</summary>
    public StackTemplate Stack { get; }

    /// <summary>Its name in the template.</summary>
    public string LogicalId { get; }

    /// <summary>Such as AWS::IAM::Role.</summary>
    public string Type { get; }

    /// <summary>Path of its construct in the app; stack and logical id where the template does not say.</summary>
    public string ConstructPath =>
        resource.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("aws:cdk:path", out var path)
        ? path.GetString()!
        : $"{Stack.Name}/{LogicalId}";

    /// <summary>What happens to it when it leaves its stack; CloudFormation deletes most types unless told otherwise.</summary>
    public string? DeletionPolicy => resource.TryGetProperty(nameof(DeletionPolicy), out var policy) ? policy.GetString() : null;

    /// <summary>What happens to it when a change replaces it.</summary>
    public string? UpdateReplacePolicy => resource.TryGetProperty(nameof(UpdateReplacePolicy), out var policy) ? policy.GetString() : null;

    /// <summary>Names of the properties that the template gives it.</summary>
    public IEnumerable<string> Properties =>
        resource.TryGetProperty(nameof(Properties), out var properties) ? properties.EnumerateObject().Select(each => each.Name) : [];

    /// <summary>What Ref returns.</summary>
    /// <exception cref="PolicyFormatException">It is not known for the type.</exception>
    public string Ref => Attribute(TemplateResource.Ref);

    /// <summary>What Fn::GetAtt returns, such as the Arn of a role.</summary>
    /// <exception cref="PolicyFormatException">It is not known for the type.</exception>
    public string Attribute(string name) => Stack.References.Attribute(LogicalId, name);

    /// <summary>A property by its path below Properties; null where it is absent. Whatever is on the way is resolved.</summary>
    /// <exception cref="PolicyFormatException">A reference in it is not understood.</exception>
    public JsonElement? Value(params ReadOnlySpan<string> path)
    {
        var key = string.Join('\n', path!);
        if (!values.TryGetValue(key, out var value))
        {
            values[key] = value = Find(path);
        }

        return value;
    }

    /// <summary>A property that is text; null where it is absent or something else.</summary>
    /// <inheritdoc cref="Value"/>
    public string? Text(params ReadOnlySpan<string> path) =>
        Value(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A property that is a number; null where it is absent or something else. CloudFormation takes text for a number.</summary>
    /// <inheritdoc cref="Value"/>
    public decimal? Number(params ReadOnlySpan<string> path) => Value(path) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        { ValueKind: JsonValueKind.String } text
            when decimal.TryParse(text.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Whether a property is true; false where it is absent. CloudFormation takes text for a truth value.</summary>
    /// <inheritdoc cref="Value"/>
    public bool IsTrue(params ReadOnlySpan<string> path) =>
        Value(path) is { } value
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    /// <summary>The elements of a property that is a list; none where it is absent or something else.</summary>
    /// <inheritdoc cref="Value"/>
    public IReadOnlyList<JsonElement> List(params ReadOnlySpan<string> path) =>
        Value(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>A property that is a policy document.</summary>
    /// <exception cref="PolicyFormatException">It is absent, or the policy or a reference in it is not understood.</exception>
    public PolicyDocument Policy(params ReadOnlySpan<string> path)
    {
        var key = string.Join('\n', path!);
        if (!policies.TryGetValue(key, out var policy))
        {
            policies[key] = policy = Value(path) is { } document
                ? PolicyDocument.Parse(document)
                : throw new PolicyFormatException($"{ConstructPath} has no {string.Join('.', path!)}.");
        }

        return policy;
    }

    /// <summary>Name of the property with the tags.</summary>
    public string TagsProperty => Type == "AWS::Budgets::Budget" ? "ResourceTags" : "Tags";

    /// <summary>The tags by key; none where it has none.</summary>
    public IReadOnlyDictionary<string, string> Tags() => Value(TagsProperty) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray()
            .ToDictionary(tag => tag.GetProperty("Key").GetString()!, tag => tag.GetProperty("Value").GetString()!),
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!),
        _ => new Dictionary<string, string>(),
    };

    /// <summary>Paths of the properties that nobody has asked for, as far up as nothing below was asked for either.</summary>
    internal IEnumerable<string> Unread() =>
        resource.TryGetProperty(nameof(Properties), out var properties) && !values.ContainsKey("")
            ? properties.EnumerateObject().SelectMany(each => Unread(each.Name, each.Value))
            : [];

    private IEnumerable<string> Unread(string path, JsonElement value) =>
        values.ContainsKey(path) ? []
        : value.ValueKind == JsonValueKind.Object && values.Keys.Any(read => read.StartsWith($"{path}\n", StringComparison.Ordinal))
        ? value.EnumerateObject().SelectMany(each => Unread($"{path}\n{each.Name}", each.Value))
        : [path.Replace('\n', '.')];

    /// <summary>A violation of this resource.</summary>
    /// <param name="what">What is wrong: the value found and the values allowed, one sentence.</param>
    /// <param name="property">Path of the property below Properties; empty for the resource as a whole.</param>
    public Violation Violates(string what, string property = "") => new(what, Stack, this, property);

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        if (!resource.TryGetProperty(nameof(Properties), out var value))
        {
            return null;
        }

        foreach (var name in path)
        {
            if (IsReference(value))
            {
                value = Resolve(value);
            }

            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return Resolve(value);
    }

    private static bool IsReference(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Any(member => member.Name == "Ref" || member.Name.StartsWith("Fn::", StringComparison.Ordinal));

    private JsonElement Resolve(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? JsonSerializer.Deserialize<JsonElement>(Stack.References.ResolveJson(value))
        : value;
}
