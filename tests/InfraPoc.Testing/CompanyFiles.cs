using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InfraPoc.Config;

namespace InfraPoc.Testing;

/// <summary>A company's configuration as the files of a project folder, written as JSON, which is YAML.</summary>
public static class CompanyFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
    };

    /// <summary>The files by their paths below the project folder.</summary>
    public static IReadOnlyDictionary<string, string> Of(SandboxConfig config) =>
        config
            .Departments.ToDictionary(department => $"config/departments/{department.Id}.yaml", department => Text(department))
            .Append(KeyValuePair.Create("config/sandbox.yaml", Text(config.Sandbox)))
            .Append(KeyValuePair.Create("config/models.yaml", Text(new ModelCatalogue { Models = [.. config.Models.Values] })))
            .ToDictionary();

    /// <summary>Writes the files.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="folder">The project folder.</param>
    public static void Write(SandboxConfig config, string folder)
    {
        _ = Directory.CreateDirectory(Path.Combine(folder, "config", "departments"));
        foreach (var (file, text) in Of(config))
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }
    }

    /// <summary>The configuration itself; fails with what the loader says where it would refuse the files.</summary>
    public static SandboxConfig Validated(this SandboxConfig config)
    {
        using var folder = new TemporaryFolder();
        Write(config, folder.Path);

        var result = ConfigLoader.Load(folder.Path);

        result.Problems.ShouldBeEmpty();
        Of(result.Config!).ShouldBe(Of(config), ignoreOrder: true);
        return config;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);
}
