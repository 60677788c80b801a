using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// A department with a guardrail of its own, and every program, calls no model without a numbered version of it, and every department may
/// use its guardrails.
/// </summary>
public sealed class StricterGuardrailIsRequired() : Control(
    "GRD-05",
    guarantee: new(
        "A department with a stricter guardrail than the floor, and a program of any department, cannot call a model without a numbered version of the department's guardrail, and every department may have its texts checked.",
        "最低基準より厳しいガードレールが割り当てられた部門と、全部門のプログラムは、部門のガードレールの番号付きバージョンを指定しなければモデルを呼び出せません。また、どの部門も自部門のガードレールによる検査を利用できます。"),
    why: new(
        "AWS enforces only the floor by itself; a caller without the right to the enforced guardrail has every call refused.",
        "AWS が自動的に強制するのは最低基準のガードレールだけであり、そのガードレールを利用する権限がない呼び出しはすべて拒否されるためです。"),
    fix: new(
        "Restore the denial of calls without the department's guardrail in its access policy, and the right to apply the guardrails that the violation names.",
        "アクセスポリシーに、部門のガードレールを指定しない呼び出しの拒否と、違反に示されたガードレールを利用する権限を戻してください。"),
    [Nist("AC-3"), Nist("AC-4"), Lens("GENSEC02-BP01")])
{
    /// <summary>
    /// The models that a call without the guardrail must be denied on; it is not documented whether the first covers the Region-less ARN of
    /// global inference.
    /// </summary>
    private static readonly string[] AllModels = ["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:::foundation-model/*"];

    /// <summary>
    /// The Regions in which the guardrail profile of Asia Pacific checks texts.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region-support.html
    /// </summary>
    private static readonly string[] StandardTierRegions =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var reaches = templates.Reaches;
        // Another control names a principal that belongs to nobody.
        foreach (var principal in templates.Principals.Where(principal => principal.Department is not null))
        {
            var department = principal.Department!;
            var reach = reaches[department.Id];
            if (!reach.MayCall(principal))
            {
                continue;
            }

            foreach (
                var resource in Applied(department, reach, templates)
                    .Where(resource => reach.Moments.Any(time => !principal.AtLeast("bedrock:ApplyGuardrail", resource, time).IsAllowed)))
            {
                yield return principal.Source.Violates(Phrases.Call("bedrock:ApplyGuardrail", resource) + new Bilingual(
                    $" is refused; without it every call of department {department.Id} fails.",
                    $"が拒否されます。これがないと、部門 {department.Id} の呼び出しがすべて失敗します。"));
            }

            foreach (var what in !reach.MustPass(principal) ? [] : Unguarded(principal, department, reach).Distinct())
            {
                yield return principal.Source.Violates(what);
            }
        }
    }

    /// <summary>What texts of the department are checked with.</summary>
    private static IEnumerable<string> Applied(Department department, DepartmentReach reach, SandboxTemplates templates)
    {
        var guardrails = templates.Config.Sandbox.Guardrails;
        var isStandard = new[] { guardrails.Floor, department.Guardrail }.Any(id => guardrails.Profile(id).Tier == GuardrailTier.Standard);
        IEnumerable<string> profiles = isStandard ? StandardTierRegions.Select(templates.Names.GuardrailProfileArn) : [];
        return profiles.Prepend(reach.Own).Prepend(reach.Floor).Distinct();
    }

    /// <summary>Calls with no guardrail, the draft of the own one, the floor or another one that are not denied.</summary>
    private static IEnumerable<Bilingual> Unguarded(DepartmentPrincipal principal, Department department, DepartmentReach reach)
    {
        // On the floor any other one would be checked in vain: it takes the right to apply it, and the floor is enforced besides.
        string?[] passed = reach.Own == reach.Floor ? [null, reach.Own] : [null, reach.Own, $"{reach.Floor}:1", $"{reach.Own}x:1"];
        var named = from statement in principal.Policies.Identity.SelectMany(policy => policy.Document.Statements)
                    from pattern in statement.ValuesOf("bedrock:GuardrailIdentifier")
                    where !pattern.StartsWith($"{reach.Own}:", StringComparison.Ordinal)
                    select pattern.Replace("*", "1", StringComparison.Ordinal).Replace('?', '1');
        foreach (var (model, guardrail) in from model in reach.Models from guardrail in passed.Union(named) select (model, guardrail))
        {
            // The statement that denies a call without any is tried on everything, with a wrong one on the first.
            var calls = from arn in model.Arns from action in DepartmentReach.Actions select (arn, action);
            foreach (var (arn, action) in guardrail is null ? calls : calls.Take(1))
            {
                var shown = guardrail is null ? new("no guardrail", "なし") : Phrases.Value(guardrail);
                var decision = DepartmentReach.GuardedAtMost(principal, action, arn, model.OwnProfile, guardrail);
                if (decision.Verdict != PolicyVerdict.ExplicitDeny)
                {
                    yield return new(
                        $"{action} on {arn} with {shown.English} is not denied; department {department.Id} must pass a numbered version of {reach.Own}.",
                        $"{arn} に対する {action}（ガードレール：{shown.Japanese}）が拒否されません。部門 {department.Id} は {reach.Own} の番号付きバージョンを指定しなければなりません。");
                }
                else if (AllModels.Except(decision.Statement!.Resources).ToList() is { Count: > 0 } left)
                {
                    yield return new(
                        $"The statement that denies {action} with {shown.English} leaves out {string.Join(", ", left)}; it must name all models.",
                        $"{action}（ガードレール：{shown.Japanese}）を拒否するステートメントに {string.Join(", ", left)} がありません。すべてのモデルを指定しなければなりません。");
                }
            }
        }
    }
}
