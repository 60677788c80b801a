using Spectre.Console;

namespace InfraPoc.Cli.Reports;

/// <summary>The result of checking controls, for a person.</summary>
internal static class ControlsText
{
    public static void Write(IAnsiConsole console, ControlsReport report)
    {
        foreach (var control in report.Controls.Where(control => control.Violations.Count > 0))
        {
            var table = new Table()
                .Border(TableBorder.Rounded).Expand()
                .Title(Markup.Escape($"{control.Id} {control.Name}"), new Style(decoration: Decoration.Bold))
                .AddColumns("Where", "What is wrong");
            foreach (var violation in control.Violations)
            {
                _ = table.AddRow(new Text(Where(violation)), new Text(violation.What));
            }

            console.Write(table);
            console.WriteLine($"Fix: {control.Fix}");
            console.WriteLine();
        }

        console.WriteLine(report.Violated == 0
            ? $"All {report.Controls.Count} controls hold in the {report.Stacks.Count} stacks of {report.Assembly}."
            : $"{report.Violated} of {report.Controls.Count} controls {(report.Violated == 1 ? "is" : "are")} violated in the {report.Stacks.Count} stacks of {report.Assembly}. Do not deploy them.");
    }

    private static string Where(ControlViolation violation) => violation switch
    {
        { Path: "" } => "the sandbox as a whole",
        { Property: "" } => violation.Path,
        _ => $"{violation.Path}\n{violation.Property}",
    };
}
