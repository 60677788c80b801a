using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using InfraPoc.Access;
using InfraPoc.Metering;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Usage;

/// <summary>The dashboard on which a department sees its use and what is left of its caps, and the output with its link.</summary>
public sealed class DepartmentDashboard : Construct
{
    /// <summary>Adds the dashboard to <paramref name="scope"/>.</summary>
    public DepartmentDashboard(Construct scope, DepartmentProps props, DepartmentUsage usage)
        : base(scope, "Dashboard")
    {
        _ = new CfnDashboard(this, "Dashboard", new CfnDashboardProps
        {
            DashboardName = props.Names.Dashboard(props.Department),
            DashboardBody = DepartmentDashboardBody.For(props.Department, props.Sandbox, props.Config.ModelsOf(props.Department), usage),
        });
        _ = new CfnOutput(
            Stack.Of(this), "DashboardUrl", new CfnOutputProps
            {
                Value = props.Names.DashboardUrl(props.Department),
                Description = "What the department used and what is left of its caps",
            });
    }
}
