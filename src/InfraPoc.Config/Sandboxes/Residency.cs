using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The signed-off statement of where prompts and guardrail checks may be processed.</summary>
public sealed record Residency
{
    /// <summary>Who accepted it.</summary>
    [Description("Who accepted that data is processed in the Regions below")]
    public required Contact AcceptedBy { get; init; }

    /// <summary>When it was accepted.</summary>
    [Description("When it was accepted")]
    [Hint("write the date of the sign-off, e.g. 2026-11-10", "承認された日付を書いてください（例：2026-11-10）")]
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>Regions in which a model may process a prompt.</summary>
    [Description("Regions in which a model may process a prompt")]
    [Length(1, 40), RegularExpression(Patterns.Region)]
    [Hint("list Region codes, e.g. - ap-northeast-1", "リージョンコードを並べて書いてください（例：- ap-northeast-1）")]
    public required IReadOnlyList<string> InferenceRegions { get; init; }

    /// <summary>Regions in which a guardrail may check a text.</summary>
    [Description(
        "Regions in which a guardrail may check a text; the STANDARD tier from Tokyo needs all Regions of the apac guardrail profile")]
    [Length(1, 40), RegularExpression(Patterns.Region)]
    [Hint("list Region codes, e.g. - ap-northeast-1", "リージョンコードを並べて書いてください（例：- ap-northeast-1）")]
    public required IReadOnlyList<string> GuardrailRegions { get; init; }

    /// <summary>
    /// True when models of inference type <c>global</c> may be used: prompts may then be processed in any commercial Region.
    /// </summary>
    [Description("true: models with inference global may be used; prompts may then be processed in any commercial Region")]
    public bool GlobalInference { get; init; }
}
