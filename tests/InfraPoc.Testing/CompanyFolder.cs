namespace InfraPoc.Testing;

/// <summary>A project folder with a company of one department, in files.</summary>
public sealed class CompanyFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CompanyFolder(params IReadOnlyList<string> models) => Write(models);

    public string Root => folder.Path;

    /// <summary>Writes the configuration with these models, all of them given to the department.</summary>
    public void Write(IReadOnlyList<string> models)
    {
        var config = Directory.CreateDirectory(Path.Combine(Root, "config"));
        _ = config.CreateSubdirectory("departments");
        Copy("sandbox.yaml", "sandbox.yaml", models);
        Copy("department.yaml", "departments/sales.yaml", models);
        File.WriteAllText(
            Path.Combine(config.FullName, "models.yaml"),
            "models:\n" + string.Concat(models.Select(alias => $$"""
                  - { alias: {{alias}}, name: {{alias}}, provider: Anthropic, inference: jp, modelId: anthropic.{{alias}}-20251001-v1:0,
                      profileId: "jp.anthropic.{{alias}}-20251001-v1:0", destinationRegions: [ap-northeast-1, ap-northeast-3],
                      price: { input: 1, output: 5, pricedOn: 2026-11-23 } }

                """)));
    }

    /// <summary>Replaces text in a file below config/; the text must be there.</summary>
    public void Edit(string file, string text, string replacement)
    {
        var path = Path.Combine(Root, "config", file);
        var before = File.ReadAllText(path);
        before.ShouldContain(text);
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private void Copy(string source, string target, IReadOnlyList<string> models) => File.WriteAllText(
        Path.Combine(Root, "config", target),
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "company", source))
            .Replace("MODELS", string.Join(", ", models), StringComparison.Ordinal));
}
