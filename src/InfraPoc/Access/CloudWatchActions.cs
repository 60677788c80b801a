
namespace InfraPoc.Access;

/// <summary>
/// The CloudWatch actions with which a department opens its dashboard by its link: those that AWS grants to people a
/// dashboard is shared with, less the ones for kinds of widgets it does not have.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-dashboard-sharing.html
/// </summary>
internal static class CloudWatchActions
{
    /// <summary>Reading what a dashboard consists of; granted on the one that the department may open.</summary>
    public const string GetDashboard = "cloudwatch:GetDashboard";

    /// <summary>
    /// Reading what its widgets show. CloudWatch cannot limit this to some metrics, so departments can read each other's token counts and
    /// amounts; none holds a word of a prompt. Nothing that stops a department depends on the quota of this call.
    /// </summary>
    public const string WidgetData = "cloudwatch:GetMetricData";
}
