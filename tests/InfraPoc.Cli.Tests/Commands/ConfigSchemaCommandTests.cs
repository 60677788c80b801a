using InfraPoc.Config.Schema;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class ConfigSchemaCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Schema_WritesEverySchemaAndNamesIt()
    {
        var (exitCode, output, error) = commandLine.Run("config", "schema", "--lang", "en");

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        commandLine.Next.ShouldBe($"Next: commit them: `git add config/schema`{Environment.NewLine}");
        commandLine.Run("config", "schema").ShouldBe((ExitCode.Success, output, ""));
        commandLine.Next.ShouldBe($"次の手順：`git add config/schema` でこれらをコミットしてください{Environment.NewLine}");
        output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(
                [
                    "config/schema/approvals.schema.json", "config/schema/department.schema.json", "config/schema/models.schema.json",
                    "config/schema/moves.schema.json", "config/schema/sandbox.schema.json",
                ],
                ignoreOrder: true);
        foreach (var (name, schema) in ConfigSchema.Generate())
        {
            File.ReadAllText(Path.Combine(commandLine.Root, "config", "schema", name)).ShouldBe(schema);
        }
    }

    public void Dispose() => commandLine.Dispose();
}
