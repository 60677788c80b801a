using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Whatever takes tags names its sandbox and, in the stacks of a department, its department, cost center, owner and last day.
/// </summary>
public sealed class ResourcesBearTheirOwner() : Control(
    "OWN-02",
    guarantee: new(
        "Every resource that takes tags names its sandbox, and every one of a department also its department, cost center, owner and last day; types that nobody has classified are refused.",
        "タグを付けられるすべてのリソースにはサンドボックスが、部門のリソースにはさらに部門、コストセンター、責任者、終了日が示されます。分類されていない種類のリソースは認められません。"),
    why: new(
        "What nobody owns, nobody pays for and nobody removes.",
        "所有者が不明なリソースは、費用を負担する人も削除する人もいなくなるためです。"),
    fix: new(
        "Add the tags to the resource; add a new resource type to the list of this control, as one that takes tags or not.",
        "リソースにタグを付けてください。新しい種類のリソースは、タグの有無とともにこのコントロールの一覧に追加してください。"),
    [Nist("CM-8"), Ai("7)③")])
{
    private static readonly HashSet<string> Tagged = new(StringComparer.Ordinal)
    {
        "AWS::Bedrock::ApplicationInferenceProfile",
        "AWS::Bedrock::Guardrail",
        "AWS::Budgets::Budget",
        "AWS::CloudTrail::Trail",
        "AWS::CloudWatch::Alarm",
        "AWS::CloudWatch::Dashboard",
        "AWS::DynamoDB::Table",
        "AWS::Events::Rule",
        "AWS::IAM::Role",
        "AWS::KMS::Key",
        "AWS::Lambda::Function",
        "AWS::Logs::LogGroup",
        "AWS::Organizations::Policy",
        "AWS::S3::Bucket",
        "AWS::SNS::Topic",
        "AWS::SSM::Parameter",
        "AWS::SSO::PermissionSet",
    };

    // Types without tags, and parts of others.
    private static readonly HashSet<string> Untagged = new(StringComparer.Ordinal)
    {
        "AWS::Bedrock::EnforcedGuardrailConfiguration",
        "AWS::Bedrock::GuardrailVersion",
        "AWS::IAM::ManagedPolicy",
        "AWS::IdentityStore::Group",
        "AWS::IdentityStore::GroupMembership",
        "AWS::IdentityStore::User",
        "AWS::KMS::Alias",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::Lambda::Permission",
        "AWS::Logs::MetricFilter",
        "AWS::Logs::QueryDefinition",
        "AWS::Logs::SubscriptionFilter",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::Subscription",
        "AWS::SNS::TopicPolicy",
        "AWS::SSO::Assignment",
        "Custom::PromptLogging",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var owners = templates
            .Config.Departments.SelectMany(department =>
                new[]
                {
                    (Stack: names.DepartmentStack(department), Department: department),
                    (Stack: names.AccessStack(department), Department: department),
                })
            .ToDictionary(each => each.Stack, each => each.Department, StringComparer.Ordinal);
        foreach (var resource in templates.Resources)
        {
            if (!Tagged.Contains(resource.Type))
            {
                if (!Untagged.Contains(resource.Type))
                {
                    yield return resource.Violates(new(
                        $"{resource.Type} is not classified; say in {nameof(ResourcesBearTheirOwner)} whether it takes tags.",
                        $"{resource.Type} が分類されていません。タグを付けられるかどうかを {nameof(ResourcesBearTheirOwner)} に書いてください。"));
                }

                continue;
            }

            Dictionary<string, string> expected = new() { ["sandbox"] = templates.Config.Sandbox.Name };
            if (owners.TryGetValue(resource.Stack.Name, out var department))
            {
                expected["department"] = department.Id;
                expected["cost-center"] = department.CostCenter;
                expected["owner"] = department.Owner.Email;
                expected["expires"] = $"{department.Period.End:yyyy-MM-dd}";
            }

            var found = resource.Tags();
            foreach (var (key, value) in expected)
            {
                if (found.GetValueOrDefault(key) != value)
                {
                    var shown = found.TryGetValue(key, out var other)
                        ? new(other, $"が {other} です")
                        : new Bilingual("absent", "がありません");
                    yield return resource.Violates(
                        new(
                            $"The tag {key} is {shown.English}; required is {value}.",
                            $"タグ {key} {shown.Japanese}。{value} でなければなりません。"),
                        resource.TagsProperty);
                }
            }
        }
    }
}
