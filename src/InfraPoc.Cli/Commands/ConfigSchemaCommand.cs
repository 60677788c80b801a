using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config.Schema;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc config schema</c>: writes the JSON Schemas that editors complete and check the files with.</summary>
internal sealed class ConfigSchemaCommand : Command
{
    private readonly Terminal terminal;

    public ConfigSchemaCommand(Terminal terminal)
        : base("schema", "Write the JSON Schemas of the configuration files to config/schema")
    {
        this.terminal = terminal;
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var folder = Path.Combine(arguments.GetRequiredValue(CommonOptions.Root).FullName, ConfigSchema.Folder);
        _ = Directory.CreateDirectory(folder);
        foreach (var (name, schema) in ConfigSchema.Generate())
        {
            File.WriteAllText(Path.Combine(folder, name), schema);
            terminal.Out.WriteLine($"{ConfigSchema.Folder}/{name}");
        }

        return ExitCode.Success;
    }
}
