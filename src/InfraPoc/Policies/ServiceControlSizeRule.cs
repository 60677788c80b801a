using InfraPoc.Config;
using InfraPoc.Config.Loading;

namespace InfraPoc.Policies;

/// <summary>Refuses a sandbox whose service control policies AWS Organizations would not accept, before CloudFormation finds out.</summary>
public static class ServiceControlSizeRule
{
    /// <summary>Characters of a service control policy, white space included. See: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html</summary>
    public const int Limit = 5_120;

    /// <summary>The rule, for <see cref="ConfigLoader"/>.</summary>
    public static void Check(BoundFile<Sandbox> file)
    {
        if (file.Value.Organization is null)
        {
            return;
        }

        Report(file, ServiceControlPolicy.Fence(file.Value), "list fewer Regions in residency");
        Report(file, ServiceControlPolicy.Protection(file.Value), "list fewer or shorter patterns in accounts.deploymentRoles");
    }

    private static void Report(BoundFile<Sandbox> file, PolicyDocument policy, string fix)
    {
        var size = policy.ToJson().Length;
        if (size > Limit)
        {
            file.Report("POL002", "organization", $"leads to a service control policy of {size} characters, and AWS Organizations accepts {Limit}", fix);
        }
    }
}
