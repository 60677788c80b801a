using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reports;

/// <summary>A control and where it is violated, in one language.</summary>
/// <param name="Id">Such as AUD-02.</param>
/// <param name="Name">The control's name.</param>
/// <param name="Guarantee">What it guarantees.</param>
/// <param name="Why">What goes wrong without it.</param>
/// <param name="Fix">What to do about a violation.</param>
/// <param name="Violations">Empty where the control holds.</param>
internal sealed record ControlResult(
    string Id, string Name, string Guarantee, string Why, string Fix, IReadOnlyList<ControlViolation> Violations)
{
    public static ControlResult Of(Control control, SandboxTemplates templates, Language language) => new(
        control.Id,
        control.Name,
        control.Guarantee.In(language),
        control.Why.In(language),
        control.Fix.In(language),
        [.. control.Check(templates).Select(violation => ControlViolation.Of(violation, language))]);
}
