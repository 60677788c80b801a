using System.CommandLine;
using System.Globalization;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using Spectre.Console;
using static InfraPoc.Cli.Onboarding.DepartmentField;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department show</c>: one department with its people, money, days left and links.</summary>
internal sealed class DepartmentShowCommand : CliCommand
{
    private readonly Argument<string> id;
    private readonly Option<OutputFormat> format;

    public DepartmentShowCommand(Session session)
        : base(
            session, "show", new("Show a department: state, people, money, days left, links", "1 部門の状態、人、金額、残り日数、リンクを表示する"),
            new("department show sales", new("everything about one department", "1 部門のすべて")),
            new("department show sales --format json", new("the same for programs", "同じ内容をプログラム用に出力する")))
    {
        JsonType = typeof(DepartmentState);
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var company = Session.Load(CommonOptions.RootOf(arguments));
        var state = DepartmentState.Of(company.Department(arguments.GetRequiredValue(id)), company, Session.Clock);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(state);
        }
        else
        {
            var lines = Lines(state).ToList();
            var width = lines.Max(line => Session.Say(line.Name).GetCellWidth());
            foreach (var (name, text) in lines)
            {
                var said = Session.Say(name);
                Session.Terminal.Out.WriteLine($"{said}{new string(' ', width - said.GetCellWidth())}  {text}");
            }
        }

        return Outcome.Done(state.Status == DepartmentStatus.Closed ? new(
            "it is closed; `infrapoc department add` adds a further trial under a new approval",
            "終了した部門です。新しい承認で続ける場合は `infrapoc department add` で追加してください") : new(
            $"`infrapoc department set {state.Id} key=value` changes it; see also extend, topup, suspend and close",
            $"`infrapoc department set {state.Id} キー=値` で変更できます（extend、topup、suspend、close も参照）"));
    }

    private IEnumerable<(Bilingual Name, string Text)> Lines(DepartmentState state)
    {
        var status = Session.Say(SharedWords.Of(state.Standing));
        var since = state.StatusReason is null ? "" : $"  {state.StatusSince:yyyy-MM-dd} {state.StatusReason}";
        var outcome = state.Outcome is { } decided ? $"  {Config.Loading.ScalarText.KeyOf(decided)}" : "";
        return
        [
            (HeadingOf("name"), $"{state.Name} ({state.Id})"),
            (SharedWords.Status, $"{status}{outcome}{since}"),
            (DepartmentWords.Period, $"{state.Start:yyyy-MM-dd} - {state.End:yyyy-MM-dd}"),
            (DepartmentWords.DaysLeft, state.DaysLeft.ToString(CultureInfo.InvariantCulture)),
            (HeadingOf("purpose"), state.Purpose),
            (HeadingOf("use-case"), Listed(state.UseCases)),
            (DepartmentWords.DataClass, Config.Loading.ScalarText.KeyOf(state.DataClass)),
            (HeadingOf("owner"), DepartmentWords.Person(state.Owner)),
            (HeadingOf("it-partner"), DepartmentWords.Person(state.ItPartner)),
            (HeadingOf("decision-maker"), DepartmentWords.Person(state.DecisionMaker)),
            (DepartmentWords.Approval, state.Approval),
            (HeadingOf("cost-center"), state.CostCenter),
            state.Group is { } group ? (HeadingOf("group"), $"{group.Name} {group.Id}")
                : (HeadingOf("members"), Listed(state.Members)),
            .. state.Moves.Select(move => (MoveWords.Planned, MoveWords.Line(move))),
            (HeadingOf("models"), Listed(state.Models)),
            (SharedWords.Guardrail, state.Guardrail),
            (DepartmentWords.Caps, Caps(state)),
            (DepartmentWords.Access, string.Join(
                Session.Say(SharedWords.Separator),
                new (bool Given, Bilingual Word)[]
                {
                    (state.Access.Playground, new("playground", "プレイグラウンド")),
                    (state.Access.Application, new("application", "アプリケーション")),
                }.Where(each => each.Given).Select(each => Session.Say(each.Word)))),
            .. state.SignInUrl is { } link ? new[] { (DepartmentWords.SignIn, link) } : [],
            (DepartmentWords.File, state.File),
        ];
    }

    private string Listed(IEnumerable<string> texts) => string.Join(Session.Say(SharedWords.Separator), texts);

    private string Caps(DepartmentState state)
    {
        (Bilingual Name, decimal? Most)[] caps =
        [
            (new("month", "月"), state.Budget.Monthly), (new("day", "日"), state.Budget.Daily), (new("hour", "時間"), state.Budget.Hourly),
            (new("whole trial", "総額"), state.Budget.Total),
            .. from month in state.Budget.TopUps.Select(each => each.Month).Distinct()
               select (new Bilingual(month, month), (decimal?)state.Budget.MonthlyIn(month)),
        ];
        return Listed(
            from cap in caps
            where cap.Most is not null
            select $"{Session.Say(cap.Name)} {CostText.Amount(cap.Most ?? 0, state.Currency)}");
    }
}
