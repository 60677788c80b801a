using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Reports;

/// <summary>The result of checking controls, for a person, in the report's language.</summary>
internal static class ControlsText
{
    private static readonly Bilingual Place = new("Where", "場所");
    private static readonly Bilingual Fault = new("What is wrong", "内容");
    private static readonly Bilingual Fix = new("Fix: ", "直し方：");
    private static readonly Bilingual Sandbox = new("the sandbox as a whole", "サンドボックス全体");

    public static void Write(IAnsiConsole console, ControlsReport report, Language language)
    {
        foreach (var result in report.Controls.Where(control => control.Violations.Count > 0))
        {
            var table = new Table()
                .Border(TableBorder.Rounded).Expand()
                .Title(Markup.Escape($"{result.Id} {result.Name}"), new Style(decoration: Decoration.Bold))
                .AddColumns(Place.In(language), Fault.In(language));
            foreach (var violation in result.Violations)
            {
                _ = table.AddRow(new Text(Where(violation, language)), new Text(violation.What));
            }

            console.Write(table);
            if (language != Language.English)
            {
                // The name above is in English.
                console.WriteWrapped(result.Guarantee);
            }

            console.WriteWrapped($"{Fix.In(language)}{result.Fix}");
            console.WriteLine();
        }

        console.WriteWrapped((report.Violated == 0 ? AllHold(report) : Violated(report)).In(language));
    }

    private static Bilingual AllHold(ControlsReport report) => new(
        $"{(report.Controls.Count == 1 ? "The only control holds" : $"All {report.Controls.Count} controls hold")} in the {Stacks(report)} of {report.Assembly}.",
        $"{report.Assembly} の {report.Stacks.Count} 個のスタックは、{report.Controls.Count} 個のコントロールすべてを満たしています。");

    private static Bilingual Violated(ControlsReport report) => new(
        $"{report.Violated} of {report.Controls.Count} {(report.Controls.Count == 1 ? "control" : "controls")} {(report.Violated == 1 ? "is" : "are")} violated in the {Stacks(report)} of {report.Assembly}. Do not deploy them.",
        $"{report.Assembly} の {report.Stacks.Count} 個のスタックは、{report.Controls.Count} 個のコントロールのうち {report.Violated} 個に違反しています。デプロイしないでください。");

    private static string Stacks(ControlsReport report) => SharedWords.Stacks(report.Stacks.Count);

    private static string Where(ControlViolation violation, Language language) => violation switch
    {
        { Path: "" } => Sandbox.In(language),
        { Property: "" } => violation.Path,
        _ => $"{violation.Path}\n{violation.Property}",
    };
}
