namespace InfraPoc.Tests;

public sealed class RunbookTests
{
    [Fact]
    public void Destroy_Commands_NeverReachOtherDepartments()
    {
        var commands = File.ReadLines(Path.Combine(ProjectFolder.Path, "docs", "runbook.md"))
            .Where(line => line.Contains("cdk destroy", StringComparison.Ordinal)).ToList();

        // Access stacks depend on each other, and the CLI destroys whatever depends on what it destroys.
        commands.ShouldNotBeEmpty();
        commands.ShouldAllBe(command => command.Contains("--exclusively", StringComparison.Ordinal));
    }
}
