using System.Text.RegularExpressions;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Every property of every resource is read by some control, with all that is in it, or promises nothing. What controls read is recorded
/// while they run, so that none of them has to list what there is.
/// </summary>
/// <remarks>
/// It answers when all others hold: a control that stops at its first violation has not read what comes after it.
/// </remarks>
public sealed partial class NothingIsUnjudged() : Control(
    "SUP-04",
    guarantee: new(
        "Every property of every resource is read by a control, or stands with a reason on the list of those that promise nothing.",
        "すべてのリソースのすべてのプロパティは、いずれかのコントロールが読み取るか、何も保証しないものとして理由とともに一覧に記載されています。"),
    why: new(
        "Controls see what they ask for: a key that is switched off or a bucket that copies itself elsewhere passes all of them where none asks.",
        "コントロールが検査するのは、自身が調べる項目だけです。どのコントロールも調べない項目では、無効にされたキーや外部へ複製されるバケットも検出できないためです。"),
    fix: new(
        "Remove the property, or let a control judge it; only what promises nothing belongs on the list in this control.",
        "プロパティを削除するか、いずれかのコントロールで判定してください。このコントロールの一覧に追加できるのは、何も保証しないプロパティだけです。"),
    [Nist("CM-6"), Nist("CM-7"), Ai("5)①")])
{
    /// <summary>What promises nothing, by type and property, or by property alone for every type, and why.</summary>
    private static readonly Dictionary<string, string> PromiseNothing = new(StringComparer.Ordinal)
    {
        ["Description"] = "For people; what is in force does not depend on it.",
        ["AWS::Bedrock::Guardrail.SensitiveInformationPolicyConfig.RegexesConfig[].Description"] = "For people.",
        ["AWS::Bedrock::Guardrail.SensitiveInformationPolicyConfig.RegexesConfig[].Name"] = "A label; pattern and action decide.",
        ["AWS::CloudTrail::Trail.AdvancedEventSelectors[].Name"] = "A label; the fields decide.",
        ["AWS::Logs::LogGroup.DataProtectionPolicy.Description"] = "For people.",
        ["AWS::Logs::LogGroup.DataProtectionPolicy.Name"] = "AWS asks for a name and does not use it.",
        ["AWS::Logs::LogGroup.DataProtectionPolicy.Statement[].Sid"] = "A label; operation and identifiers decide.",
        ["Tags"] = "Owners and costs; their control reads those that it requires.",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var others = ControlCatalogue.All.Where(control => control.GetType() != GetType());
        return others.Any(control => templates.Judge(control).Count > 0 && control.StopsDeployment)
            ? []
            : from resource in templates.Resources
              from path in resource.Unread()
              let pattern = Position().Replace(path, "[]")
              where !PromiseNothing.ContainsKey(pattern) && !PromiseNothing.ContainsKey($"{resource.Type}.{pattern}")
              select resource.Violates(
                  new(
                      $"Unjudged: {resource.Type}.{path}, which control is to know it?",
                      $"{resource.Type}.{path} を判定するコントロールがありません。どのコントロールで判定しますか。"),
                  path);
    }

    [GeneratedRegex("\\[[0-9]+\\]", RegexOptions.NonBacktracking)]
    private static partial Regex Position();
}
