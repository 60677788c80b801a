using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The floor profile is enforced for the whole account, on all text, with a numbered version.</summary>
public sealed class FloorGuardrailIsEnforced() : Control(
    "GRD-01",
    guarantee: new(
        "Every call of a model by InvokeModel or Converse in the account passes the floor guardrail, in full and in a published version.",
        "アカウント内での InvokeModel と Converse によるモデル呼び出しはすべて、公開済みバージョンの最低基準ガードレールで全文が検査されます。"),
    why: new(
        "A guardrail that callers choose can be left out by callers.",
        "呼び出し側が選ぶガードレールは、呼び出し側が外せてしまうためです。"),
    fix: new(
        "Restore the enforced configuration in the Guardrails stack: floor profile, numbered version, COMPREHENSIVE for System and Messages.",
        "Guardrails スタックの強制設定を元に戻してください（最低基準のプロファイル、番号付きバージョン、System と Messages は COMPREHENSIVE）。"),
    [
        Nist("AC-4"), Nist("SI-10"), Nist("SI-15"),
        Lens("GENSEC02-BP01"),
        Ai("2)②"),
    ])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var stack = templates.Names.GuardrailsStack;
        var enforced = templates.Only(stack, "AWS::Bedrock::EnforcedGuardrailConfiguration");
        var guardrails = templates.Config.Sandbox.Guardrails;
        var floor = ProfileGuardrails.Of(templates, guardrails.Profile(guardrails.Floor)).Attribute("GuardrailArn");
        var version = templates.Only(stack, "AWS::Bedrock::GuardrailVersion", each => each.Text("GuardrailIdentifier") == floor);
        foreach (var violation in enforced.Must(floor, "GuardrailIdentifier")
            .Concat(enforced.Must(version.Attribute("Version"), "GuardrailVersion"))
            .Concat(enforced.Must("COMPREHENSIVE", "SelectiveContentGuarding", "System"))
            .Concat(enforced.Must("COMPREHENSIVE", "SelectiveContentGuarding", "Messages")))
        {
            yield return violation;
        }

        if (enforced.Value("ModelEnforcement") is not null)
        {
            yield return enforced.Violates(
                new("Some models are left out; the floor must apply to all.", "対象外のモデルがあります。最低基準はすべてのモデルに適用しなければなりません。"),
                "ModelEnforcement");
        }
    }
}
