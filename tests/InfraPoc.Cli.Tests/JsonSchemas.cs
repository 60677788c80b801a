using NJsonSchema;

namespace InfraPoc.Cli.Tests;

/// <summary>Checks documents against the schemas that are published in docs/schemas.</summary>
internal static class JsonSchemas
{
    /// <summary>Fails where a document is not as the schema of a command says.</summary>
    /// <param name="command">Words of the command, with hyphens between.</param>
    /// <param name="json">What it wrote.</param>
    public static void Check(string command, string json) =>
        Validate(Path.Combine(ProjectFolder.Path, "docs", "schemas", $"{command}.schema.json"), json)
            .ShouldBeEmpty($"{command}: run `npm run docs` if its document changed");

    private static IEnumerable<string> Validate(string file, string json) =>
        JsonSchema.FromJsonAsync(File.ReadAllText(file)).GetAwaiter().GetResult().Validate(json).Select(error => error.ToString());
}
