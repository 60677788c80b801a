using System.CommandLine;
using InfraPoc.Config.Schema;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc config schema</c>: writes the JSON Schemas that editors complete and check the files with.</summary>
internal sealed class ConfigSchemaCommand(Session session) : CliCommand(
    session, "schema",
    new("Write the JSON Schemas of the configuration files to config/schema", "設定ファイルの JSON Schema を config/schema に出力する"),
    new Example("config schema", new("after a change of the configuration's records", "設定のレコードを変更した後に実行する")))
{
    protected override Outcome Execute(ParseResult arguments)
    {
        var folder = Path.Combine(CommonOptions.RootOf(arguments), ConfigSchema.Folder);
        _ = Directory.CreateDirectory(folder);
        foreach (var (name, schema) in ConfigSchema.Generate())
        {
            File.WriteAllText(Path.Combine(folder, name), schema);
            Session.Terminal.Out.WriteLine($"{ConfigSchema.Folder}/{name}");
        }

        return Outcome.Done(new(
            $"commit them: `git add {ConfigSchema.Folder}`", $"`git add {ConfigSchema.Folder}` でこれらをコミットしてください"));
    }
}
