using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Controls.Templates;

/// <summary>A stack as a cloud assembly describes it.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Account">Twelve digits, or <c>unknown-account</c>.</param>
/// <param name="Region">Region code, or <c>unknown-region</c>.</param>
/// <param name="File">The file with its template.</param>
/// <param name="Template">The CloudFormation template.</param>
/// <param name="TerminationProtection">True where CloudFormation refuses to delete the stack.</param>
public sealed record AssemblyStack(
    string Name, string Account, string Region, string File, JsonElement Template, bool TerminationProtection = false)
{
    private const string Manifest = "manifest.json";
    private const string Type = "aws:cloudformation:stack";

    /// <summary>Names of the stacks that are deployed before it, and removed after it.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Of a name that is written twice each reader takes another value.</summary>
    internal static readonly JsonSerializerOptions Unambiguous = new() { AllowDuplicateProperties = false };

    /// <summary>Whether a folder holds a cloud assembly.</summary>
    public static bool Exists(string folder) => System.IO.File.Exists(Path.Combine(folder, Manifest));

    /// <summary>Every stack of an assembly, in its order.</summary>
    /// <exception cref="AssemblyException">It is no cloud assembly, or a file of it cannot be read.</exception>
    public static IReadOnlyList<AssemblyStack> ReadAll(string folder)
    {
        if (!Exists(folder))
        {
            throw new AssemblyException(new(
                $"{folder} is not a cloud assembly: it holds no {Manifest}. Run `npm start` first, or name the folder that `cdk synth` wrote.",
                $"{folder} はクラウドアセンブリではありません（{Manifest} がありません）。先に `npm start` を実行するか、`cdk synth` が出力したフォルダーを指定してください。"));
        }

        var manifest = Parse(folder, Manifest);
        if (!manifest.TryGetProperty("artifacts", out var artifacts) || artifacts.ValueKind != JsonValueKind.Object)
        {
            throw new AssemblyException(new(
                $"{Path.Combine(folder, Manifest)} lists no artifacts: it is not the manifest of a cloud assembly.",
                $"{Path.Combine(folder, Manifest)} に artifacts がありません。クラウドアセンブリのマニフェストではありません。"));
        }

        try
        {
            IReadOnlyList<AssemblyStack> stacks =
                [.. artifacts.EnumerateObject().SelectMany(artifact => Read(folder, artifacts, artifact))];
            AssemblyFiles.Check(folder, artifacts);
            return stacks;
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or IOException or JsonException)
        {
            throw new AssemblyException(
                new(
                    $"{Path.Combine(folder, Manifest)} cannot be read: an artifact lacks what the manifest of a cloud assembly has ({exception.Message})",
                    $"{Path.Combine(folder, Manifest)} を読み取れません。クラウドアセンブリのマニフェストにあるはずの項目がありません（詳細：{exception.Message}）。"),
                exception);
        }
    }

    private static IEnumerable<AssemblyStack> Read(string folder, JsonElement artifacts, JsonProperty artifact) =>
        Text(artifact.Value, "type") switch
        {
            Type => [ReadStack(folder, artifacts, artifact)],
            "cdk:asset-manifest" or "cdk:tree" or "cdk:feature-flag-report" => [],
            var type => throw new AssemblyException(new(
                $"{Path.Combine(folder, Manifest)} holds {artifact.Name} of type {type}, which no control reads.",
                $"{Path.Combine(folder, Manifest)} の {artifact.Name} は種類が {type} で、どのコントロールも検査しません。")),
        };

    private static AssemblyStack ReadStack(string folder, JsonElement artifacts, JsonProperty artifact)
    {
        var properties = artifact.Value.GetProperty("properties");
        var environment = Text(artifact.Value, "environment");
        var file = Text(properties, "templateFile");
        if (environment.Split('/') is not ["aws:", "", var account, var region])
        {
            throw new AssemblyException(new(
                $"{Path.Combine(folder, Manifest)}: the stack {artifact.Name} has the environment '{environment}', not aws://ACCOUNT/REGION.",
                $"{Path.Combine(folder, Manifest)}：スタック {artifact.Name} の environment が aws://ACCOUNT/REGION の形ではありません（'{environment}'）。"));
        }

        return new(
            NameOf(artifact.Name, artifact.Value),
            account,
            region,
            Path.Combine(folder, file),
            ReadTemplate(folder, file),
            properties.TryGetProperty("terminationProtection", out var protection) && protection.GetBoolean())
        {
            Dependencies = artifact.Value.TryGetProperty("dependencies", out var dependencies)
                ?
                [
                    .. from id in dependencies.EnumerateArray().Select(each => each.ToString())
                       let dependency = artifacts.GetProperty(id)
                       where Text(dependency, "type") == Type
                       select NameOf(id, dependency),
                ]
                : [],
        };
    }

    private static JsonElement ReadTemplate(string folder, string file)
    {
        var template = Parse(folder, file);
        return template.ValueKind == JsonValueKind.Object
            && template.TryGetProperty("Resources", out var resources) && resources.ValueKind == JsonValueKind.Object
            && resources.EnumerateObject().All(resource => resource.Value.ValueKind == JsonValueKind.Object
                && resource.Value.TryGetProperty("Type", out var type) && type.ValueKind == JsonValueKind.String)
            ? template
            : throw new AssemblyException(new(
                $"{Path.Combine(folder, file)} is not a CloudFormation template: it holds no Resources that each have a Type.",
                $"{Path.Combine(folder, file)} は CloudFormation テンプレートではありません（Type のあるリソースの一覧 Resources がありません）。"));
    }

    private static string NameOf(string id, JsonElement stack) =>
        stack.GetProperty("properties").TryGetProperty("stackName", out var name) ? name.GetString() ?? id : id;

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new KeyNotFoundException($"{name} is null.");

    private static JsonElement Parse(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(System.IO.File.ReadAllBytes(path), Unambiguous);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new AssemblyException(
                new Bilingual($"{path} cannot be read: ", $"{path} を読み取れません") + Bilingual.Detail(exception.Message), exception);
        }
    }
}
