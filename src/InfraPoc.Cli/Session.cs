using System.CommandLine;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Controls;
using Spectre.Console;

namespace InfraPoc.Cli;

/// <summary>What every command is given; tests replace its parts.</summary>
/// <param name="Terminal">Where to write.</param>
/// <param name="Language">In which language: the company's, or that of <c>--lang</c>.</param>
/// <param name="Clock">Tells what day it is.</param>
/// <param name="Controls">The controls.</param>
/// <param name="Inventory">Counts what a configuration's templates are billed for, given the project folder too.</param>
internal sealed record Session(
    Terminal Terminal, Language Language, TimeProvider Clock, IReadOnlyList<Control> Controls,
    Func<SandboxConfig, string, SandboxInventory> Inventory)
{
    /// <summary>A text in the session's language.</summary>
    public string Say(Bilingual text) => Terminal.Command == InfraPocCommand.Name
        ? text.In(Language)
        : text.In(Language).Replace($"`{InfraPocCommand.Name} ", $"`{Terminal.Command} ", StringComparison.Ordinal);

    /// <summary>Writes a line for people to standard error.</summary>
    public void Tell(Bilingual text) => Terminal.Error.WriteLine(Say(text));

    /// <summary>Does what takes seconds, and shows that it goes on.</summary>
    /// <param name="what">What is going on, without a full stop.</param>
    /// <param name="work">What to do.</param>
    public T Progress<T>(Bilingual what, Func<T> work)
    {
        if (Terminal.Dialog is { } dialog)
        {
            return dialog.Status().Start(Markup.Escape(Say(what)), _ => work());
        }

        Tell(new Bilingual($"{what.English} ...", $"{what.Japanese}…"));
        return work();
    }

    private readonly Dictionary<string, ConfigResult> read = new(StringComparer.Ordinal);

    /// <summary>The configuration of a project folder; warnings are not shown.</summary>
    /// <exception cref="CommandException">It is not valid; the message holds its problems.</exception>
    public SandboxConfig Load(string root) =>
        Read(root).Config ?? throw new CommandException(ExitCode.Usage, Text(Read(root).Problems), Correct);

    /// <summary>The same, and hands on the warnings.</summary>
    public SandboxConfig Load(string root, out IReadOnlyList<ConfigProblem> warnings)
    {
        var config = Load(root);
        warnings = [.. Read(root).Warnings, .. RemovedDepartments.Warnings(config, root)];
        return config;
    }

    /// <summary>The configuration of a project folder, or what is wrong with it, as it was when a command first asked.</summary>
    public ConfigResult Read(string root) => read.TryGetValue(root, out var known) ? known
        : read[root] = ConfigLoader.Load(root, [SampleValues.Check], [], Clock);

    /// <summary>Writes problems or warnings to standard error when there are any.</summary>
    public void Report(IReadOnlyList<ConfigProblem> problems)
    {
        if (problems.Count > 0)
        {
            Tell(Text(problems));
        }
    }

    /// <summary>What comes after problems.</summary>
    public static readonly Bilingual Correct = new(
        "correct these, then `infrapoc config validate` again", "これらを直してから、もう一度 `infrapoc config validate` を実行してください");

    /// <summary>Writes what to do next to standard error.</summary>
    public void Next(Bilingual next) => Tell(new Bilingual($"Next: {next.English}", $"次の手順：{next.Japanese}"));

    /// <summary>The same for a command whose use was not understood.</summary>
    public void NextHelp(Command command)
    {
        var name = UsageErrors.NameOf(command);
        Next(new($"see `{name} --help`", $"`{name} --help` を参照してください"));
    }

    private static Bilingual Text(IReadOnlyList<ConfigProblem> problems) => new(
        string.Join(Environment.NewLine, ConfigProblem.Lines(problems, Language.English)),
        string.Join(Environment.NewLine, ConfigProblem.Lines(problems, Language.Japanese)));
}
