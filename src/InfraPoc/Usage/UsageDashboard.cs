using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace InfraPoc.Usage;

/// <summary>A dashboard, and the output with its link.</summary>
internal sealed class UsageDashboard : Construct
{
    /// <summary>Adds the dashboard to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="name">Name of the dashboard.</param>
    /// <param name="body">What it shows.</param>
    /// <param name="url">Where it is in the console.</param>
    /// <param name="tags">Tags of the dashboard; null for those of its stack alone.</param>
    public UsageDashboard(Construct scope, string name, string body, string url, ICfnTag[]? tags = null)
        : base(scope, "Dashboard")
    {
        _ = new CfnDashboard(this, "Dashboard", new CfnDashboardProps { DashboardName = name, DashboardBody = body, Tags = tags });
        _ = new CfnOutput(Stack.Of(this), "DashboardUrl", new CfnOutputProps { Value = url, Description = "What was used and what is left" });
    }
}
