using System.CommandLine;
using System.CommandLine.Help;
using InfraPoc.Cli.Commands;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli;

/// <summary>The <c>infrapoc</c> command.</summary>
public static class InfraPocCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal) =>
        Run(arguments, terminal, SandboxInventory.Of, ControlCatalogue.All, TimeProvider.System);

    /// <summary>
    /// The same with another way to count what templates are billed for, which starts the app otherwise, with other controls, and on
    /// another day.
    /// </summary>
    internal static int Run(
        IReadOnlyList<string> arguments, Terminal terminal, Func<SandboxConfig, string, SandboxInventory> inventory,
        IReadOnlyList<Control> controls, TimeProvider clock)
    {
        // Not a RootCommand, whose name in the help would be that of the assembly.
        var root = new Command("infrapoc", "A governed Amazon Bedrock sandbox for departments")
        {
            new Command("config", "Check and describe the configuration")
            {
                new ConfigValidateCommand(terminal, clock),
                new ConfigSchemaCommand(terminal),
            },
            new Command("controls", "Check what would be deployed")
            {
                new ControlsCheckCommand(terminal, controls),
            },
            new SummaryCommand(terminal, clock),
            new DocsCommand(terminal, inventory, controls, clock),
            CommonOptions.Root,
            new HelpOption(),
            new VersionOption(),
        };

        var parsed = root.Parse(arguments);
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }
}
