using System.CommandLine;
using System.Globalization;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using static InfraPoc.Cli.Onboarding.DepartmentField;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department list</c>: the departments, where they stand, and what they may spend.</summary>
internal sealed class DepartmentListCommand : CliCommand
{
    private readonly Option<OutputFormat> format;

    public DepartmentListCommand(Session session)
        : base(
            session, "list", new("Show every department: state, people, money, days left", "すべての部門の状態、人数、金額、残り日数を表示する"),
            new("department list", new("who is in the sandbox, and for how long", "だれが、いつまで使えるかを表示する")),
            new("department list --format json", new("the same for programs", "同じ内容をプログラム用に出力する")))
    {
        JsonType = typeof(IReadOnlyList<DepartmentState>);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var company = Session.Load(CommonOptions.RootOf(arguments));
        var departments = company.Departments.Select(department => DepartmentState.Of(department, company, Session.Clock)).ToList();
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(departments);
        }
        else if (departments.Count > 0)
        {
            Table(departments);
        }

        if (departments.Count == 0)
        {
            return Outcome.Done(new(
                "there is no department yet; `infrapoc department add` adds one", "部門はまだありません。`infrapoc department add` で追加できます"));
        }

        return Outcome.Done(new("`infrapoc department show ID` shows one of them", "`infrapoc department show ID` で 1 部門の詳細を表示できます"));
    }

    private void Table(IEnumerable<DepartmentState> departments) => RowTable.Write(
        Session.Terminal.Console,
        [
            "id", .. new[]
            {
                HeadingOf("name"), SharedWords.Status, DepartmentWords.People, HeadingOf("end"), DepartmentWords.DaysLeft,
                HeadingOf("monthly"),
            }.Select(Session.Say),
        ],
        departments.Select(each => (IReadOnlyList<string>)
        [
            each.Id, each.Name, Session.Say(SharedWords.Of(each.Standing)),
            each.Group is null ? each.Members.Count.ToString(CultureInfo.InvariantCulture) : Session.Say(SummaryWords.ExternalGroup),
            $"{each.End:yyyy-MM-dd}", each.DaysLeft.ToString(CultureInfo.InvariantCulture),
            CostText.Amount(each.Budget.Monthly, each.Currency),
        ]),
        3, 5, 6);
}
