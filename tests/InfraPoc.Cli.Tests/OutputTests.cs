using System.Reflection;

namespace InfraPoc.Cli.Tests;

public sealed class OutputTests
{
    [Fact]
    public void Version_OfABuildThatIsKept_DoesNotCountCommits() => typeof(InfraPocCommand).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.ShouldMatch(@"^\d+\.\d+\.\d+(-alpha\.0)?$");

    [Fact]
    public void Output_OfTheCommand_HoldsNoCdk()
    {
        var output = Path.Combine(
            ProjectFolder.Path, "src", "InfraPoc.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");
        string[] needed = ["InfraPoc.Cli.dll", "InfraPoc.Config.dll", "InfraPoc.Controls.dll"];

        var assemblies = Directory.EnumerateFiles(output, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file)!)
            .ToList();

        needed.ShouldBeSubsetOf(assemblies);
        assemblies.ShouldNotContain("InfraPoc.dll");
        assemblies.ShouldAllBe(name => !name.StartsWith("Amazon.") && !name.StartsWith("Constructs"));
        File.ReadAllText(Path.Combine(output, "InfraPoc.Cli.deps.json")).ShouldNotContain("Amazon.");
    }
}
