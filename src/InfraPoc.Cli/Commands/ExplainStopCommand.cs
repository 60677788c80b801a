using System.CommandLine;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc explain-stop</c>: what the brake decides for given or recorded spending, by the very function that decides in the account.
/// </summary>
internal sealed class ExplainStopCommand : CliCommand
{
    private readonly Argument<string> department;
    private readonly Option<string[]> spent;
    private readonly Option<string> ledger;
    private readonly Option<string> at;
    private readonly Option<OutputFormat> format;

    public ExplainStopCommand(Session session)
        : base(
            session, "explain-stop",
            new("Say whether the brake stops a department that has spent this much, by which rule, until when, and what lifts it", "この金額を使った部門を停止するか、どの規則によるか、いつまでか、何で解除されるかを表示する"),
            new("explain-stop sales --spent 50000", new("spent this month, in the sandbox's currency", "今月の利用額（サンドボックスの通貨）")),
            new("explain-stop sales --spent hour=2000 --spent month=12000 --at 2027-01-15T09:00", new("by window, at a time", "期間ごとの利用額と日時")),
            new(
                "explain-stop sales --ledger sales.json",
                new(
                    "with what it has spent: an administrator of the sandbox account exports it; TABLE is the output LedgerTable of the Usage stack",
                    "実際の利用額で判定する（サンドボックスアカウントの管理者が出力したファイル。TABLE は Usage スタックの出力 LedgerTable）"),
                LedgerExport.Query("sales", "sales.json")))
    {
        JsonType = typeof(StopExplanation);
        Arguments.Add(department = CommonOptions.DepartmentArgument(session));
        Options.Add(spent = session.Option<string[]>(
            "--spent", "[WINDOW=]AMOUNT",
            new(
                "Spent in the hour, day, month (by default) or total; bill and everybody (this month) as well",
                "利用額。hour、day、month（既定）、total のほか、bill（今月の請求）と everybody（今月の全部門）も指定可")));
        Options.Add(ledger = session.Option<string>(
            "--ledger", "FILE", new("What it has spent, as `aws dynamodb query` prints it (see the example)", "利用額。`aws dynamodb query` の出力（例を参照）")));
        Options.Add(at = session.Option<string>("--at", "TIME", new("When, in the sandbox's time zone; now by default", "日時（サンドボックスのタイムゾーン。既定は現在）")));
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var config = Session.Load(CommonOptions.RootOf(arguments));
        var sandbox = config.Sandbox;
        var one = config.Department(arguments.GetRequiredValue(department));
        var given = SpentAmounts.Read(arguments.GetValue(spent) ?? []);
        var moment = arguments.GetValue(at) is { } time ? Moment.Read(time, sandbox.TimeZone) : Session.Clock.GetUtcNow();
        var recorded = Recorded(arguments.GetValue(ledger), given, one, sandbox, moment);
        var (decision, amounts) = Decide(one, sandbox, given, recorded, moment);
        var why = decision.Stopped ? decision.Why : Session.Say(NoReason);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(new StopExplanation(
                one.Id, moment, decision.Stopped, decision.Cause, why, decision.Until, decision.Lifts, amounts,
                sandbox.Money.Currency));
        }
        else
        {
            foreach (var (head, text) in new (Bilingual, string?)[]
            {
                (SharedWords.Department, $"{one.Name} ({one.Id})"),
                (new("At", "日時"), Moment.Shown(moment, sandbox.TimeZone)),
                (new("Spent", "利用額"), recorded is null ? null : string.Join(
                    Session.Say(SharedWords.Separator),
                    SpentAmounts.Windows.Select(window => $"{window} {CostText.Amount(amounts[window], sandbox.Money)}"))),
                (new("Decision", "判定"), Session.Say(decision.Stopped ? new("stopped", "停止") : new("running", "利用可"))),
                (new("Rule", "規則"), decision.Cause is { } cause ? Session.Say(Rule(cause, one, sandbox, moment)) : null),
                (new("Why", "理由"), why),
                (new("Until", "期限"), decision.Until is { } until ? Moment.Shown(until, sandbox.TimeZone) : null),
                (new("Lifted", "解除"), decision.Lifts),
                (new("Not asked", "対象外"), recorded is null ? null : Session.Say(NotInLedger)),
            })
            {
                if (text is not null)
                {
                    Session.Terminal.Out.WriteLine($"{Session.Say(head)}{Session.Say(SharedWords.Colon)}{text}");
                }
            }
        }

