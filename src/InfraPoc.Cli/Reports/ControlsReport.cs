using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reports;

/// <summary>What checking the controls on a cloud assembly found, in one language.</summary>
/// <param name="Assembly">The folder, as given.</param>
/// <param name="Stacks">The stacks in it.</param>
/// <param name="Violated">Number of controls that are violated.</param>
/// <param name="Controls">Every control with its violations.</param>
internal sealed record ControlsReport(string Assembly, IReadOnlyList<string> Stacks, int Violated, IReadOnlyList<ControlResult> Controls)
{
    public static ControlsReport Of(IReadOnlyList<Control> controls, SandboxTemplates templates, string folder, Language language)
    {
        List<ControlResult> results = [.. controls.Select(control => ControlResult.Of(control, templates, language))];
        return new(
            folder,
            [.. templates.Stacks.Select(stack => stack.Name)],
            results.Count(result => result.Violations.Count > 0),
            results);
    }
}
