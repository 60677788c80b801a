using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc status</c>: what would be deployed, and what needs somebody's attention.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly Option<OutputFormat> format;
    private readonly Option<string> assembly;

    public StatusCommand(Session session)
        : base(
            session, "status",
            new(
                "Show what would be deployed, which departments end within 30 days, stale prices and models near their end",
                "デプロイされるもの、30 日以内に期間が終わる部門、古い価格、提供終了が近いモデルを表示する"),
            new Example("status", new("what to look at this week", "今週確認すべきこと")))
    {
        Options.Add(assembly = CommonOptions.Assembly(session));
        JsonType = typeof(StatusReport);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var config = Session.Load(root, out var warnings);
        var folder = arguments.GetRequiredValue(assembly);
        var today = LocalDay.Today(Session.Clock, config.Sandbox.TimeZone);
        var stacks = SynthesizedStack.ReadAll(Path.Combine(root, folder));
        var report = StatusReport.Of(
            config, stacks, stacks.Count > 0 && CloudAssembly.IsOlder(root, folder), warnings.Count,
            today);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(report);
        }
        else
        {
            foreach (var line in Lines(report, folder, today))
            {
                Session.Terminal.Out.WriteLine(Session.Say(line));
            }
        }

        return Outcome.Done(
            stacks.Count == 0 || report.IsOutdated ? SummaryWords.NextSynthesize
            : report.Warnings > 0 ? new("`infrapoc config validate` shows the warnings", "警告は `infrapoc config validate` で確認できます")
            : SummaryWords.NextSummary);
    }

    private static IEnumerable<Bilingual> Lines(StatusReport report, string folder, DateOnly today) =>
    [
        report.Stacks.Count == 0 ? new("Nothing is synthesized.", "まだ合成していません。")
            : report.IsOutdated ? new(
                $"{SharedWords.Stacks(report.Stacks.Count)} in {folder}, older than config/.", $"{folder} に {report.Stacks.Count} 個のスタックがありますが、config/ より古いものです。")
            : new($"Would be deployed: {SharedWords.Stacks(report.Stacks.Count)} in {folder}.", $"{folder} の {report.Stacks.Count} 個のスタックがデプロイの対象です。"),
        report.EndingSoon.Count == 0
            ? new($"No department ends within {StatusReport.SoonDays} days.", $"{StatusReport.SoonDays} 日以内に期間が終わる部門はありません。")
            : new("Departments that end soon or ended:", "期間がまもなく終わる、または終わった部門："),
        .. report.EndingSoon.Select(department =>
            new Bilingual($"  {department.Id}: ", $"  {department.Id}：") + SharedWords.Until(department)),
        .. report.Moves.Take(1).Select(_ => new Bilingual($"{MoveWords.Planned.English}:", $"{MoveWords.Planned.Japanese}：")),
        .. report.Moves.Select(move => new Bilingual($"  {MoveWords.Line(move)}", $"  {MoveWords.Line(move)}") + MoveWords.ToDo(move, today)),
        .. report.StalePrices.Select(model => new Bilingual(
            $"The price of {model.Alias} was read {model.PriceAgeDays} days ago.", $"{model.Alias} の価格は {model.PriceAgeDays} 日前に確認したものです。")),
        .. report.ModelsNearEnd.Select(model =>
            new Bilingual($"{model.Alias} ", $"{model.Alias} は ") + SharedWords.Served(model) + new Bilingual(".", "。")),
        report.Warnings == 0 ? new("No warnings in config/.", "config/ に警告はありません。")
            : new($"Warnings in config/: {report.Warnings}.", $"config/ に警告が {report.Warnings} 件あります。"),
    ];
}
