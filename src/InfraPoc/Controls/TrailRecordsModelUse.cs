using InfraPoc.Checks;
using static InfraPoc.Checks.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The trail records data events of guardrails, of models and of the endpoint that knows no guardrails.</summary>
public sealed class TrailRecordsModelUse : Control
{
    private static readonly string[] Types = ["AWS::Bedrock::Guardrail", "AWS::Bedrock::Model", "AWS::BedrockMantle::Project"];

    /// <inheritdoc/>
    public override string Id => "AUD-04";

    /// <inheritdoc/>
    public override Bilingual Guarantee { get; } = new(
        "Calls that guardrails check, streaming and asynchronous model calls, and calls of bedrock-mantle are recorded.",
        "ガードレールによる検査、ストリーミングと非同期のモデル呼び出し、bedrock-mantle の呼び出しが記録されます。");

    /// <inheritdoc/>
    public override Bilingual Why { get; } = new(
        "Those are data events, which a trail leaves out unless asked.",
        "これらはデータイベントで、明示しないと証跡に記録されないためです。");

    /// <inheritdoc/>
    public override Bilingual Fix { get; } = new(
        "Restore the data event selectors of the trail.",
        "証跡のデータイベントセレクターを元に戻してください。");

    /// <inheritdoc/>
    public override IReadOnlyList<FrameworkSection> References { get; } =
    [
        Nist("AU-2"), Nist("AU-12"),
        Lens("GENSEC01-BP04"), Lens("GENSEC03-BP01"),
        Ai("6)①"),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var trail = templates.Trail();
        var selected = TrailSelection.Of(trail);
        return from type in Types
               where !selected.Any(fields => fields is ["eventCategory=Data", var resource] && resource == $"resources.type={type}")
               select trail.Violates($"No selector takes all data events of {type}.", "AdvancedEventSelectors");
    }
}
