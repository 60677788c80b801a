using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>A resource of a template, read with every reference filled in.</summary>
public sealed class StackResource
{
    private static readonly JsonElement EmptyProperties = JsonSerializer.Deserialize<JsonElement>("{}");

    private readonly JsonElement resource;
    private readonly ConcurrentDictionary<string, JsonElement?> values = new(1, 5, StringComparer.Ordinal);

    // What controls have read and understood, and whether with all that is in it.
    private readonly ConcurrentDictionary<string, bool> read = new(1, 5, StringComparer.Ordinal);
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
        Written.EnumerateObject().Select(each => each.Name);

    /// <summary>The properties as the template has them.</summary>
    internal JsonElement Written => resource.TryGetProperty(nameof(Properties), out var properties) ? properties : EmptyProperties;

    /// <summary>What Ref returns.</summary>
    /// <exception cref="PolicyFormatException">It is not known for the type.</exception>
    public string Ref => Attribute(TemplateResource.Ref);

    /// <summary>What Fn::GetAtt returns, such as the Arn of a role.</summary>
    /// <exception cref="PolicyFormatException">It is not known for the type.</exception>
    public string Attribute(string name) => Stack.References.Attribute(LogicalId, name);

    /// <summary>
    /// A property by its path below Properties; null where it is absent. Whatever is on the way is resolved. Who looks into what it holds
    /// asks for that by its own path, or for the <see cref="Whole"/>: what nobody has asked for is known.
    /// </summary>
    /// <exception cref="PolicyFormatException">A reference in it is not understood.</exception>
    public JsonElement? Value(params ReadOnlySpan<string> path) => As(static _ => true, path);

    /// <summary>A property with all that is in it, for those who compare or understand it completely.</summary>
    /// <inheritdoc cref="Value"/>
    public JsonElement? Whole(params ReadOnlySpan<string> path)
    {
        Read(string.Join('\n', path!), whole: true);
        return Value(path);
    }

    /// <summary>A property for those who do not understand it, such as who makes a hash of all: it is not judged by this.</summary>
    /// <inheritdoc cref="Value"/>
    internal JsonElement? Uninterpreted(string name) => Find([name]);

    /// <summary>A property that is text; null where it is absent or something else.</summary>
    /// <inheritdoc cref="Value"/>
    public string? Text(params ReadOnlySpan<string> path) => As(IsText, path)?.GetString();

    /// <summary>A property that is a number; null where it is absent or something else. CloudFormation takes text for a number.</summary>
    /// <inheritdoc cref="Value"/>
    public decimal? Number(params ReadOnlySpan<string> path) => As(IsNumber, path) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        { ValueKind: JsonValueKind.String } text
            when decimal.TryParse(text.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Whether a property is true; false where it is absent. CloudFormation takes text for a truth value.</summary>
    /// <inheritdoc cref="Value"/>
    public bool IsTrue(params ReadOnlySpan<string> path) =>
        As(IsTruth, path) is { } value && (value.ValueKind == JsonValueKind.True || value.ToString() == "true");

    /// <summary>The elements of a property that is a list; none where it is absent or something else.</summary>
    /// <inheritdoc cref="Value"/>
    public IReadOnlyList<ResourcePart> List(params ReadOnlySpan<string> path) =>
        ResourcePart.Elements(this, string.Join('\n', path!), As(IsList, path));

    /// <summary>A property that is a policy document.</summary>
    /// <exception cref="PolicyFormatException">It is absent, or the policy or a reference in it is not understood.</exception>
    public PolicyDocument Policy(params ReadOnlySpan<string> path)
    {
        var key = string.Join('\n', path!);
        if (!policies.TryGetValue(key, out var policy))
        {
            policies[key] = policy = Whole(path) is { } document
                ? PolicyDocument.Parse(document)
                : throw new PolicyFormatException(
                    $"{ConstructPath} has no {string.Join('.', path!)}.", $"{ConstructPath} に {string.Join('.', path!)} がありません。");
        }

        return policy;
    }

    /// <summary>Name of the property with the tags.</summary>
    public string TagsProperty => Type == "AWS::Budgets::Budget" ? "ResourceTags" : "Tags";

    /// <summary>The tags by key; none where it has none.</summary>
    public IReadOnlyDictionary<string, string> Tags() => Whole(TagsProperty) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray()
            .ToDictionary(tag => tag.GetProperty("Key").GetString()!, tag => tag.GetProperty("Value").GetString()!),
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!),
        _ => new Dictionary<string, string>(),
    };

    /// <summary>Records that a control has read something; see <see cref="ResourcePart"/>.</summary>
    internal void Read(string path, bool whole)
    {
        if (whole)
        {
            read[path] = true;
        }
        else
        {
            read.TryAdd(path, false);
        }
    }

    internal static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    internal static bool IsNumber(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String;

    internal static bool IsTruth(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        || (IsText(value) && value.GetString() is "true" or "false");

    internal static bool IsList(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    /// <summary>Paths of what nobody has asked for, as far up as nothing below was asked for either; an element is <c>[0]</c>.</summary>
    internal IEnumerable<string> Unread()
    {
        if (!resource.TryGetProperty(nameof(Properties), out var properties))
        {
            return [];
        }

        HashSet<string> touched = new(read.Keys, StringComparer.Ordinal);
        foreach (var path in read.Keys)
        {
            for (var end = path.LastIndexOf('\n'); end > 0 && touched.Add(path[..end]);)
            {
                end = path.LastIndexOf('\n', end - 1);
            }
        }

        return properties.EnumerateObject().SelectMany(each => Unread(touched, each.Name, each.Name, each.Value));
    }

    /// <param name="touched">Whatever was read, and what holds it.</param>
    /// <param name="path">Where the value is.</param>
    /// <param name="shown">The same as people write it.</param>
    /// <param name="value">The value as the template has it.</param>
    private IEnumerable<string> Unread(HashSet<string> touched, string path, string shown, JsonElement value) =>
        read.GetValueOrDefault(path) ? []
        : !touched.Contains(path) ? [shown]
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Index()
            .SelectMany(each => Unread(touched, $"{path}\n{each.Index}", $"{shown}[{each.Index}]", each.Item))
        : value.ValueKind == JsonValueKind.Object && !IsReference(value) ? value.EnumerateObject()
            .SelectMany(each => Unread(touched, $"{path}\n{each.Name}", $"{shown}.{each.Name}", each.Value))
        : [];

    /// <summary>A violation of this resource.</summary>
    /// <param name="what">What is wrong: the value found and the values allowed, one sentence.</param>
    /// <param name="property">Path of the property below Properties; empty for the resource as a whole.</param>
    public Violation Violates(Bilingual what, string property = "") => new(what, Stack, this, property);

    /// <summary>A property that is as it is expected; what is something else is absent to who asks, and not read.</summary>
    private JsonElement? As(Func<JsonElement, bool> isExpected, ReadOnlySpan<string> path)
    {
        var key = string.Join('\n', path!);
        if (!values.TryGetValue(key, out var value))
        {
            values[key] = value = Find(path);
        }

        if (value is not { } found || !isExpected(found))
        {
            return null;
        }

        Read(key, whole: false);
        return found;
    }

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
