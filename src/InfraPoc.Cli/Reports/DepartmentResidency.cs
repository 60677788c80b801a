using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>Where the texts of one department may be processed.</summary>
/// <param name="Department">The department.</param>
/// <param name="Models">Its models, each with the Regions a prompt may reach; null means any commercial Region.</param>
/// <param name="Guardrails">The guardrails that apply to it, the floor first, each with the Regions a check may reach.</param>
internal sealed record DepartmentResidency(
    Department Department,
    IReadOnlyList<(Model Model, IReadOnlyList<string>? Regions)> Models,
    IReadOnlyList<(GuardrailProfile Profile, IReadOnlyList<string> Regions)> Guardrails)
{
    /// <summary>The Regions any prompt may reach; null means any commercial Region.</summary>
    public IReadOnlyList<string>? PromptRegions =>
        Models.Any(model => model.Regions is null) ? null : [.. Models.SelectMany(model => model.Regions!).Distinct()];

    /// <summary>The Regions any guardrail check may reach.</summary>
    public IReadOnlyList<string> CheckRegions => [.. Guardrails.SelectMany(guardrail => guardrail.Regions).Distinct()];

    /// <summary>Reads it from the configuration.</summary>
    public static DepartmentResidency Of(Department department, SandboxConfig config)
    {
        var home = config.Sandbox.Accounts.Sandbox.Region;
        var guardrails = config.Sandbox.Guardrails;
        string[] applied = [guardrails.Floor, department.Guardrail];
        return new DepartmentResidency(
            department,
            [
                .. config
                    .ModelsOf(department)
                    .Select(model => (model, model.Inference == InferenceType.Global ? null : FromHome(model.DestinationRegions))),
            ],
            [
                .. applied
                    .Distinct().Select(guardrails.Profile)
                    .Select(profile => (profile, FromHome(profile.Tier == GuardrailTier.Standard ? GuardrailRouting.AsiaPacific : [])!)),
            ]);

        // Every request arrives in the sandbox Region, wherever it is processed.
        IReadOnlyList<string>? FromHome(IReadOnlyList<string> regions) => [.. regions.Prepend(home).Distinct()];
    }
}
