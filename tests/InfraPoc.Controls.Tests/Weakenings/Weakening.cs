using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>One change to one resource that could make the sandbox less safe.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Stack">The stack that holds the resource.</param>
/// <param name="LogicalId">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Path">Where in the resource, such as <c>Properties.Tags[2]</c>; empty for all of it.</param>
/// <param name="Apply">Changes the resource; null removes it.</param>
internal sealed record Weakening(WeakeningKind Kind, string Stack, string LogicalId, string Type, string Path, Action<JsonObject>? Apply)
{
    /// <summary>The same for all resources of the type: what reasons are given for.</summary>
    public string Key => $"{Kind} {Type} {Pattern}".TrimEnd();

    /// <summary>The path without positions in lists.</summary>
    public string Pattern =>
        System.Text.RegularExpressions.Regex.Replace(
            Path, @"\[\d+\]", "[]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Stack}/{LogicalId} ({Type}) {Path}";
}
