using System.Text.Json;
using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Tests;

/// <summary>A company's cloud assembly, read from its files as CloudFormation would.</summary>
internal sealed class Synthesis
{
    private static readonly Lock Jsii = new();
    private static readonly Lazy<Dictionary<string, object>> Context = new(() => CdkContext.Of(ProjectFolder.Path));

    private readonly Dictionary<string, JsonElement> files = [];

    private Synthesis(string folder)
    {
        Folder = folder;
        Templates = Directory
            .EnumerateFiles(folder, "*.template.json")
            .ToDictionary(
                file => Path.GetFileName(file).Replace(".template.json", "", StringComparison.Ordinal),
                File.ReadAllText);
    }

    /// <summary>The folder of the cloud assembly, which other tests read as well.</summary>
    public string Folder { get; }

    /// <summary>Template texts by stack name.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; }

    /// <summary>The assembly of a company, which the loader must accept; synthesized in this process unless it has been before.</summary>
    public static Synthesis Of(SandboxConfig config) =>
        new(CloudAssemblies.Of(
            config, (_, output) => InProcess(output, app => SandboxApp.AddStacks(app, config, CloudAssemblies.Functions))));

    /// <summary>Synthesizes an app with the flags of cdk.json.</summary>
    /// <param name="output">The folder to write to.</param>
    /// <param name="build">Adds the stacks.</param>
    /// <param name="validate">True to run aws-cdk-lib's template validation too, which takes seconds.</param>
    public static void InProcess(string output, Action<App> build, bool validate = false) =>
        Alone(() =>
        {
            var app = new App(new AppProps { Outdir = output, Context = Context.Value, BuiltinCloudFormationValidation = validate });
            build(app);
            return app.Synth();
        });

    /// <summary>Runs what creates constructs while nothing else does: jsii is not thread-safe.</summary>
    public static T Alone<T>(Func<T> body)
    {
        lock (Jsii)
        {
            return body();
        }
    }

    /// <summary>A stack's resources of one type by logical id.</summary>
    public IReadOnlyList<TemplateResourceView> Resources(string stack, string type) =>
    [
        .. from resource in Read($"{stack}.template.json").GetProperty("Resources").EnumerateObject()
           where resource.Value.GetProperty("Type").GetString() == type
           select new TemplateResourceView(
               resource.Name, resource.Value.TryGetProperty("Properties", out var properties) ? properties : default),
    ];

    /// <summary>The value of a stack's output.</summary>
    public JsonElement Output(string stack, string name) =>
        Read($"{stack}.template.json").GetProperty("Outputs").GetProperty(name).GetProperty("Value");

    /// <summary>A file of the assembly, parsed once.</summary>
    public JsonElement Read(string file)
    {
        if (!files.TryGetValue(file, out var content))
        {
            files[file] = content = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, file)));
        }

        return content;
    }
}
