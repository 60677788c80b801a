using System.Security.Cryptography;
using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Controls.Templates;

/// <summary>
/// Whether the CDK would deploy the templates that are read: it uploads the files that the asset manifests name, under keys that are their
/// hashes, and hands CloudFormation the address that the assembly's manifest names.
/// </summary>
internal static class AssemblyFiles
{
    private static readonly string[] Roles = ["assumeRoleArn", "cloudFormationExecutionRoleArn"];

    /// <summary>What the CDK writes of a stack; it would also hand on values of parameters, or topics that hear of deployments.</summary>
    private static readonly string[] Known =
    [
        "additionalDependencies", "assumeRoleArn", "bootstrapStackVersionSsmParameter", "cloudFormationExecutionRoleArn", "lookupRole",
        "requiresBootstrapStackVersion", "stackName", "stackTemplateAssetObjectUrl", "tags", "templateFile", "terminationProtection",
        "validateOnSynth",
    ];

    /// <summary>Refuses an assembly whose manifests and templates do not belong together.</summary>
    /// <param name="folder">The folder with manifest.json.</param>
    /// <param name="artifacts">The artifacts of the manifest.</param>
    /// <exception cref="AssemblyException">They do not.</exception>
    /// <exception cref="KeyNotFoundException">An artifact lacks what it must have.</exception>
    public static void Check(string folder, JsonElement artifacts)
    {
        var uploads = OfType(artifacts, "cdk:asset-manifest")
            .Select(artifact => artifact.Value.GetProperty("properties").GetProperty("file").GetString()!)
            .SelectMany(manifest => Uploads(folder, manifest))
            .ToLookup(upload => upload.Address, upload => upload.Path, StringComparer.Ordinal);
        foreach (var stack in OfType(artifacts, "aws:cloudformation:stack"))
        {
            var properties = stack.Value.GetProperty("properties");
            if (properties.EnumerateObject().Select(each => each.Name).Except(Known).FirstOrDefault() is { } unknown)
            {
                throw Wrong(new(
                    $"The manifest gives {stack.Name} {unknown}, which decides at deployment and which no control reads",
                    $"マニフェストが {stack.Name} に {unknown} を指定しています。デプロイに影響しますが、どのコントロールも検査しません"));
            }

            foreach (var role in Roles.Where(role => properties.TryGetProperty(role, out _)))
            {
                var arn = properties.GetProperty(role).ToString();
                var account = stack.Value.GetProperty("environment").ToString().Split('/')[2];
                if (!arn.Contains($":iam::{account}:role/", StringComparison.Ordinal) && account.All(char.IsAsciiDigit))
                {
                    throw Wrong(new(
                        $"{stack.Name} is deployed with {arn}, which is not a role of its account {account}",
                        $"{stack.Name} のデプロイに使う {arn} は、スタックのアカウント {account} のロールではありません"));
                }
            }

            var template = properties.GetProperty("templateFile").ToString();
            var address = properties.TryGetProperty("stackTemplateAssetObjectUrl", out var url) ? url.ToString() : Phrases.Nothing;
            var uploaded = uploads[address].Distinct(StringComparer.Ordinal).ToList();
            if (uploaded is not [var only] || only != template)
            {
                var from = Phrases.List(uploaded.DefaultIfEmpty(Phrases.Nothing).Select(Phrases.Value));
                throw Wrong(new(
                    $"{template} is not what would be deployed as {stack.Name}: that is {address}, uploaded from {from.English}",
                    $"{template} は {stack.Name} としてデプロイされる内容ではありません（デプロイされるもの：{Phrases.Value(address).Japanese}、アップロード元：{from.Japanese}）"));
            }
        }
    }

    private static IEnumerable<JsonProperty> OfType(JsonElement artifacts, string type) =>
        artifacts.EnumerateObject().Where(artifact => artifact.Value.GetProperty("type").ValueEquals(type));

    private static IEnumerable<(string Address, string Path)> Uploads(string folder, string manifest)
    {
        var read = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(folder, manifest)), AssemblyStack.Unambiguous);
        if (read.TryGetProperty("dockerImages", out var images) && images.EnumerateObject().Any())
        {
            throw Wrong(new(
                $"{manifest} uploads container images; no stack has any", $"{manifest} がコンテナイメージをアップロードしますが、どのスタックも使いません"));
        }

        foreach (var file in read.GetProperty("files").EnumerateObject())
        {
            var path = file.Value.GetProperty("source").TryGetProperty("path", out var source) ? source.ToString() : "";
            var full = Path.Combine(folder, path);
            if (path.Length == 0 || file.Value.GetProperty("source").TryGetProperty("executable", out _))
            {
                throw Wrong(new(
                    $"{manifest} makes the file {file.Name} by running a program", $"{manifest} がファイル {file.Name} をプログラムの実行によって作成します"));
            }

            // Of a folder the hash is the builder's own; what is in it, a control compares with the published functions.
            if (File.Exists(full) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(full))) is var hash && hash != file.Name)
            {
                throw Wrong(new(
                    $"{manifest} uploads {path} as {file.Name}, and its hash is {hash}",
                    $"{manifest} が {path} を {file.Name} としてアップロードしますが、ハッシュは {hash} です"));
            }

            foreach (var destination in file.Value.GetProperty("destinations").EnumerateObject().Select(each => each.Value))
            {
                var key = destination.GetProperty("objectKey").ToString();
                if (Path.GetFileNameWithoutExtension(key) != file.Name)
                {
                    throw Wrong(new(
                        $"{manifest} uploads {path} under {key}, which does not follow from its hash {file.Name}",
                        $"{manifest} が {path} を {key} としてアップロードしますが、ハッシュ {file.Name} に対応していません"));
                }

                yield return ($"s3://{destination.GetProperty("bucketName")}/{key}", path);
            }
        }
    }

    private static AssemblyException Wrong(Bilingual what) => new(what + new Bilingual(
        ". Run `npm start` again, and change nothing in its output.", "。もう一度 `npm start` を実行し、出力を変更しないでください。"));
}
