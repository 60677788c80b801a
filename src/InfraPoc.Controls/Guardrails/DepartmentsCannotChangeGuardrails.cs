using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No principal of a department can make, change, lift or share a guardrail, or change what Bedrock keeps of prompts.</summary>
public sealed class DepartmentsCannotChangeGuardrails() : Control(
    "GRD-06",
    guarantee: new(
        "No department can change or lift a guardrail, or let Bedrock keep its prompts.",
        "部門がガードレールを変更または解除したり、Bedrock によるプロンプトの保持設定を変更したりすることはできません。"),
    why: new(
        "A guardrail that those it protects from can change protects nobody.",
        "検査される側が変更できるガードレールには、抑止力がないためです。"),
    fix: new(
        "Restore the deny of guardrail changes and of data retention in the boundary, and the boundary on the principal.",
        "アクセス許可の境界にあるガードレール変更とデータ保持の拒否を元に戻し、プリンシパルにアクセス許可の境界を設定してください。"),
    [Nist("AC-3"), Nist("AC-6"), Nist("CM-5"), Ai("4)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var sandbox = templates.Config.Sandbox;
        List<DenialCase> cases = [.. ClosedSurfaceCases.GuardrailChanges(sandbox), ClosedSurfaceCases.DataRetention];
        var boundary = templates.Boundary();
        return boundary
            .MustDeny(
                "PolicyDocument", boundary.Policy("PolicyDocument"), templates.Bounded(), cases)
            .Concat(templates.PrincipalsMustBeDenied(cases));
    }
}
