using System.CommandLine;
using System.Globalization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department topup</c>: gives a department more money.</summary>
internal sealed class DepartmentTopUpCommand : EditCommand
{
    private static readonly IReadOnlyDictionary<string, string> Caps = new Dictionary<string, string>
    {
        ["monthly"] = "monthly",
        ["daily"] = "daily",
        ["hourly"] = "hourly",
        ["total"] = "total",
    };

    private readonly Argument<string> id;
    private readonly Argument<string> amount;
    private readonly Option<string> cap;
    private readonly Option<string> reason;

    public DepartmentTopUpCommand(Session session)
        : base(
            session, "topup", new("Raise a cap by an amount, for good: a monthly cap in every month, until somebody lowers it again", "上限を増額する（月額上限は翌月以降も、下げるまで続く）"),
            new("department topup sales 20000 --reason \"quarterly report\"", new("what was approved for the whole trial, or the monthly cap where there is none", "承認総額を増やす（総額がなければ月額上限）")),
            new("department topup sales 20000 --cap monthly --reason \"quarterly report\"", new("the monthly cap, in this month and those that follow", "月額上限を増やす（今月と翌月以降）")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Arguments.Add(amount = new Argument<string>("AMOUNT") { Description = session.Say(new("How much more, in the currency of sandbox.yaml", "増やす金額（sandbox.yaml の通貨）")) });
        Options.Add(cap = session.Option<string>("--cap", string.Join('|', Caps.Keys), new("Which cap; total where the file has it, monthly otherwise", "どの上限か（既定は total、なければ monthly）")));
        Options.Add(reason = Reason(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        var department = company.Department(arguments.GetRequiredValue(id));
        var name = arguments.GetValue(cap) ?? (department.Budget.Total is null ? "monthly" : "total");
        if (!Caps.ContainsKey(name))
        {
            throw CommandException.Misused(new($"--cap must be one of {string.Join(", ", Caps.Keys)}", $"--cap は {string.Join("、", Caps.Keys)} のいずれかです"));
        }

        var before = name switch
        {
            "monthly" => department.Budget.Monthly,
            "daily" => department.Budget.Daily,
            "hourly" => department.Budget.Hourly,
            _ => department.Budget.Total,
        } ?? throw CommandException.Misused(new($"{department.Id} has no budget.{name}, which cannot be raised", $"{department.Id} には budget.{name} がないため、増額できません"));
        var written = arguments.GetRequiredValue(amount);
        var more = decimal.Parse(((YamlScalar)Value("AMOUNT", "budget.monthly", written)).Content, CultureInfo.InvariantCulture);
        if (more <= 0)
        {
            throw CommandException.Misused(new($"AMOUNT must be positive, got \"{written}\"", $"AMOUNT は正の金額で書いてください（\"{written}\"）"));
        }

        var after = Value("AMOUNT", $"budget.{name}", (before + more).ToString("0.######", CultureInfo.InvariantCulture));
        var draft = new ConfigDraft(root);
        draft.Change<Department>(
            ConfigDraft.FileOf(department.Id), YamlChange.Set($"budget.{name}", after),
            YamlChange.Remark($"budget.{name}", Remark(root, new($"raised by {written}", $"{written} 増額"), arguments.GetRequiredValue(reason))));
        var (old, now) = (CostText.Amount(before), CostText.Amount(before + more, company.Sandbox.Money));
        var back = $"infrapoc department set {department.Id} budget.{name}={before.ToString("0.######", CultureInfo.InvariantCulture)}";
        var lasts = name == "total"
            ? new Bilingual($"for the whole trial; `{back}` takes it back.", $"トライアル全体の金額です。元に戻すには `{back}` を実行します。")
            : new(
                $"not for this month alone, but until it is lowered; if it is for this month, run `{back}` when the month is over.",
                $"今月だけでなく、下げるまで続きます。今月だけの増額なら、月が変わったら `{back}` で元に戻してください。");
        Session.Tell(new(
            $"budget.{name}: {old} -> {now}, {lasts.English} The other caps stay, and each still stops use.",
            $"budget.{name}：{old} → {now}。{lasts.Japanese}ほかの上限は変わらず、達すれば利用を停止します。"));
        return Write(arguments, root, draft, NextDeploy);
    }
}
