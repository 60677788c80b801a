using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc controls list</c>: every control and what it guarantees.</summary>
internal sealed class ControlsListCommand : CliCommand
{
    private readonly Option<OutputFormat> format;

    public ControlsListCommand(Session session)
        : base(
            session, "list", new("List every control and what it guarantees", "すべてのコントロールと保証する内容を一覧表示する"),
            new Example("controls list", new("id, name and guarantee", "ID、名前、保証する内容")))
    {
        JsonType = typeof(IReadOnlyList<ControlDescription>);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson<IReadOnlyList<ControlDescription>>(
                [.. Session.Controls.Select(control => ControlDescription.Of(control, Session.Language))]);
        }
        else
        {
            foreach (var control in Session.Controls)
            {
                Session.Terminal.Out.WriteLine($"{control.Id}  {Session.Say(control.Guarantee)}");
            }
        }

        return Outcome.Done(new(
            "`infrapoc controls show ID` says why, `infrapoc controls check` whether it holds",
            "理由は `infrapoc controls show ID`、満たしているかどうかは `infrapoc controls check` で確認できます"));
    }
}
