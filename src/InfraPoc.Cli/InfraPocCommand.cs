using System.CommandLine;
using System.CommandLine.Help;
using InfraPoc.Cli.Commands;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Costs;

namespace InfraPoc.Cli;

/// <summary>The <c>infrapoc</c> command.</summary>
public static class InfraPocCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal) =>
        Run(arguments, terminal, (config, root) => SandboxInventory.Of(config, CdkContext.Of(root)));

    /// <summary>The same with another way to count what templates are billed for, which needs CDK otherwise.</summary>
    internal static int Run(IReadOnlyList<string> arguments, Terminal terminal, Func<SandboxConfig, string, SandboxInventory> inventory)
    {
        // Not a RootCommand, whose name in the help would be that of the assembly.
        var root = new Command("infrapoc", "A governed Amazon Bedrock sandbox for departments")
        {
            new Command("config", "Check and describe the configuration")
            {
                new ConfigValidateCommand(terminal),
                new ConfigSchemaCommand(terminal),
            },
            new SummaryCommand(terminal),
            new DocsCommand(terminal, inventory),
            CommonOptions.Root,
            new HelpOption(),
            new VersionOption(),
        };

        var parsed = root.Parse(arguments);
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }
}
