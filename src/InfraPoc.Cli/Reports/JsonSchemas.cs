using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using InfraPoc.Cli.Commands;
using InfraPoc.Cli.Interaction;

namespace InfraPoc.Cli.Reports;

/// <summary>The JSON schemas of what commands write with <c>--format json</c>, from the types that they write.</summary>
internal static class JsonSchemas
{
    /// <summary>Where they are published.</summary>
    public const string Folder = "docs/schemas";

    /// <summary>The schemas by file, such as <c>docs/schemas/access-explain.schema.json</c>.</summary>
    /// <param name="root">The commands.</param>
    public static IEnumerable<(string File, string Text)> Of(Command root) =>
        (from command in root.AndBelow().OfType<CliCommand>()
         where command.JsonType is not null
         let file = $"{Folder}/{string.Join('-', UsageErrors.NameOf(command).Split(' ').Skip(1))}.schema.json"
         select (file, Text(command.JsonType!))).OrderBy(schema => schema.Item1, StringComparer.Ordinal);

    /// <summary>A command and all below it.</summary>
    public static IEnumerable<Command> AndBelow(this Command command) => command.Subcommands.SelectMany(AndBelow).Prepend(command);

    private static string Text(Type type)
    {
        var schema = Terminal.Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema" };
        foreach (var (key, value) in schema.AsObject().ToList())
        {
            whole[key] = value?.DeepClone();
        }

        return JsonSerializer.Serialize(whole, Terminal.Json) + "\n";
    }
}
