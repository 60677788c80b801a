namespace InfraPoc.Config;

/// <content>Guardrails.</content>
public sealed partial class SandboxNames
{
    /// <summary>Stack with the guardrails of all departments.</summary>
    public string GuardrailsStack => $"{StackPrefix}-Guardrails";

    /// <summary>Name of a profile's guardrail; at most 42 characters of the 50 that Bedrock allows.</summary>
    public string Guardrail(GuardrailProfile profile) => $"{sandbox.Name}-{profile.Id}";

    /// <summary>Parameter with the ARN of a profile's guardrail, which the stacks of departments read.</summary>
    public string GuardrailParameter(GuardrailProfile profile) => $"{GuardrailParameters}{profile.Id}";

    /// <summary>What all of those begin with.</summary>
    public string GuardrailParameters => $"{ParameterPath}/guardrails/";

    /// <summary>
    /// Name of the output with the ARN of a profile's guardrail, and of the template parameter with which a department's stack reads it.
    /// </summary>
    public static string GuardrailArnOutput(GuardrailProfile profile) => $"GuardrailArn{OutputWord(profile.Id)}";

    /// <summary>Name of the output with the current version of a profile's guardrail.</summary>
    public static string GuardrailVersionOutput(GuardrailProfile profile) => $"GuardrailVersion{OutputWord(profile.Id)}";

    /// <summary>ARN of the guardrail profile through which the standard tier checks texts, as seen from a Region.</summary>
    public string GuardrailProfileArn(string inRegion) =>
        $"arn:aws:bedrock:{inRegion}:{account}:guardrail-profile/{GuardrailRouting.Profile}";

    /// <summary>The same as seen from the sandbox's Region.</summary>
    public string HomeGuardrailProfileArn => GuardrailProfileArn(region);
}
