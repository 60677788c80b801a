using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// No managed policy grants an action that this file does not list, nor any resource by a wildcard that it does not list.
/// </summary>
public sealed class GrantsAreListed() : Control(
    "ACC-06",
    guarantee: new(
        "Policies of departments grant only the actions of an explicit list, without wildcards; resources they name in full, except for reads that AWS cannot limit.",
        "部門のポリシーが許可する操作は一覧に明記されたものだけで、ワイルドカードは使いません。リソースは、AWS の仕様で限定できない参照操作を除き、完全な ARN で指定します。"),
    why: new(
        "A wildcard grants what AWS adds tomorrow, and what nobody looked at today.",
        "ワイルドカードは、今日誰も確認していない操作や、今後 AWS が追加する操作まで許可してしまうためです。"),
    fix: new(
        "Name actions and resources in full; if a department really needs a further action, add it to the list in this control.",
        "操作とリソースを完全な名前で指定してください。部門に新しい操作が本当に必要な場合は、このコントロールの一覧に追加してください。"),
    [Nist("AC-6"), Nist("CM-7"), Lens("GENSEC01-BP01"), Cis("1.16")])
{
    private const string PublicHub = "arn:aws:sagemaker:*:aws:hub/SageMakerPublicHub";

    /// <summary>AWS offers no narrower resource than everything for these, all of which read.</summary>
    private static readonly string[] OnEverything =
    [
        "bedrock:GetFoundationModel",
        "bedrock:GetFoundationModelAvailability",
        "bedrock:GetInferenceProfile",
        "bedrock:GetUseCaseForModelAccess",
        "bedrock:ListCustomModels",
        "bedrock:ListFoundationModelAgreementOffers",
        "bedrock:ListFoundationModels",
        "bedrock:ListGuardrails",
        "bedrock:ListImportedModels",
        "bedrock:ListInferenceProfiles",
        "bedrock:ListMarketplaceModelEndpoints",
        "bedrock:ListPromptRouters",
        "bedrock:ListProvisionedModelThroughputs",
        "cloudwatch:GetMetricData",
    ];

    /// <summary>Granted to departments on named resources only; the boundary, which grants nothing, lets them pass.</summary>
    private static readonly string[] OnNamedResources =
    [
        "bedrock:ApplyGuardrail",
        "bedrock:GetGuardrail",
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStream",
        "cloudwatch:GetDashboard",
    ];

    /// <summary>Every action that a department may be granted.</summary>
    internal static IEnumerable<string> Listed => OnEverything.Concat(OnNamedResources);

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var boundary = templates.Names.BoundaryArn;
        var roles =
            $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:role/{templates.Config.Sandbox.Name}/{templates.Config.Sandbox.Name}-*-app";
        return from policy in templates.OfType("AWS::IAM::ManagedPolicy")
               from statement in policy.Policy("PolicyDocument").Statements
               where statement.Effect == PolicyEffect.Allow
               from mistake in Mistakes(statement, policy.Ref == boundary, roles, templates.Config.Sandbox.Accounts.Sandbox.Id)
               select policy.Violates(
                   Phrases.Of(statement) + new Bilingual($" grants {mistake.English}.", $"が{mistake.Japanese}。"), "PolicyDocument.Statement");
    }

    private static IEnumerable<Bilingual> Mistakes(PolicyStatement statement, bool isBoundary, string roles, string account)
    {
        if (statement.NotActions.Count > 0 || statement.NotResources.Count > 0)
        {
            yield return new(
                "everything but a list (NotAction, NotResource); grants must list what they give",
                "、NotAction または NotResource によって、一覧にあるもの以外をすべて許可しています。許可する対象を列挙してください");
        }

        if (DepartmentReach.Actions.Count(action => statement.Actions.Contains(action)) == 1)
        {
            yield return new(
                $"{string.Join(", ", statement.Actions)}; {string.Join(" and ", DepartmentReach.Actions)} must be granted together, so that neither reaches further than the other",
                $" {string.Join(", ", statement.Actions)} を許可しています。一方だけの範囲が広がらないように、{string.Join(" と ", DepartmentReach.Actions)} は一緒に許可しなければなりません");
        }

        foreach (var action in statement.Actions)
        {
            if (Wildcard(action, isBoundary, roles) is not { } wildcard)
            {
                var listed = string.Join(", ", OnEverything.Concat(OnNamedResources));
                yield return new(
                    $"{action}; only {listed}, sagemaker:ListHubContents and sts:AssumeRole may be granted",
                    $" {action} を許可しています。許可できるのは {listed}, sagemaker:ListHubContents, sts:AssumeRole だけです");
                continue;
            }

            foreach (var resource in statement.Resources.Where(resource => resource != wildcard && !IsOwn(resource, account)))
            {
                yield return On(action, resource) + new Bilingual(
                    $"it must be a whole ARN of the account {account} or of AWS",
                    $"アカウント {account} または AWS の完全な ARN でなければなりません");
            }

            foreach (var resource in statement.Resources.Where(resource => resource != wildcard && resource.AsSpan().ContainsAny("*?$")))
            {
                yield return On(action, resource) + (wildcard.Length > 0
                    ? new($"the only wildcard allowed for it is {wildcard}", $"この操作に使えるワイルドカードは {wildcard} だけです")
                    : new Bilingual("its resources must be named in full", "リソースは完全な名前で指定しなければなりません"));
            }
        }
    }

    private static Bilingual On(string action, string resource) =>
        new($"{action} on {resource}; ", $" {resource} に対する {action} を許可しています。");

    /// <summary>Whether a resource is named by all six parts of an ARN, none of which is another account's.</summary>
    private static bool IsOwn(string resource, string account) =>
        resource == "*" || (resource.Split(':', 6) is ["arn", _, _, _, var owner, _]
            && (owner.Length == 0 || owner == account || owner == "aws"));

    /// <summary>
    /// The one resource with a wildcard that an action may be granted on; empty for none, null for an action that may not be granted.
    /// </summary>
    private static string? Wildcard(string action, bool isBoundary, string roles) =>
        OnEverything.Contains(action) ? "*"
        : OnNamedResources.Contains(action) ? isBoundary ? "*" : ""
        : action switch
        {
            "sagemaker:ListHubContents" => PublicHub,
            "sts:AssumeRole" => isBoundary ? roles : "",
            _ => null,
        };
}
