using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// No department reaches a model through an API shape for which AWS does not document that the enforced guardrail applies, as far as
/// IAM tells shapes apart.
/// </summary>
/// <remarks>
/// The Responses API is authorised on the account's default project as well, and keeps answers there. Chat Completions and Messages are
/// authorised like InvokeModel on their target alone; AWS refuses application inference profiles on Responses and Chat Completions.
/// See: https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html and guardrails-enforcements.html
/// </remarks>
public sealed class OnlyDocumentedApiShapes() : Control(
    "ACC-14",
    guarantee: new(
        "No program reaches a model through an API shape for which enforcement is not documented: programs call models through their department's application inference profile alone, which AWS refuses on OpenAI-style paths. Nobody uses the Responses API's project and stored answers.",
        "プログラムは、ガードレールの強制が AWS の文書に記載されていない形式の API でモデルを呼び出せません。呼び出せるのは部門専用のアプリケーション推論プロファイル経由だけで、AWS は OpenAI 形式のパスでこのプロファイルを受け付けません。Responses API のプロジェクトと保存された回答は誰も使えません。"),
    why: new(
        "AWS documents the enforced guardrail for InvokeModel and Converse only; the same endpoint also serves OpenAI's and Anthropic's own shapes.",
        "AWS の文書で強制ガードレールの対象とされているのは InvokeModel と Converse だけですが、同じエンドポイントは OpenAI 形式と Anthropic 形式の API も提供しているためです。"),
    fix: new(
        "Restore the denials in the boundary: models other than through an application inference profile for application roles, projects and stored answers for everybody.",
        "アクセス許可の境界の拒否ステートメントを元に戻してください（アプリケーション用ロールによるアプリケーション推論プロファイル以外の経路、および全員に対するプロジェクトと保存された回答）。"),
    [Nist("AC-3"), Nist("AC-4"), Lens("GENSEC02-BP01"), Ai("5)①")])
{
    private const string Profile = "bedrock:InferenceProfileArn";

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var reaches = templates.Reaches;
        return from principal in templates.Principals
               where principal.Department is not null // Another control names one that belongs to nobody.
               let reach = reaches[principal.Department!.Id]
               let stored = Stored(templates.Config.Sandbox)
               from request in principal.IsSignIn ? stored : stored.Concat(PastTheProfile(reach, templates.Names))
               let decision = principal.AtMost(request.Action, request.Resource, null, request.Context)
               where decision.Verdict != PolicyVerdict.ExplicitDeny
               select principal.Source.Violates(request.Text + new Bilingual(
                   " is not denied explicitly; no enforcement of guardrails is documented for it.",
                   "が明示的に拒否されていません。ガードレールの強制が文書化されていない呼び出しです。"));
    }

    /// <summary>What the Responses API needs besides its target.</summary>
    private static IReadOnlyList<DenialCase> Stored(Sandbox sandbox) =>
    [
        .. DepartmentReach.Actions.Select(action => new DenialCase(action, ClosedSurfaceCases.Project(sandbox))),
        .. ClosedSurfaceCases.StoredAnswers(sandbox),
    ];

    /// <summary>Every way to a department's models besides its own profile.</summary>
    private static IEnumerable<DenialCase> PastTheProfile(DepartmentReach reach, SandboxNames names) =>
        from model in reach.Models
        let system = names.SystemProfileArn(model.Model)
        from action in DepartmentReach.Actions
        from request in model.Arns
            .SelectMany(arn => new[] { null, system }.Distinct().Select(profile => Through(action, arn, profile)))
            .Concat(system is null ? [] : [Through(action, system, null), Through(action, system, system)])
        select request;

    private static DenialCase Through(string action, string resource, string? profile) =>
        new(action, resource) { Context = [(Profile, profile)] };
}
