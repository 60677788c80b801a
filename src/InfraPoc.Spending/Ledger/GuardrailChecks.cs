namespace InfraPoc.Spending;

/// <summary>The text units that one guardrail checks in a call.</summary>
/// <param name="Input">Text units of the prompt.</param>
/// <param name="Output">Text units of the answer.</param>
/// <remarks>See: https://aws.amazon.com/bedrock/pricing/, "Guardrails": a text unit holds up to 1,000 characters.</remarks>
internal sealed record GuardrailChecks(long Input, long Output)
{
    private const long UnitCharacters = 1_000;

    /// <summary>
    /// Characters for one token where no text is logged. English prose has about four and Japanese about one: five is on the dear side
    /// for both.
    /// </summary>
    private const long CharactersPerToken = 5;

    /// <summary>Errors of calls that were refused before anything was checked.</summary>
    private static readonly string[] Refusals =
        ["AccessDenied", "Throttling", "Validation", "ResourceNotFound", "ServiceQuotaExceeded", "TooManyRequests"];

    /// <summary>The text units of a call. The whole prompt is checked each time, whether or not it comes from the cache.</summary>
    public static GuardrailChecks Of(Call call)
    {
        var input = call.Input + call.CacheRead + call.CacheWrite;
        if (input + call.Output == 0 && call.ErrorCode is { } error
            && Refusals.Any(refusal => error.Contains(refusal, StringComparison.OrdinalIgnoreCase)))
        {
            return new(0, 0);
        }

        return new(Units(call.InputCharacters, input), Units(call.OutputCharacters, call.Output));
    }

    /// <summary>What a guardrail charges for them, in millionths of a US dollar.</summary>
    /// <param name="guardrail">The guardrail, if there is one.</param>
    public decimal Micros(GuardrailRules? guardrail) =>
        guardrail is null ? 0 : ((Input * guardrail.Input) + (Output * guardrail.Output)) * 1_000;

    private static long Units(long? characters, long tokens) =>
        ((characters ?? (tokens * CharactersPerToken)) + UnitCharacters - 1) / UnitCharacters;
}
