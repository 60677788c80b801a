using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc config validate</c>: reports every problem of the configuration.</summary>
internal sealed class ConfigValidateCommand : CliCommand
{
    private readonly Option<OutputFormat> format;
    private readonly Option<bool> warningsAsErrors;

    public ConfigValidateCommand(Session session)
        : base(
            session, "validate", new("Check config/ and report every problem of every file", "config/ を検査し、すべてのファイルの問題をすべて表示する"),
            new("config validate", new("problems and warnings with file, line and column", "問題と警告をファイル、行、桁とともに表示する")),
            new("config validate --warnings-as-errors --format json", new("for CI", "CI 用")))
    {
        JsonType = typeof(ConfigReport);
        Options.Add(format = CommonOptions.Format(session));
        Options.Add(warningsAsErrors = CommonOptions.WarningsAsErrors(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        // The sizes of policies are known to what builds them, which starts as long as reading takes.
        var asked = Task.Run(() => AppProcess.Find(root)?.Validate());
        var result = Session.Read(root);
        _ = Task.WaitAny(asked);
        var answer = result.IsValid ? asked.GetAwaiter().GetResult() : null;
        var problems = answer ?? [.. result.Problems, .. result.Warnings];
        problems = result.Config is { } config ? [.. problems, .. RemovedDepartments.Warnings(config, root)] : problems;
        var hasErrors = problems.Any(problem => problem.Severity == ProblemSeverity.Error);
        var isValid = !hasErrors && (problems.Count == 0 || !arguments.GetValue(warningsAsErrors));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(new ConfigReport(
                isValid, answer is not null, [.. problems.Select(problem => ProblemReport.Of(problem, Session.Language))]));
        }
        else
        {
            Session.Report(problems);
            if (isValid)
            {
                Session.Terminal.Out.WriteLine(Session.Say(Summary(result.Config!, answer is not null)));
            }
        }

        return hasErrors ? new(ExitCode.Usage, Session.Correct)
            : isValid ? Outcome.Done(SummaryWords.NextSynthesize)
            : Outcome.Found(Session.Correct);
    }

    private static Bilingual Summary(SandboxConfig config, bool sizesChecked)
    {
        var (departments, models) = (config.Departments.Count, config.Models.Count);
        var sizes = sizesChecked ? new Bilingual("", "") : new(
            " The app is not built: the sizes of policies are checked at synthesis.",
            "アプリがビルドされていないため、ポリシーのサイズは合成のときに検査します。");
        return new(
            $"config/ is valid: {departments} department{(departments == 1 ? "" : "s")}, {models} model{(models == 1 ? "" : "s")}.{sizes.English}",
            $"config/ に問題はありません：{departments} 部門、{models} モデル。{sizes.Japanese}");
    }
}
