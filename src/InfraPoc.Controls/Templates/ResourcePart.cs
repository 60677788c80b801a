using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>An element of a list that a resource holds; what is read of it is recorded, as what is read of the resource is.</summary>
public sealed class ResourcePart
{
    private readonly StackResource resource;
    private readonly string path;
    private readonly JsonElement element;

    private ResourcePart(StackResource resource, string path, JsonElement element) =>
        (this.resource, this.path, this.element) = (resource, path, element);

    /// <summary>What is below a path; the element itself for none, null where there is nothing.</summary>
    /// <inheritdoc cref="StackResource.Value"/>
    public JsonElement? Value(params ReadOnlySpan<string> below) => Find(below, static _ => true, whole: false);

    /// <summary>The same with all that is in it.</summary>
    /// <inheritdoc cref="StackResource.Whole"/>
    public JsonElement? Whole(params ReadOnlySpan<string> below) => Find(below, static _ => true, whole: true);

    /// <summary>Text below a path; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> below) => Find(below, StackResource.IsText, whole: false)?.GetString();

    /// <summary>Text that must be there.</summary>
    /// <exception cref="BilingualException">It is not.</exception>
    public string Required(params ReadOnlySpan<string> below) => Text(below)
        ?? throw new BilingualException(new(
            $"{resource.ConstructPath} has no text at {Shown(below)}.", $"{resource.ConstructPath} の {Shown(below)} に文字列がありません。"));

    /// <summary>Whether what is below a path is true.</summary>
    public bool IsTrue(params ReadOnlySpan<string> below) =>
        Find(below, StackResource.IsTruth, whole: false) is { } value
        && (value.ValueKind == JsonValueKind.True || value.ToString() == "true");

    /// <summary>The elements of the list below a path; none where there is none.</summary>
    public IReadOnlyList<ResourcePart> List(params ReadOnlySpan<string> below) =>
        Elements(resource, Key(below), Find(below, StackResource.IsList, whole: false));

    /// <summary>The policy document below a path.</summary>
    /// <exception cref="PolicyFormatException">It is absent or not understood.</exception>
    public PolicyDocument Policy(params ReadOnlySpan<string> below) => Whole(below) is { } document
        ? PolicyDocument.Parse(document)
        : throw new PolicyFormatException(
            $"{resource.ConstructPath} has no policy at {Shown(below)}.", $"{resource.ConstructPath} の {Shown(below)} にポリシーがありません。");

    internal static IReadOnlyList<ResourcePart> Elements(StackResource resource, string path, JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } elements
            ? [.. elements.EnumerateArray().Select((each, index) => new ResourcePart(resource, $"{path}\n{index}", each))]
            : [];

    private string Shown(ReadOnlySpan<string> below) => Key(below).Replace('\n', '.');

    private string Key(ReadOnlySpan<string> below) => below.IsEmpty ? path : $"{path}\n{string.Join('\n', below!)}";

    private JsonElement? Find(ReadOnlySpan<string> below, Func<JsonElement, bool> isExpected, bool whole)
    {
        JsonElement? found = element;
        foreach (var name in below)
        {
            found = found is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var member) ? member : null;
        }

        if (found is not { } value || !isExpected(value))
        {
            return null;
        }

        resource.Read(Key(below), whole);
        return found;
    }
}
