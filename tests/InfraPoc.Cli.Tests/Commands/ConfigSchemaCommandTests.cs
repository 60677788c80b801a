using InfraPoc.Config.Schema;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class ConfigSchemaCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Schema_WritesEverySchemaAndNamesIt()
    {
        var (exitCode, output, _) = commandLine.Run("config", "schema");

        exitCode.ShouldBe(ExitCode.Success);
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