        return Outcome.Done(!decision.Stopped ? new(
            $"`infrapoc department show {one.Id}` shows its caps", $"上限は `infrapoc department show {one.Id}` で確認できます") : new(
            $"`infrapoc department show {one.Id}` shows its caps; `docs/runbook.md#a-department-is-stopped` says what to do about a stop",
            $"上限は `infrapoc department show {one.Id}` で確認できます。停止への対応は `docs/runbook.ja.md#a-department-is-stopped` を参照してください"));
    }

    /// <summary>Why it runs: the brake's own words are those of a message that a stop is over, and none was.</summary>
    private static readonly Bilingual NoReason = new("There is no reason to stop it.", "停止する理由はありません。");

    private static readonly Bilingual NotInLedger = new(
        "orders to the brake, what it remembers of a stop, the bill and other departments; --spent bill=AMOUNT and everybody=AMOUNT give the last two",
        "ブレーキへの命令、ブレーキの記憶、請求額、ほかの部門の利用額（後の 2 つは --spent bill=金額 と everybody=金額 で指定できます）");

    /// <summary>What the ledger has; null where it was not given.</summary>
    private DepartmentSpending? Recorded(
        string? file, IReadOnlyDictionary<string, decimal> given, Department one, Sandbox sandbox, DateTimeOffset moment)
    {
        if (file is null)
        {
            return given.Count > 0 ? null : throw new CommandException(
                ExitCode.Usage,
                new("--spent or --ledger is missing.", "--spent か --ledger が必要です。"),
                new(
                    $"`infrapoc explain-stop {one.Id} --spent 50000`, or export what it has spent as `infrapoc explain-stop --help` shows",
                    $"`infrapoc explain-stop {one.Id} --spent 50000` を実行するか、`infrapoc explain-stop --help` の例のとおりに利用額を出力してください"));
        }

        if (given.Keys.FirstOrDefault(SpentAmounts.Windows.Contains) is { } window)
        {
            throw CommandException.Misused(new(
                $"--spent {window} and --ledger exclude each other: the ledger has it.", $"--spent {window} と --ledger は併用できません（台帳に含まれています）。"));
        }

        if (moment < Session.Clock.GetUtcNow() - LedgerRows.HoursLast)
        {
            throw CommandException.Misused(new(
                $"The ledger keeps hours for {LedgerRows.HoursLast.TotalDays:0} days, and cannot tell what was spent in an hour or a day before.",
                $"台帳が時間ごとの利用額を保持するのは {LedgerRows.HoursLast.TotalDays:0} 日間です。それより前の時点の利用額は分かりません。"));
        }

        var calendar = new SandboxCalendar(sandbox.TimeZone);
        var rows = LedgerExport.Read(Path.GetFullPath(file), one.Id, calendar, moment);
        if (rows is { Hours.Count: 0, Months.Count: 0 })
        {
            Session.Tell(new(
                $"{Config.Validation.Excerpt.Of(Path.GetFileName(file))} has no row of {one.Id}: the ledger holds nothing for it, and it is taken to have spent nothing.",
                $"{Config.Validation.Excerpt.Of(Path.GetFileName(file))} に {one.Id} の行がありません。台帳に {one.Id} の記録がないものとし、利用額を 0 として判定します。"));
        }

        return DepartmentSpending.Of(rows.Hours, rows.Months, calendar, RulesOf(one, sandbox).Start, moment);
    }

    private static DepartmentRules RulesOf(Department one, Sandbox sandbox) =>
        UsageEntries.Department(one, sandbox, sandbox.Names(), "-", new Dictionary<string, string>());

    private (BrakeDecision Decision, IReadOnlyDictionary<string, decimal> Amounts) Decide(
        Department one, Sandbox sandbox, Dictionary<string, decimal> given, DepartmentSpending? recorded, DateTimeOffset moment)
    {
        var rules = UsageEntries.Sandbox(sandbox, sandbox.Names()) with { Language = Session.Language == Language.Japanese ? "ja" : "en" };
        var amounts = recorded is null ? SpentAmounts.Filled(given) : new(given)
        {
            ["hour"] = Local(recorded.Hour),
            ["day"] = Local(recorded.Day),
            ["month"] = Local(recorded.Month),
            ["total"] = Local(recorded.Total),
        };
        var spending = recorded ?? DepartmentSpending.None with
        {
            Hour = Micros("hour"),
            Day = Micros("day"),
            Month = Micros("month"),
            Total = Micros("total"),
            Hours = [new HourSum(new SandboxCalendar(sandbox.TimeZone).HourOf(moment), Micros("hour"))],
        };
        var decision = BrakeDecision.Decide(new BrakeInput
        {
            Sandbox = rules,
            Department = one.Id,
            PolicyId = "-",
            InRoster = true,
            Rules = RulesOf(one, sandbox),
            Spending = spending,
            SandboxMonth = Math.Max(Micros(SpentAmounts.Everybody), spending.Month),
            Bill = Usd(SpentAmounts.Bill),
            SandboxBill = Usd(SpentAmounts.Bill),
            Orders = [],
            Memory = null,
            Engaged = false,
            Now = moment,
        });
        return (decision, amounts);

        decimal Local(long micros) => micros / 1_000_000m * sandbox.Money.PerUsd;

        decimal Usd(string window) => amounts.GetValueOrDefault(window) / sandbox.Money.PerUsd;

        // As the meter rounds: no cap is reached by rounding down.
        long Micros(string window) => (long)Math.Ceiling(Usd(window) * 1_000_000);
    }

    private static Bilingual Rule(BrakeCause cause, Department department, Sandbox sandbox, DateTimeOffset moment)
    {
        var (calendar, rules) = (new SandboxCalendar(sandbox.TimeZone), RulesOf(department, sandbox));
        var monthly = cause == BrakeCause.Bill ? rules.OfBill(calendar, moment) : rules.In(calendar.MonthOf(moment));
        var budget = department.Budget;
        string Amount(decimal? amount) => CostText.Amount(amount ?? 0, sandbox.Money);
        return cause switch
        {
            BrakeCause.Hour => new($"budget.hourly ({Amount(budget.Hourly)})", $"budget.hourly（{Amount(budget.Hourly)}）"),
            BrakeCause.Day => new($"budget.daily ({Amount(budget.Daily)})", $"budget.daily（{Amount(budget.Daily)}）"),
            BrakeCause.Month or BrakeCause.Bill => new(
                $"budget.monthly x stopPercent ({Amount(monthly.MonthlyStop)}{(monthly.IsToppedUp ? " with top-ups" : "")})",
                $"budget.monthly × stopPercent（{(monthly.IsToppedUp ? "追加分を含む " : "")}{Amount(monthly.MonthlyStop)}）"),
            BrakeCause.Total => new($"budget.total ({Amount(budget.Total)})", $"budget.total（{Amount(budget.Total)}）"),
            BrakeCause.Sandbox => new(
                $"money.monthlyBudget ({Amount(sandbox.Money.MonthlyBudget)})", $"money.monthlyBudget（{Amount(sandbox.Money.MonthlyBudget)}）"),
            BrakeCause.Status => new("status", "status"),
            _ => new("period", "period"),
        };
    }
}
