using System.CommandLine;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// A command that does something: it has examples, writes data to standard output and everything else to standard error, ends with one of
/// <see cref="ExitCode"/>, and names what comes next.
/// </summary>
internal abstract class CliCommand : Command, IHasExamples
{
    /// <param name="session">Where to write, in which language, and what day it is.</param>
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">What it does, one sentence without a full stop.</param>
    /// <param name="examples">At least one.</param>
    protected CliCommand(Session session, string name, Bilingual description, params IReadOnlyList<Example> examples)
        : base(name, session.Say(description))
    {
        Session = session;
        Examples = examples;
        SetAction(Run);
    }

    public IReadOnlyList<Example> Examples { get; }

    /// <summary>What <c>--format json</c> writes; null for a command without.</summary>
    public Type? JsonType { get; protected init; }

    protected Session Session { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="CommandException">It cannot be done.</exception>
    protected abstract Outcome Execute(ParseResult arguments);

    private int Run(ParseResult arguments)
    {
        try
        {
            var outcome = Execute(arguments);
            Session.Next(outcome.Next);
            outcome.Files.ToList().ForEach(file => Session.Terminal.Error.WriteLine($"  {file}"));
            return outcome.ExitCode;
        }
        catch (CommandException exception)
        {
            return Fail(exception);
        }
        catch (EditException exception)
        {
            return Fail(new(exception.InnerException is null ? ExitCode.Usage : ExitCode.Unavailable, exception.Text));
        }
        catch (AssemblyException exception)
        {
            Session.Tell(exception.Text);
            Session.Next(Reports.SummaryWords.NextSynthesize);
            return ExitCode.Unavailable;
        }
        catch (OperationCanceledException)
        {
            Session.Tell(new("Cancelled; nothing was changed.", "中断しました。何も変更していません。"));
            return ExitCode.Cancelled;
        }
    }

    private int Fail(CommandException exception)
    {
        Session.Tell(exception.Text);
        if (exception.Next is { } next)
        {
            Session.Next(next);
        }
        else
        {
            Session.NextHelp(this);
        }

        return exception.ExitCode;
    }
}
