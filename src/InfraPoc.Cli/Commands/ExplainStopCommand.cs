using System.CommandLine;
using System.Globalization;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc explain-stop</c>: what the brake decides for given spending, by the very function that decides in the account.
/// </summary>
internal sealed class ExplainStopCommand : CliCommand
{
    /// <summary>What can be spent, smaller windows first: what is spent in one is in those behind it.</summary>
    private static readonly string[] Windows = ["hour", "day", "month", "total"];

    private const string Bill = "bill", Everybody = "everybody";

    /// <summary>Amounts are below this, as in the configuration.</summary>
    private const decimal Limit = 1_000_000_000_000;

    private readonly Argument<string> department;
    private readonly Option<string[]> spent;
    private readonly Option<string> at;
    private readonly Option<OutputFormat> format;

    public ExplainStopCommand(Session session)
        : base(
            session, "explain-stop",
            new("Say whether the brake stops a department that has spent this much, by which rule, until when, and what lifts it", "この金額を使った部門を停止するか、どの規則によるか、いつまでか、何で解除されるかを表示する"),
            new("explain-stop sales --spent 50000", new("spent this month, in the sandbox's currency", "今月の利用額（サンドボックスの通貨）")),
            new("explain-stop sales --spent hour=2000 --spent month=12000 --at 2027-01-15T09:00", new("by window, at a time", "期間ごとの利用額と日時")))
    {
        JsonType = typeof(StopExplanation);
        Arguments.Add(department = CommonOptions.DepartmentArgument(session));
        Options.Add(spent = session.Option<string[]>(
            "--spent", "[WINDOW=]AMOUNT",
            new(
                "Spent in the hour, day, month (by default) or total; bill and everybody (this month) as well",
                "利用額。hour、day、month（既定）、total のほか、bill（今月の請求）と everybody（今月の全部門）も指定可")));
        Options.Add(at = session.Option<string>("--at", "TIME", new("When, in the sandbox's time zone; now by default", "日時（サンドボックスのタイムゾーン。既定は現在）")));
        Options.Add(format = CommonOptions.Format(session));
        spent.Required = true;
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var config = Session.Load(CommonOptions.RootOf(arguments));
        var sandbox = config.Sandbox;
        var one = config.Department(arguments.GetRequiredValue(department));
        var amounts = Amounts(arguments.GetRequiredValue(spent));
        var moment = arguments.GetValue(at) is { } time ? Moment.Read(time, sandbox.TimeZone) : Session.Clock.GetUtcNow();
        var decision = Decide(one, sandbox, amounts, moment);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(new StopExplanation(
                one.Id, moment, decision.Stopped, decision.Cause, decision.Why, decision.Until, decision.Lifts, amounts,
                sandbox.Money.Currency));
        }
        else
        {
            foreach (var (head, text) in new (Bilingual, string?)[]
            {
                (SharedWords.Department, $"{one.Name} ({one.Id})"),
                (new("At", "日時"), Moment.Shown(moment, sandbox.TimeZone)),
                (new("Decision", "判定"), Session.Say(decision.Stopped ? new("stopped", "停止") : new("running", "利用可"))),
                (new("Rule", "規則"), decision.Cause is { } cause ? Session.Say(Rule(cause, one, sandbox)) : null),
                (new("Why", "理由"), decision.Why),
                (new("Until", "期限"), decision.Until is { } until ? Moment.Shown(until, sandbox.TimeZone) : null),
                (new("Lifted", "解除"), decision.Lifts),
            })
            {
                if (text is not null)
                {
                    Session.Terminal.Out.WriteLine($"{Session.Say(head)}{Session.Say(SharedWords.Colon)}{text}");
                }
            }
        }

