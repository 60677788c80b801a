using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>One change to one resource, or to one template, that could make the sandbox less safe.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Stack">The stack that holds the resource.</param>
/// <param name="LogicalId">The resource; empty for the template as a whole.</param>
/// <param name="Type">Its type.</param>
/// <param name="Path">Where in the resource, such as <c>Properties.Tags[2]</c>; empty for all of it.</param>
/// <param name="Apply">Changes the resource, or the template; null removes the resource.</param>
internal sealed record Weakening(WeakeningKind Kind, string Stack, string LogicalId, string Type, string Path, Action<JsonObject>? Apply)
{
    /// <summary>Where the stack goes to instead; null for where the configuration says.</summary>
    public (string Account, string Region)? Place { get; init; }

    /// <summary>What is alike in several places, of which one is tried; null where <see cref="Pattern"/> says it.</summary>
    public string? Alike { get; init; }

    /// <summary>The same for all resources of the type: what reasons are given for.</summary>
    public string Key => $"{Kind} {Type} {Pattern}".TrimEnd();

    /// <summary>The path without positions in lists.</summary>
    public string Pattern =>
        System.Text.RegularExpressions.Regex.Replace(
            Path, @"\[\d+\]", "[]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Stack}/{LogicalId} ({Type}) {Path}";
}
