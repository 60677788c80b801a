using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each profile of the configuration is one guardrail with one published version that changes with its content.</summary>
public sealed class GuardrailVersionsFollowTheirContent() : Control(
    "GRD-04",
    guarantee: new(
        "Each guardrail profile has exactly one published version, and a change of its content publishes the next.",
        "各ガードレールプロファイルの公開バージョンは 1 つだけで、内容が変わると次のバージョンが公開されます。"),
    why: new(
        "An old version that stays lets a caller choose weaker rules; a version that stays behind enforces yesterday's.",
        "古いバージョンが残ると弱いルールを選べてしまい、バージョンが更新されないと以前のルールが強制され続けるためです。"),
    fix: new(
        "Restore the guardrail and version of the profile; define profiles in config/sandbox.yaml only.",
        "プロファイルのガードレールとバージョンを元に戻してください。プロファイルは config/sandbox.yaml でのみ定義してください。"),
    [Nist("CM-3"), Nist("CM-6")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var versions = templates
            .In(templates.Names.GuardrailsStack, "AWS::Bedrock::GuardrailVersion").ToLookup(version => version.Text("GuardrailIdentifier"));
        var guardrails = ProfileGuardrails.Of(templates).ToList();
        foreach (var (profile, guardrail) in guardrails)
        {
            List<StackResource> published = [.. versions[guardrail.Attribute("GuardrailArn")]];
            if (published is not [var version])
            {
                yield return guardrail.Violates(new(
                    $"Profile {profile.Id} has {published.Count} versions; exactly one is required.",
                    $"プロファイル {profile.Id} のバージョンが {published.Count} 個あります。ちょうど 1 個でなければなりません。"));
            }
            else if (version.Text("Description") is var found && Description(Content(guardrail)) is var expected && found != expected)
            {
                // CloudFormation publishes a version only when its description changes.
                yield return version.Violates(
                    Phrases.Is(
                        "Description", found,
                        new Bilingual($"{expected}, the hash of what the guardrail checks", $"ガードレールの検査内容のハッシュ {expected} ")),
                    "Description");
            }
        }

        var asked = guardrails.Select(pair => pair.Guardrail)
            .Concat(guardrails.SelectMany(pair => versions[pair.Guardrail.Attribute("GuardrailArn")])).ToHashSet();
        foreach (var other in templates.OfType("AWS::Bedrock::Guardrail", "AWS::Bedrock::GuardrailVersion").Where(each => !asked.Contains(each)))
        {
            yield return other.Violates(new("No profile of the configuration asks for it.", "設定のどのプロファイルのものでもありません。"));
        }
    }

    /// <summary>
    /// What describes the version of a guardrail with some properties: a hash of all that decide, whatever the order of their keys.
    /// </summary>
    internal static string Description(JsonObject properties)
    {
        var content = new JsonObject(properties
            .Where(each => each.Key is not ("Name" or "Description" or "Tags"))
            .Select(each => KeyValuePair.Create(each.Key, Sorted(each.Value))));
        return $"Content {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Sorted(content))))}";
    }

    private static JsonObject Content(StackResource guardrail) => new(guardrail.Properties
        .Select(name => KeyValuePair.Create(name, JsonNode.Parse(guardrail.Uninterpreted(name)?.GetRawText() ?? "null"))));

    private static JsonNode? Sorted(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => value?.DeepClone(),
    };
}
