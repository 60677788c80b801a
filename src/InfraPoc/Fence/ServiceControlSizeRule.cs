using InfraPoc.Config;
using InfraPoc.Config.Loading;

namespace InfraPoc.Fence;

/// <summary>Refuses a sandbox whose region fence AWS Organizations would not accept, before CloudFormation finds out.</summary>
public static class ServiceControlSizeRule
{
    /// <summary>
    /// Characters of a service control policy, white space included. See:
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    /// </summary>
    public const int Limit = 5_120;

    /// <summary>The rule, for <see cref="ConfigLoader"/>.</summary>
    public static void Check(BoundFile<Sandbox> file, SandboxNames names)
    {
        // The other policy fits whatever the configuration says: its roles are at most two, of limited length.
        var size = file.Value.Organization is null ? 0 : ServiceControlPolicy.Fence(file.Value).ToJson().Length;
        if (size > Limit)
        {
            file.Report(
                "POL002", "residency", new(
                    $"leads to a service control policy of {size} characters, and AWS Organizations accepts {Limit}",
                    $"によるサービスコントロールポリシーが {size} 文字になり、AWS Organizations の上限の {Limit} 文字を超えます"),
                new("list fewer Regions", "リージョンを減らしてください"));
        }
    }
}
