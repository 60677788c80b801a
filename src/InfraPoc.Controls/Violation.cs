using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>Where the templates break a control, and how.</summary>
/// <param name="What">What is wrong: the value found and the values allowed, one sentence.</param>
/// <param name="Stack">The stack; null where a whole stack or something that no stack holds is missing.</param>
/// <param name="Resource">The resource; null where one is missing.</param>
/// <param name="Property">
/// Path of the property below Properties, such as <c>Tags</c> or <c>PolicyDocument.Statement</c>; empty for the resource as a whole.
/// </param>
public sealed record Violation(Bilingual What, StackTemplate? Stack = null, StackResource? Resource = null, string Property = "")
{
    /// <summary>Where it is: the construct's path, else the stack's name, else nothing.</summary>
    public string Path => Resource?.ConstructPath ?? Stack?.Name ?? "";
}
