using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>What meter and brake read from their environment.</summary>
internal static class FunctionEnvironment
{
    /// <summary>The variables by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(SandboxNames names, Ledger ledger, string? promptLog = null)
    {
        Dictionary<string, string> variables = new() { ["INFRAPOC_PARAMETERS"] = names.ParameterPath, ["INFRAPOC_TABLE"] = ledger.Name };
        if (promptLog is not null)
        {
            variables["INFRAPOC_PROMPT_LOG"] = promptLog;
        }

        return variables;
    }
}
