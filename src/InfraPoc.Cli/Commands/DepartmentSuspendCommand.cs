using System.CommandLine;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department suspend</c>: members can sign in and look, and call no model.</summary>
internal sealed class DepartmentSuspendCommand : EditCommand
{
    private readonly Argument<string> id;
    private readonly Option<string> reason;

    public DepartmentSuspendCommand(Session session)
        : base(
            session, "suspend", new("Stop a department's use until it is resumed", "再開するまで部門の利用を停止する"),
            new Example("department suspend sales --reason \"rules of use are reviewed\"", new("with the next deployment; at once, order the brake as docs/runbook.md says", "次のデプロイで停止する（すぐに止めるには、運用手順書にあるブレーキへの命令を使う）")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Options.Add(reason = Reason(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        var department = company.Department(arguments.GetRequiredValue(id));
        if (department.Status != DepartmentStatus.Active)
        {
            throw CommandException.Misused(new(
                $"{department.Id} is {(department.Status == DepartmentStatus.Closed ? "closed" : "suspended")} already", $"{department.Id} はすでに{(department.Status == DepartmentStatus.Closed ? "終了" : "停止")}しています"));
        }

        var draft = new ConfigDraft(root);
        draft.Change<Department>(
            ConfigDraft.FileOf(department.Id), YamlChange.Set("status", YamlValue.Plain("suspended")),
            YamlChange.Set("statusReason", Sentence("--reason", arguments.GetRequiredValue(reason))),
            YamlChange.Set("statusSince", YamlValue.Plain($"{Today(root):yyyy-MM-dd}")));
        var stack = company.Sandbox.Names().DepartmentStack(department);
        return Write(arguments, root, draft, new(
            $"commit, then `npx cdk deploy --exclusively {stack}` stops this department alone; it can be resumed with `infrapoc department resume {department.Id} --reason TEXT`",
            $"コミットしてから `npx cdk deploy --exclusively {stack}` でこの部門だけを停止できます。再開は `infrapoc department resume {department.Id} --reason 理由` です"));
    }
}
