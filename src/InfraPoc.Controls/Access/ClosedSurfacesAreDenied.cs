using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The boundary of all departments denies every way around their models, guardrails and logs explicitly.</summary>
public sealed class ClosedSurfacesAreDenied() : Control(
    "ACC-07",
    guarantee: new(
        "Every way around a department's models, guardrails and logs is denied to it, whatever else is granted.",
        "部門に許可したモデル、ガードレール、ログを迂回する経路は、ほかで何が許可されていても、すべて明示的に拒否されます。"),
    why: new(
        "What is merely not granted opens with the next policy that grants too much; an explicit deny does not.",
        "許可していないだけの操作は、次に広すぎる許可が追加された時点で使えてしまいますが、明示的な拒否があれば使えないためです。"),
    fix: new(
        "Restore the deny of the surface in the boundary; a surface that is to be opened needs a change of this control's cases first.",
        "アクセス許可の境界の拒否ステートメントを元に戻してください。意図して開放する場合は、先にこのコントロールの検査項目を変更してください。"),
    [Nist("AC-3"), Nist("AC-6"), Nist("CM-7"), Lens("GENSEC01-BP01"), Ai("5)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var sandbox = templates.Config.Sandbox;
        var boundary = templates.Boundary();
        var policy = boundary.Policy("PolicyDocument");
        return boundary.MustDeny(
            "PolicyDocument",
            policy,
            templates.Bounded(),
            [
                .. ClosedSurfaceCases.ToEverybody(sandbox), .. ClosedSurfaceCases.ToAllButDeployment(sandbox),
                .. ClosedSurfaceCases.ToDepartments(sandbox), .. ClosedSurfaceCases.Tomorrow(templates.Samples.Name),
                .. ClosedSurfaceCases.Excepted(policy.Statements, templates.Samples),
            ]);
    }
}
