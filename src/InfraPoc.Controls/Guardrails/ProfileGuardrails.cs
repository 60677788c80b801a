using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>The guardrails of the templates by the profile they should follow.</summary>
internal static class ProfileGuardrails
{
    /// <summary>Each profile of the configuration with its guardrail.</summary>
    /// <exception cref="InvalidOperationException">A profile has no guardrail.</exception>
    public static IEnumerable<(GuardrailProfile Profile, StackResource Guardrail)> Of(SandboxTemplates templates) =>
        templates.Config.Sandbox.Guardrails.Profiles.Select(profile => (profile, Of(templates, profile)));

    /// <summary>The guardrail of a profile.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static StackResource Of(SandboxTemplates templates, GuardrailProfile profile) => templates.Only(
        templates.Names.GuardrailsStack,
        "AWS::Bedrock::Guardrail",
        guardrail => guardrail.Text("Name") == templates.Names.Guardrail(profile));

    /// <summary>
    /// What an entry does with a finding in prompts and answers, such as BLOCK; null where it does not look at both, or does not say the
    /// same for both.
    /// </summary>
    public static string? OnBothSides(JsonElement entry) =>
        IsTrue(entry, "InputEnabled")
        && IsTrue(entry, "OutputEnabled")
        && Text(entry, "InputAction") is { } input
        && input == Text(entry, "OutputAction")
            ? input
            : null;

    /// <summary>Text of a member; null where it is absent.</summary>
    public static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Whether a member is true.</summary>
    public static bool IsTrue(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
