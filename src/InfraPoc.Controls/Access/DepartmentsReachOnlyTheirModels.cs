using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// A department calls exactly the models its file lists, in their Regions and through their inference profiles, with the principals its
/// file gives it.
/// </summary>
public sealed class DepartmentsReachOnlyTheirModels() : Control(
    "ACC-01",
    guarantee: new(
        "An active department calls the models its file lists, through their inference profiles, programs through the department's own alone, and no other model in any Region; a suspended or closed one calls none.",
        "利用中の部門は、部門ファイルに記載されたモデルだけを所定の推論プロファイル経由で呼び出せ（プログラムは部門専用のプロファイル経由のみ）、停止中または終了した部門はどのモデルも呼び出せません。"),
    why: new(
        "A model that nobody approved costs money that nobody planned, and sends prompts to places that nobody agreed to.",
        "承認されていないモデルは、予定外の費用を発生させ、合意していない場所へプロンプトを送るおそれがあるためです。"),
    fix: new(
        "Correct the access policy of the department so that it grants exactly the models of its file, each only through its profiles.",
        "部門のアクセスポリシーを修正し、部門ファイルのモデルだけを、それぞれの推論プロファイル経由に限って許可してください。"),
    [Nist("AC-3"), Nist("AC-6"), Lens("GENSEC01-BP01"), Ai("2)②")])
{
    /// <summary>A Region that no department of a sandbox in Asia Pacific has a model in; where one has, it is given.</summary>
    private const string Elsewhere = "us-east-1";

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var reaches = templates.Reaches;
        return from principal in templates.Principals
               where principal.Department is not null // Another control names one that belongs to nobody.
               let reach = reaches[principal.Department!.Id]
               let mistakes = Models(principal, principal.Department!, reach, templates)
                   .Concat(Others(principal, principal.Department!, reach, templates.Names))
               from mistake in mistakes.DistinctBy(mistake => mistake.Resource)
               select principal.Source.Violates(mistake.What);
    }

    private static IEnumerable<(string Resource, Bilingual What)> Models(
        DepartmentPrincipal principal, Department department, DepartmentReach reach,
        SandboxTemplates templates) =>
        from call in Calls(reach, templates).Concat(Named(principal, templates.Samples)).Distinct()
        let isGiven = reach.MayCall(principal) && reach.Gives(principal, call.Resource, call.Through)
        // Where nothing is denied, one action tells of both: another control keeps them in the same grants.
        from action in isGiven || department.Status != DepartmentStatus.Active ? DepartmentReach.Actions : DepartmentReach.Actions.Take(1)
        where isGiven
            ? (call.Through.Length == 0 ? reach.Moments : reach.Moments.Take(1)).Any(time =>
                !reach.CallAtLeast(principal, action, call.Resource, call.Through, time).IsAllowed)
            : !IsRefused(DepartmentReach.CallAtMost(principal, action, call.Resource, call.Through), department)
        let through = call.Through.Length > 0 ? Phrases.Value(call.Through) : new("no profile", "なし")
        let text = new Bilingual(
            $"{action} on {call.Resource} through {through.English}",
            $"{call.Resource} に対する {action}（プロファイル：{through.Japanese}）")
        select (call.Resource, What(department, text, isGiven));

    /// <summary>Assuming the application role, which only a sign-in can; and having texts checked, which only those can who call.</summary>
    private static IEnumerable<(string Resource, Bilingual What)> Others(
        DepartmentPrincipal principal, Department department, DepartmentReach reach, SandboxNames names)
    {
        var isActive = department.Status == DepartmentStatus.Active;
        var role = names.ApplicationRoleArn(department);
        List<(string Action, string Resource, bool IsGiven)> requests = [];
        if (principal.IsSignIn)
        {
            requests.Add(("sts:AssumeRole", role, isActive && department.Access.Application));
        }

        if (!reach.MayCall(principal))
        {
            requests.Add(("bedrock:ApplyGuardrail", reach.Floor, false));
        }

        return from request in requests
               where request.IsGiven
                   ? reach.Moments.Any(time => !principal.AtLeast(request.Action, request.Resource, time).IsAllowed)
                   : !IsRefused(principal.AtMost(request.Action, request.Resource, null), department)
               select (request.Resource, What(department, Phrases.Call(request.Action, request.Resource), request.IsGiven));
    }

    /// <summary>Calls that the policies name themselves: each resource of a grant through each profile of its conditions.</summary>
    private static IEnumerable<(string Resource, string Through)> Named(DepartmentPrincipal principal, TemplateSamples samples) =>
        from policy in principal.Policies.Identity
        from statement in policy.Document.Statements
        where statement.Effect == PolicyEffect.Allow
            && statement.Actions.Intersect(DepartmentReach.Actions, StringComparer.OrdinalIgnoreCase).Any()
        from resource in statement.Resources
        where resource.Split(':').Length > 5
        from through in statement.ValuesOf("bedrock:InferenceProfileArn").DefaultIfEmpty("")
        select (samples.Fill(resource), samples.Fill(through));

    /// <summary>
    /// Calls to try: to every model of the department and of the catalogue and to one of an unknown vendor, in their Regions and others,
    /// through the right profile and others.
    /// </summary>
    private static IEnumerable<(string Resource, string Through)> Calls(DepartmentReach reach, SandboxTemplates templates)
    {
        var (account, home) = (templates.Config.Sandbox.Accounts.Sandbox.Id, templates.Config.Sandbox.Accounts.Sandbox.Region);
        foreach (var (index, model) in reach.Models.Index())
        {
            foreach (var profile in model.Profiles)
            {
                yield return (profile, "");
            }

            yield return (model.Profiles[0].Replace($":{home}:", $":{Elsewhere}:", StringComparison.Ordinal), "");
            foreach (var call in from arn in model.Arns from through in model.Profiles.Prepend("") select (arn, through))
            {
                yield return call;
            }

            yield return (model.Arns.First(), reach.Models[(index + 1) % reach.Models.Count].OwnProfile);
            yield return (model.Arns.First(), $"arn:aws:bedrock:{home}:{account}:application-inference-profile/a1b2c3d4e5f6");
            foreach (var region in new[] { home, Elsewhere, "" })
            {
                yield return (SandboxNames.FoundationModelArn(model.Model, region), model.OwnProfile);
            }
        }

        var unlisted = from model in templates.Config.Models.Values
                       where reach.Models.All(own => own.Model.Alias != model.Alias)
                       select (Model: SandboxNames.FoundationModelArn(model, home), Profile: templates.Names.SystemProfileArn(model));
        foreach (
            var (model, profile) in unlisted.Append(
                (
                    $"arn:aws:bedrock:{home}::foundation-model/vendor.model-v1:0",
                    $"arn:aws:bedrock:{home}:{account}:inference-profile/jp.vendor.model-v1:0")))
        {
            yield return (model, "");
            yield return (model, reach.Models[0].OwnProfile);
            if (profile is not null)
            {
                yield return (profile, "");
                yield return (model, profile);
            }
        }
    }

    // While a department is stopped, a refusal must outlast whatever else grants.
    private static bool IsRefused(PolicyDecision decision, Department department) =>
        department.Status == DepartmentStatus.Active ? !decision.IsAllowed
        : decision.Verdict == PolicyVerdict.ExplicitDeny;

    private static Bilingual What(Department department, Bilingual call, bool isGiven) => call + (
        isGiven ? new(
            $" is refused; the file of department {department.Id} gives it.",
            $"が拒否されます。部門 {department.Id} のファイルでは許可されています。")
        : department.Status == DepartmentStatus.Active ? new(
            $" is allowed; the file of department {department.Id} does not give it.",
            $"が許可されています。部門 {department.Id} のファイルでは許可されていません。")
        : new Bilingual(
            $" is not denied explicitly; the department {department.Id} is {department.Status.ToString().ToLowerInvariant()} and must be denied it.",
            $"が明示的に拒否されていません。部門 {department.Id} は {department.Status.ToString().ToLowerInvariant()} のため、拒否しなければなりません。"));
}