        return Outcome.Done(new(
            "`docs/runbook.md#a-department-is-stopped` says what to do about a stop",
            "停止への対応は `docs/runbook.ja.md#a-department-is-stopped` を参照してください"));
    }

    private BrakeDecision Decide(Department one, Sandbox sandbox, IReadOnlyDictionary<string, decimal> amounts, DateTimeOffset moment)
    {
#pragma warning disable RS0030 // An entry point.
        var names = new SandboxNames(sandbox);
#pragma warning restore RS0030
        var rules = UsageEntries.Sandbox(sandbox, names) with { Language = Session.Language == Language.Japanese ? "ja" : "en" };
        var hour = Micros("hour");
        return BrakeDecision.Decide(new BrakeInput
        {
            Sandbox = rules,
            Department = one.Id,
            PolicyId = "-",
            InRoster = true,
            Rules = UsageEntries.Department(one, sandbox, names, "-", new Dictionary<string, string>()),
            Spending = DepartmentSpending.None with
            {
                Hour = hour,
                Day = Micros("day"),
                Month = Micros("month"),
                Total = Micros("total"),
                Hours = [new HourSum(new SandboxCalendar(sandbox.TimeZone).HourOf(moment), hour)],
            },
            SandboxMonth = Math.Max(Micros(Everybody), Micros("month")),
            Bill = Usd(Bill),
            SandboxBill = Usd(Bill),
            Orders = [],
            Memory = null,
            Engaged = false,
            Now = moment,
        });

        decimal Usd(string window) => amounts.GetValueOrDefault(window) / sandbox.Money.PerUsd;

        // As the meter rounds: no cap is reached by rounding down.
        long Micros(string window) => (long)Math.Ceiling(Usd(window) * 1_000_000);
    }

    /// <summary>The amounts by window; what a smaller window has is in the larger ones.</summary>
    private static Dictionary<string, decimal> Amounts(IReadOnlyList<string> written)
    {
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var text in written)
        {
            var parts = text.Split('=', 2);
            var (window, amount) = parts is [var named, var value] ? (named, value) : ("month", text);
            if (!Windows.Append(Bill).Append(Everybody).Contains(window, StringComparer.Ordinal))
            {
                throw Lookups.Unknown(new("window", "期間"), window, [.. Windows, Bill, Everybody]);
            }

            if (!decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number >= Limit)
            {
                throw CommandException.Misused(new(
                    $"--spent must be an amount such as 50000 or 12.5, without separators, got \"{UsageErrors.Shown(text)}\".",
                    $"--spent には金額を 50000 や 12.5 のように、区切り記号なしの半角数字で書いてください（\"{UsageErrors.Shown(text)}\" と書かれています）。"));
            }

            if (!amounts.TryAdd(window, number))
            {
                throw CommandException.Misused(new($"--spent {window} is given twice.", $"--spent {window} が 2 回書かれています。"));
            }
        }

        for (var i = 1; i < Windows.Length; i++)
        {
            amounts[Windows[i]] = Math.Max(amounts.GetValueOrDefault(Windows[i]), amounts.GetValueOrDefault(Windows[i - 1]));
        }

        return amounts;
    }

    private static Bilingual Rule(BrakeCause cause, Department department, Sandbox sandbox)
    {
        var budget = department.Budget;
        string Amount(decimal? amount) => CostText.Amount(amount ?? 0, sandbox.Money);
        return cause switch
        {
            BrakeCause.Hour => new($"budget.hourly ({Amount(budget.Hourly)})", $"budget.hourly（{Amount(budget.Hourly)}）"),
            BrakeCause.Day => new($"budget.daily ({Amount(budget.Daily)})", $"budget.daily（{Amount(budget.Daily)}）"),
            BrakeCause.Month or BrakeCause.Bill => new(
                $"budget.monthly x stopPercent ({Amount(budget.MonthlyStop)})", $"budget.monthly × stopPercent（{Amount(budget.MonthlyStop)}）"),
            BrakeCause.Total => new($"budget.total ({Amount(budget.Total)})", $"budget.total（{Amount(budget.Total)}）"),
            BrakeCause.Sandbox => new(
                $"money.monthlyBudget ({Amount(sandbox.Money.MonthlyBudget)})", $"money.monthlyBudget（{Amount(sandbox.Money.MonthlyBudget)}）"),
            BrakeCause.Status => new("status", "status"),
            _ => new("period", "period"),
        };
    }
}
