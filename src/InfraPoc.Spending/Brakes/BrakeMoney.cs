namespace InfraPoc.Spending;

/// <summary>Compares amounts in millionths of a US dollar with caps in the sandbox's currency, without rounding.</summary>
internal static class BrakeMoney
{
    /// <summary>Millionths of a US dollar in one.</summary>
    public const decimal MicrosPerUsd = 1_000_000;

    /// <summary>Whether an amount reaches a cap; neither an unknown amount nor a missing cap does.</summary>
    /// <param name="sandbox">The sandbox, for its rate.</param>
    /// <param name="micros">Millionths of a US dollar.</param>
    /// <param name="cap">Amount in the sandbox's currency.</param>
    public static bool Reaches(SandboxRules sandbox, decimal? micros, decimal? cap) => micros * sandbox.PerUsd >= cap * MicrosPerUsd;

    /// <summary>An amount of the sandbox's currency in millionths of a US dollar.</summary>
    public static decimal ToMicros(SandboxRules sandbox, decimal amount) => amount / sandbox.PerUsd * MicrosPerUsd;

    /// <summary>Millionths of a US dollar in the sandbox's currency.</summary>
    public static decimal FromMicros(SandboxRules sandbox, decimal micros) => micros / MicrosPerUsd * sandbox.PerUsd;
}
