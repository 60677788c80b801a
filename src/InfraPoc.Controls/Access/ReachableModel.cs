using InfraPoc.Config;

namespace InfraPoc.Controls;

/// <summary>A model of a department, with everything Bedrock authorises a call on.</summary>
/// <param name="Model">The model.</param>
/// <param name="Profiles">ARNs of the inference profiles it is called through; the last is the department's own.</param>
/// <param name="Regions">The Regions behind them; empty text for the Region-less ARN of global inference.</param>
internal sealed record ReachableModel(Model Model, IReadOnlyList<string> Profiles, IReadOnlyList<string> Regions)
{
    /// <summary>ARN of the department's own inference profile.</summary>
    public string OwnProfile => Profiles[^1];

    /// <summary>ARNs of the model in its Regions.</summary>
    public IEnumerable<string> Arns => Regions.Select(region => SandboxNames.FoundationModelArn(Model, region));
}
