using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc summary</c>: what the configuration gives to whom, and which stacks were synthesized from it.</summary>
internal sealed class SummaryCommand : CliCommand
{
    private readonly Option<OutputFormat> format;
    private readonly Option<bool> warningsAsErrors;
    private readonly Option<string> assembly;

    public SummaryCommand(Session session)
        : base(
            session, "summary",
            new("Show departments, models, periods and caps, and the stacks synthesized from them", "部門、モデル、期間、上限と、合成済みのスタックを表示する"),
            new("summary", new("what `npm start` shows at its end", "`npm start` の最後に表示されるもの")),
            new("summary --format json", new("the same for programs", "同じ内容をプログラム用に出力する")))
    {
        JsonType = typeof(SandboxSummary);
        Options.Add(format = CommonOptions.Format(session));
        Options.Add(warningsAsErrors = CommonOptions.WarningsAsErrors(session));
        Options.Add(assembly = CommonOptions.Assembly(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var (config, folder) = (Session.Load(root, out var warnings), arguments.GetRequiredValue(assembly));
        var names = config.Sandbox.Names();
        var summary = SandboxSummary.Of(
            config, names, SynthesizedStack.ReadAll(Path.Combine(root, folder)),
            LocalDay.Today(Session.Clock, config.Sandbox.TimeZone));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(summary);
        }
        else
        {
            SummaryText.Write(Session.Terminal.Console, summary, folder, Session.Language);
        }

        Session.Report(warnings);
        return NextStep(root, summary, warnings) with
        {
            ExitCode = warnings.Count > 0 && arguments.GetValue(warningsAsErrors) ? ExitCode.Findings : ExitCode.Success,
        };
    }

    private static Outcome NextStep(string root, SandboxSummary summary, IReadOnlyList<ConfigProblem> warnings) =>
        warnings.Any(warning => warning.Code == SampleValues.Code) ? Outcome.Done(SummaryWords.NextReplace)
        : GitCheckout.Changed(root, ConfigLoader.Folder) is { Count: > 0 } changed ? Outcome.Done(SummaryWords.NextCommit, changed)
        : GitCheckout.Unmerged(root, ConfigLoader.Folder) is { Count: > 0 } unmerged ? Outcome.Done(SummaryWords.NextPullRequest, unmerged)
        : summary.Stacks.Count == 0 ? Outcome.Done(SummaryWords.NextSynthesize)
        : Outcome.Done(SummaryWords.NextDeploy);
}
