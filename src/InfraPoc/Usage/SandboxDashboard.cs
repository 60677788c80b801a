using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Usage;

/// <summary>The dashboard on which IT sees what all departments use, and the output with its link.</summary>
public sealed class SandboxDashboard : Construct
{
    /// <summary>Adds the dashboard to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="config">The configuration, of which the dashboard shows sandbox and models; departments do not change it.</param>
    /// <param name="names">Names.</param>
    /// <param name="trailLog">Name of the log group with the trail's events.</param>
    public SandboxDashboard(Construct scope, SandboxConfig config, SandboxNames names, string trailLog)
        : base(scope, "Dashboard")
    {
        _ = new CfnDashboard(this, "Dashboard", new CfnDashboardProps
        {
            DashboardName = names.SandboxDashboard,
            DashboardBody = SandboxDashboardBody.For(config.Sandbox, config.Models.Values, trailLog),
        });

        // As the departments' dashboards: the property is newer than the linter's list.
        Amazon.CDK.Tags.Of(this).Remove("sandbox");
        _ = new CfnOutput(
            Stack.Of(this), "DashboardUrl",
            new CfnOutputProps { Value = names.SandboxDashboardUrl, Description = "What all departments used" });
    }
}
