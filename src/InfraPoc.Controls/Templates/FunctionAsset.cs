using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Controls.Templates;

/// <summary>Looks into the code that a cloud assembly publishes for a function.</summary>
internal static class FunctionAsset
{
    /// <summary>What is wrong with a function's code or handler; null if the handler is in the code that gets published.</summary>
    /// <param name="function">The function.</param>
    public static Bilingual? Problem(StackResource function)
    {
        var (bucket, key) = (function.Text("Code", "S3Bucket"), function.Text("Code", "S3Key"));
        if (Folder(function.Stack.File, bucket, key) is not { } folder)
        {
            return new(
                $"The code is {key ?? Phrases.Nothing} in {bucket ?? "no bucket"}, which is no folder that the assembly publishes there.",
                $"コードの場所は、アセンブリが公開するフォルダーではありません（バケット：{Phrases.Value(bucket).Japanese}、キー：{Phrases.Value(key).Japanese}）。");
        }

        var handler = function.Text("Handler") ?? Phrases.Nothing;
        if (handler.Split("::") is not [var assembly, var type, var method])
        {
            return new(
                $"The handler is {handler}; it must be ASSEMBLY::TYPE::METHOD.",
                $"ハンドラーが ASSEMBLY::TYPE::METHOD の形ではありません（{Phrases.Value(handler).Japanese}）。");
        }

        var file = Path.Combine(folder, $"{assembly}.dll");
        return !File.Exists(file)
            ? new($"The handler is {handler}; the code has no {assembly}.dll.", $"ハンドラー {handler} の {assembly}.dll がコードにありません。")
            : !Handles(file, type, method) ? new Bilingual(
                $"The handler is {handler}; {assembly}.dll has no such public static method.",
                $"ハンドラー {handler} という public static メソッドが {assembly}.dll にありません。")
            : null;
    }

    /// <summary>The folder that is published under a key; null where there is none.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_cloud-assembly-schema.AssetManifest.html</remarks>
    private static string? Folder(string template, string? bucket, string? key)
    {
        const string Suffix = ".template.json";
        var manifest = template.EndsWith(Suffix, StringComparison.Ordinal) ? $"{template[..^Suffix.Length]}.assets.json" : "";
        if (!File.Exists(manifest))
        {
            return null;
        }

        var assets = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(manifest)).GetProperty("files");
        var sources = from asset in assets.EnumerateObject()
                      where asset.Value.GetProperty("destinations").EnumerateObject().Any(each => Is(each.Value, bucket, key))
                      let source = asset.Value.GetProperty("source")
                      where source.GetProperty("packaging").ValueEquals("zip")
                      select Path.Combine(Path.GetDirectoryName(manifest)!, source.GetProperty("path").GetString()!);
        return sources.FirstOrDefault(Directory.Exists);
    }

    private static bool Is(JsonElement destination, string? bucket, string? key) =>
        destination.GetProperty("bucketName").ValueEquals(bucket) && destination.GetProperty("objectKey").ValueEquals(key);

    /// <summary>Read without loading: what is judged here never runs here.</summary>
    private static bool Handles(string file, string typeName, string methodName)
    {
        using var stream = File.OpenRead(file);
        using var assembly = new PEReader(stream);
        var metadata = assembly.GetMetadataReader();
        return metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}" == typeName)
            .SelectMany(type => type.GetMethods()).Select(metadata.GetMethodDefinition)
            .Any(method => metadata.GetString(method.Name) == methodName
                && method.Attributes.HasFlag(MethodAttributes.Static) && method.Attributes.HasFlag(MethodAttributes.Public));
    }
}
