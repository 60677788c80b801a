namespace InfraPoc.Config;

/// <summary>Every name and ARN that InfraPoc gives to or expects of AWS, derived from the sandbox's prefix and department ids.</summary>
/// <param name="sandbox">The sandbox.</param>
public sealed partial class SandboxNames(Sandbox sandbox)
{
    private readonly string account = sandbox.Accounts.Sandbox.Id;
    private readonly string region = sandbox.Accounts.Sandbox.Region;

    /// <summary>IAM path of roles and policies that belong to the sandbox.</summary>
    public string Path => $"/{sandbox.Name}/";

    /// <summary>
    /// What the names of all stacks begin with, and so the names CloudFormation gives to their roles; in lower case, those of their
    /// buckets.
    /// </summary>
    public string StackPrefix => string.Concat(sandbox.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>
    /// The tags of everything that belongs to a department. Identity Center's tags take no spaces and no Japanese, so
    /// values come from fields that are restricted accordingly.
    /// </summary>
    public IReadOnlyDictionary<string, string> Tags(Department department) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sandbox"] = sandbox.Name,
        ["department"] = department.Id,
        ["cost-center"] = department.CostCenter,
        ["owner"] = department.Owner.Email,
        ["expires"] = department.Period.End.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    private string PolicyArn(string path, string name) => $"arn:aws:iam::{account}:policy{path}{name}";

    private string TopicArn(string name) => $"arn:aws:sns:{region}:{account}:{name}";

    /// <summary>An output's name has no hyphens. Ids have no capital letters, so no two become the same.</summary>
    private static string OutputWord(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace("-", "X", StringComparison.Ordinal);
}
