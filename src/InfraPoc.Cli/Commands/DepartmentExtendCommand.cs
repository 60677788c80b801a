using System.CommandLine;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department extend</c>: lets a trial last longer.</summary>
internal sealed class DepartmentExtendCommand : EditCommand
{
    private readonly Argument<string> id;
    private readonly Option<string> until;
    private readonly Option<string> reason;

    public DepartmentExtendCommand(Session session)
        : base(
            session, "extend", new("Let a trial last longer", "トライアルの期間を延ばす"),
            new Example("department extend sales --until 2027-05-31 --reason \"second phase approved\"", new("a later last day", "終了日を後ろにずらす")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Options.Add(until = session.Option<string>("--until", "DATE", new("The new last day", "新しい終了日")));
        until.Required = true;
        Options.Add(reason = Reason(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var department = Session.Load(root).OpenDepartment(arguments.GetRequiredValue(id));
        var end = Value("--until", "period.end", arguments.GetRequiredValue(until));
        if (!IsAfter(end, department.Period.End))
        {
            throw CommandException.Misused(new(
                $"--until must be after {department.Period.End:yyyy-MM-dd}; `infrapoc department set {department.Id} period.end=DATE` shortens a trial",
                $"--until は {department.Period.End:yyyy-MM-dd} より後の日付です。短くするには `infrapoc department set {department.Id} period.end=日付` を使ってください"));
        }

        if (!IsAfter(end, Today(root).AddDays(-1)))
        {
            throw CommandException.Misused(new(
                $"--until {Day(end)} is over already; name a day from {Today(root):yyyy-MM-dd} on",
                $"--until {Day(end)} はすでに過ぎています。{Today(root):yyyy-MM-dd} 以降の日付を指定してください"));
        }

        var draft = new ConfigDraft(root);
        draft.Change<Department>(
            ConfigDraft.FileOf(department.Id), YamlChange.Set("period.end", end),
            YamlChange.Comment("period.end", Comment(root, new($"extended (was {department.Period.End:yyyy-MM-dd})", $"延長（これまで {department.Period.End:yyyy-MM-dd}）"), arguments.GetRequiredValue(reason))));
        return Write(arguments, root, draft, NextDeploy);
    }

    private static bool IsAfter(YamlValue end, DateOnly day) => string.CompareOrdinal(Day(end), $"{day:yyyy-MM-dd}") > 0;

    private static string Day(YamlValue end) => ((YamlScalar)end).Content;
}
