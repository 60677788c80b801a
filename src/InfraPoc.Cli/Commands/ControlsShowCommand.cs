using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc controls show</c>: one control, why it is there and what to do when it is violated.</summary>
internal sealed class ControlsShowCommand : CliCommand
{
    private readonly Argument<string> id = new("ID");
    private readonly Option<OutputFormat> format;

    public ControlsShowCommand(Session session)
        : base(
            session, "show", new("Show one control: what it guarantees, why, and the fix", "1 つのコントロールについて、保証する内容、理由、直し方を表示する"),
            new Example("controls show ACC-01", new("the first of those on access", "アクセスに関する最初のコントロール")))
    {
        id.Description = session.Say(new("A control's id", "コントロールの ID"));
        id.CompletionSources.Add(_ => session.Controls.Select(control => control.Id));
        Arguments.Add(id);
        JsonType = typeof(ControlDescription);
        Options.Add(format = CommonOptions.Format(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var asked = arguments.GetRequiredValue(id);
        var control = Session.Controls.FirstOrDefault(candidate => candidate.Id.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw CompanyLookups.Unknown(new("control", "コントロール"), asked, Session.Controls.Select(candidate => candidate.Id));
        var description = ControlDescription.Of(control, Session.Language);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(description);
        }
        else
        {
            Session.Terminal.Out.WriteLine($"{control.Id} {control.Name}");
            foreach (var (head, text) in new[]
            {
                (ControlsWords.Guarantee, description.Guarantee),
                (ControlsWords.Why, description.Why),
                (ControlsWords.Fix, description.Fix),
                (ControlsWords.References, string.Join(Session.Say(SharedWords.Separator), description.References)),
                (ControlsWords.Code, $"src/InfraPoc.Controls/{control.Folder}/{control.Name}.cs"),
            })
            {
                Session.Terminal.Out.WriteLine($"{Session.Say(head)}{Session.Say(SharedWords.Colon)}{text}");
            }
        }

        return Outcome.Done(new("`infrapoc controls check` says whether it holds", "満たしているかどうかは `infrapoc controls check` で確認できます"));
    }
}
