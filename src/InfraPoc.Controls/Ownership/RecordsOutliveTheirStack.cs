using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Buckets, keys, tables and log groups stay when their stack is deleted or replaces them.</summary>
public sealed class RecordsOutliveTheirStack() : Control(
    "OWN-03",
    guarantee: new(
        "Logs, keys, archives and the brake's memory stay when their stack is deleted or replaces them.",
        "ログ、キー、アーカイブ、およびブレーキの記録は、スタックの削除や置き換えの後も残ります。"),
    why: new(
        "Records that go with their stack can be erased by one deployment.",
        "スタックと一緒に消える記録は、1 回のデプロイで失われるためです。"),
    fix: new(
        "Set DeletionPolicy to Retain or RetainExceptOnCreate and UpdateReplacePolicy to Retain.",
        "DeletionPolicy を Retain または RetainExceptOnCreate に、UpdateReplacePolicy を Retain に設定してください。"),
    [Nist("AU-11"), Nist("SI-12")])
{
    /// <summary>The types of resources that are records, or without which records cannot be read.</summary>
    internal static IReadOnlyList<string> Types { get; } = ["AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::S3::Bucket"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var resource in templates.OfType(Types))
        {
            foreach (var violation in resource.MustStay())
            {
                yield return violation;
            }

            if (resource.Type == "AWS::DynamoDB::Table")
            {
                foreach (var difference in resource.Differences(
                    ("DeletionProtectionEnabled", true),
                    ("PointInTimeRecoverySpecification", new { PointInTimeRecoveryEnabled = true })))
                {
                    yield return difference;
                }
            }
        }
    }
}
