using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>The guardrails of the templates by the profile they should follow.</summary>
internal static class ProfileGuardrails
{
    /// <summary>Each profile of the configuration with its guardrail.</summary>
    /// <exception cref="BilingualException">A profile has no guardrail.</exception>
    public static IEnumerable<(GuardrailProfile Profile, StackResource Guardrail)> Of(SandboxTemplates templates) =>
        templates.Config.Sandbox.Guardrails.Profiles.Select(profile => (profile, Of(templates, profile)));

    /// <summary>The guardrail of a profile.</summary>
    /// <exception cref="BilingualException">There is none.</exception>
    public static StackResource Of(SandboxTemplates templates, GuardrailProfile profile) => templates.Only(
        templates.Names.GuardrailsStack,
        "AWS::Bedrock::Guardrail",
        guardrail => guardrail.Text("Name") == templates.Names.Guardrail(profile));

    /// <summary>
    /// What an entry does with a finding in prompts and answers, such as BLOCK; null where it does not look at both, or does not say the
    /// same for both.
    /// </summary>
    public static string? OnBothSides(ResourcePart entry) =>
        entry.IsTrue("InputEnabled")
        && entry.IsTrue("OutputEnabled")
        && entry.Text("InputAction") is { } input
        && input == entry.Text("OutputAction")
            ? input
            : null;
}
