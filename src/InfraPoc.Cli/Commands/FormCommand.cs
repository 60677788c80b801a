using System.CommandLine;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>A command that writes files from answers: those of its options, and of whoever can be asked for the rest.</summary>
internal abstract class FormCommand : EditCommand
{
    private readonly List<(FormField Field, Option<string> Option)> options = [];

    protected FormCommand(Session session, string name, Bilingual description, params IReadOnlyList<Example> examples)
        : base(session, name, description, examples)
    {
    }

    /// <summary>Adds an option for each field.</summary>
    protected void Add(IEnumerable<FormField> fields)
    {
        foreach (var field in fields)
        {
            var option = Session.Option<string>($"--{field.Name}", "TEXT", field.Example.Japanese.Length >= 50 ? field.Heading : new(
                $"{field.Heading.English}, e.g. {field.Example.English}", $"{field.Heading.Japanese}（例：{field.Example.Japanese}）"));
            options.Add((field, option));
            Options.Add(option);
        }
    }

    /// <summary>Whether an option has an answer.</summary>
    protected bool HasAnswer(ParseResult arguments) => options.Exists(each => arguments.GetValue(each.Option) is not null);

    /// <summary>Takes the answers of the options, and asks for those that are missing.</summary>
    /// <exception cref="CommandException">An answer is wrong, or missing where nobody can be asked.</exception>
    protected void Complete(ParseResult arguments, Form form)
    {
        foreach (var (field, option) in options)
        {
            if (arguments.GetValue(option) is { } text)
            {
                form.Answer(field, text);
            }
        }

        Refuse(form.ProblemsOf([.. form.Answers.Keys]));
        var missing = form.Missing.ToList();
        if (missing.Count > 0 && Session.Terminal.Dialog is { } dialog)
        {
            new FormWizard(dialog, Session.Language).Complete(form);
        }
        else if (missing.Count > 0)
        {
            throw CommandException.Misused(new(
                string.Join(Environment.NewLine, missing.Select(field =>
                    $"{field.Place.English} is missing: {field.Heading.English}, e.g. {form.ExampleOf(field).English}")),
                string.Join(Environment.NewLine, missing.Select(field =>
                    $"{field.Place.Japanese} がありません：{field.Heading.Japanese}（例：{form.ExampleOf(field).Japanese}）"))));
        }
    }

    /// <summary>Ends the command where something is wrong.</summary>
    /// <exception cref="CommandException">Something is.</exception>
    protected static void Refuse(IReadOnlyList<PlacedProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text(problems));
        }
    }
}
