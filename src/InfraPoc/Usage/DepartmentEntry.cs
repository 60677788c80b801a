using Amazon.CDK.AWS.SSM;
using Constructs;
using InfraPoc.Access;
using InfraPoc.Config.Usage;
using InfraPoc.Spending;

namespace InfraPoc.Usage;

/// <summary>A department's rules, as meter and brake read them: its own stack holds them, so that no other changes with them.</summary>
public sealed class DepartmentEntry : Construct
{
    /// <summary>Adds the parameter to <paramref name="scope"/>.</summary>
    public DepartmentEntry(Construct scope, DepartmentProps props, DepartmentModels models, DepartmentPolicies policies)
        : base(scope, "Entry")
    {
        var rules = UsageEntries.Department(props.Department, props.Sandbox, props.Names, policies.BrakeId, models.ProfileIds);
        _ = new CfnParameter(this, "Parameter", new CfnParameterProps
        {
            Name = props.Names.DepartmentParameter(props.Department),
            Type = "String",
            Tier = "Standard",
            Value = Entries.Write(rules),
            Tags = props.Names.Tags(props.Department).ToDictionary(),
        });
    }
}
