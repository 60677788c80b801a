using System.CommandLine;
using System.Globalization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department topup</c>: gives a department more money.</summary>
internal sealed class DepartmentTopUpCommand : EditCommand
{
    private enum Cap
    {
        Monthly,
        Daily,
        Hourly,
        Total,
    }

    private readonly Argument<string> id;
    private readonly Argument<string> amount;
    private readonly Option<string> month;
    private readonly Option<Cap> cap;
    private readonly Option<string> reason;

    public DepartmentTopUpCommand(Session session)
        : base(
            session, "topup", new("Give a department more money for one month, or raise another cap for good", "1 か月だけ増額する（ほかの上限を上げることもできる）"),
            new("department topup sales 20000 --reason \"quarterly report\"", new("for this month alone; the next month has its usual cap", "今月だけ増やす（翌月はいつもの上限に戻る）")),
            new("department topup sales 50000 --cap total --reason \"approved on 2027-01-20\"", new("what was approved for the whole trial", "トライアル全体の承認総額を増やす")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Arguments.Add(amount = new Argument<string>("AMOUNT") { Description = session.Say(new("How much more, in the currency of sandbox.yaml", "増やす金額（sandbox.yaml の通貨）")) });
        Options.Add(month = session.Option<string>("--month", "yyyy-MM", new("Which month; this one by default", "増やす月（既定は今月）")));
        Options.Add(cap = session.Choice("--cap", CommonOptions.Words<Cap>(), null, new("Which cap; monthly by default, the others are raised until somebody lowers them", "どの上限か（既定は monthly。ほかは下げるまで続く）")));
        Options.Add(reason = Reason(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        var department = company.OpenDepartment(arguments.GetRequiredValue(id));
        var which = arguments.GetValue(cap);
        if (which != Cap.Monthly && arguments.GetValue(month) is not null)
        {
            var name = WordOf(which);
            throw CommandException.Misused(new($"--month goes with the monthly cap alone, not with --cap {name}", $"--month は月額上限だけに使えます（--cap {name} とは併用できません）"));
        }

        var written = arguments.GetRequiredValue(amount);
        if (department.Period.End < Today(root))
        {
            throw CommandException.Misused(new(
                $"the period of {department.Id} ended on {department.Period.End:yyyy-MM-dd}, and more money changes nothing; extend it first with `infrapoc department extend {department.Id} --until DATE --reason TEXT`",
                $"{department.Id} の利用期間は {department.Period.End:yyyy-MM-dd} に終わっているため、増額しても利用できません。先に `infrapoc department extend {department.Id} --until 日付 --reason 理由` で延長してください"));
        }

        var more = Value("AMOUNT", "budget.monthly", written);
        if (Number(more) <= 0)
        {
            throw CommandException.Misused(new($"AMOUNT must be positive, got \"{written}\"", $"AMOUNT は正の金額で書いてください（\"{written}\"）"));
        }

        var draft = new ConfigDraft(root);
        var effect = Change(draft, arguments, company, department, which, more);
        return Write(arguments, root, draft, NextDeploy, effect);
    }

    private Bilingual Change(
        ConfigDraft draft, ParseResult arguments, SandboxConfig company, Department department, Cap cap, YamlValue more)
    {
        var (file, budget, why) = (ConfigDraft.FileOf(department.Id), department.Budget, arguments.GetRequiredValue(reason));
        decimal before;
        Bilingual which;
        if (cap == Cap.Monthly)
        {
            var root = CommonOptions.RootOf(arguments);
            var (today, period) = (Today(root), department.Period);
            if (arguments.GetValue(month) is null && today < period.Start)
            {
                throw CommandException.Misused(new(
                    $"today is not in the period of {department.Id}: name a month from {period.Start:yyyy-MM} to {period.End:yyyy-MM} with --month",
                    $"今日は {department.Id} の利用期間外です。{period.Start:yyyy-MM} から {period.End:yyyy-MM} までの月を --month で指定してください"));
            }

            var when = Value("--month", "budget.topUps[0].month", arguments.GetValue(month) ?? $"{today:yyyy-MM}");
            var text = ((YamlScalar)when).Content;
            if (string.CompareOrdinal(text, $"{today:yyyy-MM}") < 0)
            {
                throw CommandException.Misused(new(
                    $"--month {text} is over, and more money for it changes nothing; name a month from {today:yyyy-MM} on",
                    $"--month {text} はすでに過ぎているため、増額しても利用できません。{today:yyyy-MM} 以降の月を指定してください"));
            }

            before = budget.MonthlyIn(text);
            which = new($"{text} alone", $"{text} だけ");
            draft.Change<Department>(file, YamlChange.Add("budget.topUps", YamlValue.Keys(
                ("month", when), ("amount", more), ("reason", Sentence("--reason", why, "budget.topUps[0].reason")))));
        }
        else
        {
            var name = WordOf(cap);
            var raised = cap switch { Cap.Daily => budget.Daily, Cap.Hourly => budget.Hourly, _ => budget.Total };
            before = raised ?? throw CommandException.Misused(new(
                $"{department.Id} has no budget.{name}, which cannot be raised", $"{department.Id} には budget.{name} がないため、増額できません"));
            which = new($"budget.{name}, until somebody lowers it", $"budget.{name}（下げるまで続きます）");
            var plus = ((YamlScalar)more).Content;
            var after = (before + Number(more)).ToString("0.######", CultureInfo.InvariantCulture);
            draft.Change<Department>(
                file, YamlChange.Set($"budget.{name}", Value("AMOUNT", $"budget.{name}", after)),
                YamlChange.Comment($"budget.{name}", Comment(CommonOptions.RootOf(arguments), new($"raised by {plus}", $"{plus} 増額"), why)));
        }

        var (old, now) = (CostText.Amount(before), CostText.Amount(before + Number(more), company.Sandbox.Money));
        return new Bilingual(
            $"{which.English}: {old} -> {now}; the other caps stay, and each still stops use.",
            $"{which.Japanese}：{old} → {now}。ほかの上限は変わらず、達すれば利用を停止します。") + (department.Status == DepartmentStatus.Suspended ? new(
            $" {department.Id} is suspended, and spends nothing until `infrapoc department resume {department.Id} --reason TEXT`.",
            $"{department.Id} は停止中です。`infrapoc department resume {department.Id} --reason 理由` で再開するまで利用できません。") : Bilingual.Empty);
    }

    private static string WordOf(Cap cap) => cap.ToString().ToLowerInvariant();

    private static decimal Number(YamlValue amount) => decimal.Parse(((YamlScalar)amount).Content, CultureInfo.InvariantCulture);
}
