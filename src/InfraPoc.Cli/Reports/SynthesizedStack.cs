using System.Text.Json;

namespace InfraPoc.Cli.Reports;

/// <summary>A stack in a cloud assembly.</summary>
/// <param name="Name">Stack name.</param>
/// <param name="Account">Account it deploys to.</param>
/// <param name="Region">Region it deploys to.</param>
/// <param name="Resources">Number of resources in its template.</param>
public sealed record SynthesizedStack(string Name, string Account, string Region, int Resources)
{
    /// <summary>The stacks of a cloud assembly by name; empty when nothing was synthesized yet.</summary>
    /// <param name="assembly">The folder <c>cdk synth</c> wrote to.</param>
    public static IReadOnlyList<SynthesizedStack> ReadAll(string assembly)
    {
        var path = Path.Combine(assembly, "manifest.json");
        if (!File.Exists(path))
        {
            return [];
        }

        using var manifest = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. from artifact in manifest.RootElement.GetProperty("artifacts").EnumerateObject()
               where artifact.Value.GetProperty("type").GetString() == "aws:cloudformation:stack"
               let stack = Read(assembly, artifact.Name, artifact.Value)
               orderby stack.Name
               select stack,
        ];
    }

    private static SynthesizedStack Read(string assembly, string name, JsonElement artifact)
    {
        // aws://ACCOUNT/REGION
        var environment = artifact.GetProperty("environment").GetString()!.Split('/');
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(assembly, artifact.GetProperty("properties").GetProperty("templateFile").GetString()!)));
        return new SynthesizedStack(name, environment[^2], environment[^1], template.RootElement.GetProperty(nameof(Resources)).EnumerateObject().Count());
    }
}
