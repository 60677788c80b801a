using InfraPoc.Config;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Costs;

/// <summary>How fast somebody uses a model.</summary>
/// <param name="Name">Who, as it stands in the document.</param>
/// <param name="InputTokens">Tokens of prompts in a minute.</param>
/// <param name="OutputTokens">Tokens of answers in a minute.</param>
public sealed record SpendRate(Bilingual Name, decimal InputTokens, decimal OutputTokens)
{
    /// <summary>Characters of a token, as the meter counts guardrail checks where no text is logged.</summary>
    public const decimal CharactersPerToken = 5;

    private const decimal Million = 1_000_000;

    /// <summary>The rate that is taken for everybody at once.</summary>
    public static SpendRate Script { get; } = new(new("a script", "スクリプト"), 100_000, 10_000);

    /// <summary>The rates the document calculates with. None of them is a limit: Bedrock's quotas of the account are.</summary>
    public static IReadOnlyList<SpendRate> Examples { get; } =
    [
        new(new("one person in the playground", "プレイグラウンドの 1 人"), 5_000, 1_000),
        Script,
        new(new("a runaway loop", "暴走したループ"), 1_000_000, 100_000),
    ];

    /// <summary>US dollars in a minute, not rounded.</summary>
    public decimal UsdPerMinute(Model model) => ((InputTokens * model.Price.Input) + (OutputTokens * model.Price.Output)) / Million;

    /// <summary>
    /// US dollars in a minute for the checks of a guardrail, priced per 1,000 text units of 1,000 characters; not rounded.
    /// </summary>
    public decimal UsdPerMinute(GuardrailRules guardrail) =>
        ((InputTokens * guardrail.Input) + (OutputTokens * guardrail.Output)) * CharactersPerToken / Million;
}
