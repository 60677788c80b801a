using System.Text.Json;
using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Tests.Fixtures;

/// <summary>A cloud assembly in a temporary folder, read from its files as CloudFormation would.</summary>
internal sealed class Synthesis : IDisposable
{
    private static readonly Lazy<Dictionary<string, object>> Context = new(() => CdkContext.Of(ProjectFolder.Path));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infrapoc-tests-");
    private readonly Dictionary<string, JsonElement> files = [];

    private Synthesis(SandboxConfig config, bool validate)
    {
        var app = new App(new AppProps { Outdir = folder.FullName, Context = Context.Value, BuiltinCloudFormationValidation = validate });
        SandboxApp.AddStacks(app, config);
        _ = app.Synth();
        Templates = folder.EnumerateFiles("*.template.json")
            .ToDictionary(
                file => file.Name.Replace(".template.json", "", StringComparison.Ordinal),
                file => File.ReadAllText(file.FullName));
    }

    /// <summary>The folder of the cloud assembly.</summary>
    public string Folder => folder.FullName;

    /// <summary>Template texts by stack name.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; }

    /// <summary>Synthesizes with the flags of cdk.json.</summary>
    /// <param name="config">What to synthesize.</param>
    /// <param name="validate">True to run aws-cdk-lib's template validation too, which takes seconds.</param>
    public static Synthesis Of(SandboxConfig config, bool validate = false) => new(config, validate);

    /// <summary>A stack's resources of one type by logical id.</summary>
    public IReadOnlyList<TemplateResourceView> Resources(string stack, string type) =>
    [
        .. from resource in Read($"{stack}.template.json").GetProperty("Resources").EnumerateObject()
           where resource.Value.GetProperty("Type").GetString() == type
           select new TemplateResourceView(
               resource.Name, resource.Value.TryGetProperty("Properties", out var properties) ? properties : default),
    ];

    /// <summary>A file of the assembly, parsed once.</summary>
    public JsonElement Read(string file)
    {
        if (!files.TryGetValue(file, out var content))
        {
            files[file] = content = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder.FullName, file)));
        }

        return content;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
