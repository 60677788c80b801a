using System.CommandLine;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department resume</c>: ends a suspension.</summary>
internal sealed class DepartmentResumeCommand : EditCommand
{
    private readonly Argument<string> id;
    private readonly Option<string> reason;

    public DepartmentResumeCommand(Session session)
        : base(
            session, "resume", new("End a suspension", "停止した部門の利用を再開する"),
            new Example("department resume sales --reason \"rules of use are agreed\"", new("members can call models again after the deployment", "デプロイ後に、モデルを再び呼び出せる")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Options.Add(reason = Reason(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var department = Session.Load(root).Department(arguments.GetRequiredValue(id));
        if (department.Status != DepartmentStatus.Suspended)
        {
            throw CommandException.Misused(new(
                $"{department.Id} is not suspended{(department.Status == DepartmentStatus.Closed ? "; a closed trial is not resumed, a further one is another department" : "")}",
                $"{department.Id} は停止中ではありません{(department.Status == DepartmentStatus.Closed ? "。終了したトライアルは再開できません" : "")}"));
        }

        var draft = new ConfigDraft(root);
        draft.Change<Department>(
            ConfigDraft.FileOf(department.Id), YamlChange.Set("status", YamlValue.Plain("active")), YamlChange.Remove("statusReason"),
            YamlChange.Remove("statusSince"),
            YamlChange.Comment("status", Comment(
                root, new($"resumed; suspended since {department.StatusSince:yyyy-MM-dd}", $"再開（{department.StatusSince:yyyy-MM-dd} から停止）"),
                arguments.GetRequiredValue(reason))));
        return Write(arguments, root, draft, NextDeploy);
    }
}
