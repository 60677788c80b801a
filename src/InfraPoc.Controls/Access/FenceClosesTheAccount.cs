using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Where an organization is configured, a service control policy closes the account to everybody: closed surfaces, other Regions, leaving
/// the organization.
/// </summary>
public sealed class FenceClosesTheAccount() : Control(
    "ACC-12",
    guarantee: new(
        "With an organization, nobody in the sandbox account, not even its root user, can use a closed surface, work in another Region with a service that has Regions, or leave the organization.",
        "組織を設定した場合、サンドボックスアカウントでは、ルートユーザーを含む誰も、閉じた経路の利用、ほかのリージョンでの作業（IAM や請求などのグローバルサービスを除く）、組織からの離脱ができません。"),
    why: new(
        "The boundary binds departments only; administrators of the account are bound by service control policies alone.",
        "アクセス許可の境界が制限するのは部門だけで、アカウントの管理者を制限できるのはサービスコントロールポリシーだけであるためです。"),
    fix: new(
        "Restore the policy in the Organization stack; change Regions with residency, and the target with organization.target.",
        "Organization スタックのポリシーを元に戻してください。リージョンは residency、適用先は organization.target で変更してください。"),
    [Nist("AC-3"), Nist("CM-7"), Nist("SC-7"), Lens("GENSEC01-BP01"), Ai("5)①")])
{
    private static readonly string[] Regions =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-west-1",
        "sa-east-1", "us-east-1", "us-east-2", "us-west-2", "unspecified",
    ];

    /// <summary>Calls of services that have Regions, each of which could be excepted alone.</summary>
    private static readonly string[] Services =
    [
        "bedrock:CreateGuardrail", "bedrock:ListFoundationModels", "cloudtrail:CreateTrail", "dynamodb:CreateTable",
        "lambda:CreateFunction", "s3:CreateBucket", "sagemaker:CreateEndpoint",
    ];

    /// <summary>
    /// What AWS serves from one place for all Regions, so that the fence leaves it to IAM; and what has statements of its own.
    /// </summary>
    private static readonly string[] Global =
    [
        "account:*", "aws-marketplace:*", "billing:*", "budgets:*", "ce:*", "cloudtrail:LookupEvents", "consolidatedbilling:*", "cur:*",
        "ec2:DescribeRegions", "freetier:*", "health:*", "iam:*", "invoicing:*", "organizations:*", "payments:*", "pricing:*",
        "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets", "s3:PutAccountPublicAccessBlock", "servicequotas:*", "signin:*", "sso:*",
        "sts:*", "support:*", "supportplans:*", "tax:*", "trustedadvisor:*",
        "bedrock:ApplyGuardrail", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream",
    ];

    /// <summary>Calls that AWS answers in us-east-1 wherever they come from.</summary>
    private static readonly string[] Regionless =
    [
        "aws-marketplace:Subscribe", "budgets:ViewBudget", "cloudtrail:LookupEvents", "iam:GetRole", "s3:ListAllMyBuckets",
        "sts:AssumeRole",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        if (templates.Config.Sandbox.Organization is null)
        {
            return templates
                .OfType("AWS::Organizations::Policy")
                .Select(policy => policy.Violates(new(
                    "The configuration names no organization; no policy of one is allowed.",
                    "設定に organization がないため、組織のポリシーは作成できません。")));
        }

        var names = templates.Names;
        string[] anybody =
        [
            .. ServiceControls.Administrators(templates), .. ServiceControls.Deployment(templates),
            .. ServiceControls.Writing(templates), .. ServiceControls.Owning(names), .. ServiceControls.Brakes(names),
        ];
        return ServiceControls.Attached(templates, ServiceControls.Fence)
            .Concat(ServiceControls.Strangers(templates))
            .Concat(ServiceControls.MustDeny(
                templates, ServiceControls.Fence, anybody,
                Closed(templates)))

            // A fence around what the sandbox is for ends the trial on the day it is attached.
            .Concat(ServiceControls.MustNotDeny(templates, ServiceControls.Fence, anybody, Open(templates.Config.Sandbox)));
    }

    /// <summary>Requests that nobody in the account may make.</summary>
    internal static IEnumerable<DenialCase> Closed(SandboxTemplates templates)
    {
        var (sandbox, named) = (templates.Config.Sandbox, Named(templates));
        string[] regions = [.. Regions.Union(named.Regions)];
        var home = sandbox.Accounts.Sandbox.Region;
        var models = ModelRegions(sandbox);
        string[] checks = [home, .. sandbox.Residency?.InferenceRegions ?? [], .. sandbox.Residency?.GuardrailRegions ?? []];
        return
        [
            .. ClosedSurfaceCases.ToEverybody(sandbox),
            .. ClosedSurfaceCases.Each("account:CloseAccount", "organizations:LeaveOrganization"),
            .. regions.Except([home]).Select(region => new DenialCase("ec2:RunInstances", Region: region)),
            .. Services.Select(action => new DenialCase(action, Region: Regions.Except([home]).First())),
            .. named.Actions.Select(action => new DenialCase(action, Region: Regions.Except([home]).First())),
            .. from region in regions.Except(models)
               from action in new[] { "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream" }
               select new DenialCase(action, $"arn:aws:bedrock:{home}::foundation-model/amazon.nova-lite-v1:0", region),
            .. regions
                .Except(checks)
                .Select(region => new DenialCase(
                    "bedrock:ApplyGuardrail", $"arn:aws:bedrock:{home}:{sandbox.Accounts.Sandbox.Id}:guardrail/a", region)),
            .. ClosedSurfaceCases.Tomorrow(templates.Samples.Name),
            .. ClosedSurfaceCases.Excepted(ServiceControls.Statements(templates, ServiceControls.Fence), templates.Samples),
        ];
    }

    /// <summary>Regions and excepted actions that the policy itself names: whatever is not known to be harmless is asked for.</summary>
    private static (IReadOnlyList<string> Regions, IReadOnlyList<string> Actions) Named(SandboxTemplates templates)
    {
        List<PolicyStatement> statements = [.. ServiceControls.Statements(templates, ServiceControls.Fence)];
        return (
            [
                .. from statement in statements
                   from region in statement.ValuesOf("aws:RequestedRegion")
                   select templates.Samples.Fill(region),
            ],
            [
                .. from action in statements.SelectMany(statement => statement.NotActions).Except(Global)
                   select templates.Samples.Fill(action),
            ]);
    }

    /// <summary>What residency accepts, services without a Region of their own, and anything else at home.</summary>
    internal static IEnumerable<DenialCase> Open(Sandbox sandbox)
    {
        var home = sandbox.Accounts.Sandbox.Region;
        return
        [
            .. from region in ModelRegions(sandbox)
               from action in new[] { "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream" }
               let model = $"arn:aws:bedrock:{(region == "unspecified" ? "" : region)}::foundation-model/amazon.nova-lite-v1:0"
               select new DenialCase(action, model, region)
               {
                   Context = [("bedrock:InferenceProfileArn", null), ("bedrock:ServiceTier", null)],
               },
            .. (sandbox.Residency?.GuardrailRegions ?? []).Append(home)
                .Select(region => new DenialCase(
                    "bedrock:ApplyGuardrail", $"arn:aws:bedrock:{home}:{sandbox.Accounts.Sandbox.Id}:guardrail/a", region)),
            .. Regionless.Select(action => new DenialCase(action, Region: "us-east-1")),
            .. ClosedSurfaceCases.Each("ec2:RunInstances", "bedrock:ListFoundationModels", "cloudtrail:CreateTrail"),
        ];
    }

    private static string[] ModelRegions(Sandbox sandbox) =>
    [
        sandbox.Accounts.Sandbox.Region, .. sandbox.Residency?.InferenceRegions ?? [],
        .. sandbox.Residency?.GlobalInference == true ? new[] { "unspecified" } : [],
    ];
}
