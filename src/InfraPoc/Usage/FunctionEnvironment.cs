using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>What meter and brake read from their environment.</summary>
internal static class FunctionEnvironment
{
    /// <summary>The variables by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(
        Sandbox sandbox, Ledger ledger, PromptLog prompts) => new Dictionary<string, string>
        {
            ["INFRAPOC_SANDBOX"] = sandbox.Name,
            ["INFRAPOC_TABLE"] = ledger.Name,
            ["INFRAPOC_PROMPT_LOG"] = prompts.Name,
        };
}
