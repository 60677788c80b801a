using System.Text.Encodings.Web;
using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Config.Loading;

namespace InfraPoc.Guardrails;

/// <summary>
/// Refuses guardrail profiles that together make a template which CloudFormation would not accept, before it finds out: topics and
/// confidential terms make it the only one that grows with what people write.
/// </summary>
public static class GuardrailsSizeRule
{
    /// <summary>
    /// Bytes of a template in S3, UTF-8; the CDK counts characters and only warns. See:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    /// </summary>
    public const int Limit = 1_000_000;

    /// <summary>What a profile has besides its content: names, version, parameter, outputs, metadata.</summary>
    private const int Besides = 2_500;

    /// <summary>What the stack has besides its profiles.</summary>
    private const int Frame = 4_000;

    /// <summary>As the CDK writes templates.</summary>
    private static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    /// <summary>The rule, for <see cref="ConfigLoader"/>.</summary>
    public static void Check(BoundFile<Sandbox> file, SandboxNames names)
    {
        var profiles = file.Value.Guardrails.Profiles;
        List<int> sizes = [Frame];
        foreach (var profile in profiles)
        {
            sizes.Add(sizes[^1] + BytesOf(profile, names));
        }

        if (sizes[^1] > Limit)
        {
            file.Report(
                "POL003", "guardrails.profiles", new(
                    $"lead to a template of about {sizes[^1]} bytes, and CloudFormation accepts {Limit}",
                    $"によるテンプレートが約 {sizes[^1]} バイトになり、CloudFormation の上限の {Limit} バイトを超えます"),
                new(
                    $"the first {sizes.FindLastIndex(size => size <= Limit)} of these {profiles.Count} profiles fit: share profiles between departments, or list fewer confidential terms and topics",
                    $"{profiles.Count} 個のプロファイルのうち、収まるのは先頭の {sizes.FindLastIndex(size => size <= Limit)} 個です。部門の間でプロファイルを共有するか、社外秘の用語とトピックを減らしてください"));
        }
    }

    private static int BytesOf(GuardrailProfile profile, SandboxNames names)
    {
        // Three levels down, as in a template.
        object resource = new { Resources = new { Id = new { Properties = GuardrailContent.Of(profile, names) } } };
        return Besides + JsonSerializer.SerializeToUtf8Bytes(resource, Indented).Length;
    }
}
