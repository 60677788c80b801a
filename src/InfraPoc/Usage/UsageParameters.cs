using Amazon.CDK.AWS.SSM;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Spending;

namespace InfraPoc.Usage;

/// <summary>
/// What the functions read of the configuration besides departments' own entries: settings, prices, and which departments there are.
/// It changes with a department only when one is added or removed.
/// </summary>
internal sealed class UsageParameters : Construct
{
    /// <summary>Adds the parameters to <paramref name="scope"/>.</summary>
    public UsageParameters(Construct scope, SandboxConfig config, SandboxNames names)
        : base(scope, "Parameters")
    {
        Add("Settings", names.SettingsParameter, Entries.Write(UsageEntries.Sandbox(config.Sandbox, names)));
        foreach (var (index, models) in UsageEntries.Models(config.Models.Values).Index())
        {
            Add($"Models{index + 1}", names.ModelsParameter(index + 1), models);
        }

        foreach (var (index, departments) in UsageEntries.Roster(config.Departments).Index())
        {
            Add($"Roster{index + 1}", names.RosterParameter(index + 1), departments);
        }
    }

    private void Add(string id, string name, string value) =>
        _ = new CfnParameter(this, id, new CfnParameterProps { Name = name, Type = "String", Tier = "Standard", Value = value });
}
