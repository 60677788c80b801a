using System.CommandLine;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>Commands with a word in common; its help shows the first example of each.</summary>
internal sealed class CommandGroup : Command, IHasExamples
{
    /// <param name="session">In which language.</param>
    /// <param name="name">The word.</param>
    /// <param name="description">What the commands have in common, without a full stop.</param>
    /// <param name="commands">The commands.</param>
    public CommandGroup(Session session, string name, Bilingual description, params IReadOnlyList<Command> commands)
        : base(name, session.Say(description)) => commands.ToList().ForEach(Add);

    public IReadOnlyList<Example> Examples => [.. Subcommands.OfType<IHasExamples>().Select(command => command.Examples[0])];
}
