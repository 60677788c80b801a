using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc estimate</c>: what the sandbox costs unused and the most that can be lost, in both currencies.</summary>
internal sealed class EstimateCommand : CliCommand
{
    private readonly Option<OutputFormat> format;

    public EstimateCommand(Session session)
        : base(
            session, "estimate",
            new(
                "Estimate what the sandbox costs unused, and the most that can be lost in a month, by department",
                "使われない月の費用と、1 か月に失いうる最大額を、部門ごとに見積もる"),
            new Example("estimate", new("takes some seconds, because it starts the app; docs/company/cost.md has the details", "アプリを起動するため数秒かかる。詳細は docs/company/cost.md")))
    {
        JsonType = typeof(EstimateReport);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var config = Session.Load(root);
        var today = LocalDay.Today(Session.Clock, config.Sandbox.TimeZone);
        var inventory = Session.Progress(DocsCommand.Counting, () => Session.Inventory(config, root));
        var report = EstimateReport.Of(config, inventory, today);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(report);
        }
        else
        {
            Write(report, new ExecutiveSummary(config, today, Session.Language), inventory, config.Sandbox.Money);
        }

        return Outcome.Done(new("`npm run docs` writes docs/company/cost.md, with every price", "`npm run docs` で、単価を含む docs/company/cost.md を出力できます"));
    }

    private void Write(EstimateReport report, ExecutiveSummary summary, Costs.SandboxInventory inventory, Money money)
    {
        string Both(CostSum sum) => CostText.Both(sum.Exact, money);
        Session.Terminal.Out.WriteLine(summary.Loss());
        Session.Terminal.Out.WriteLine(summary.Idle(inventory));
        RowTable.Write(
            Session.Terminal.Console,
            [.. new Bilingual[]
            {
                SharedWords.Department, new("Dearest model", "最も高いモデル"),
                new($"Stops at, {report.Month ?? "a month"}", $"停止する月額{(report.Month is null ? "" : $"（{report.Month}）")}"),
                new("Beyond it", "超過の見込み"),
                new("If only the bill tells", "請求でしか分からない場合"),
            }.Select(Session.Say)],
            [
                .. report.Departments.Select(each => (string[])
                    [each.Id, each.DearestModel, Both(each.Cap), Both(each.Beyond), Both(each.BeyondOnTheBill)]),
                [Session.Say(new("Together", "合計")), "", Both(report.Caps), Both(report.Beyond), Both(report.BeyondOnTheBill)],
            ],
            2, 3, 4);
    }
}
