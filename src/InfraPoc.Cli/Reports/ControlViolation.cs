using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Reports;

/// <summary>Where a control is violated, in one language.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Path">Path of the construct, or the stack's name; empty where something is missing that no stack holds.</param>
/// <param name="Property">Path of the property below Properties; empty for the resource as a whole.</param>
/// <param name="Stack">The stack; null where none is concerned.</param>
/// <param name="LogicalId">The resource in its template; null where one is missing.</param>
/// <param name="Template">The template's file; null where none is concerned.</param>
internal sealed record ControlViolation(string What, string Path, string Property, string? Stack, string? LogicalId, string? Template)
{
    public static ControlViolation Of(Violation violation, Language language) => new(
        violation.What.In(language), violation.Path, violation.Property, violation.Stack?.Name, violation.Resource?.LogicalId,
        violation.Stack?.File);
}
