using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// Warns while <c>config/sandbox.yaml</c> holds values of the sample, with which a deployment reaches nobody. A rule of its own, because
/// the sample is a valid configuration.
/// </summary>
public static class SampleValues
{
    /// <summary>Values that documentation uses and nobody owns.</summary>
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "111122223333", "123456789012", "444455556666", "777788889999",
        "arn:aws:sso:::instance/ssoins-1234567890abcdef", "d-1234567890", "https://example.awsapps.com/start",
    };

    /// <summary>The warning's code.</summary>
    public const string Code = "SBX035";

    /// <summary>Domains that are kept for documentation. See: https://www.rfc-editor.org/rfc/rfc2606</summary>
    private static readonly string[] Domains = ["example.com", "example.net", "example.org", ".example"];

    /// <summary>Names the values of the sample that are left, in one warning.</summary>
    public static void Check(BoundFile<Sandbox> file, SandboxNames names)
    {
        var left = Candidates(file.Value).Where(each => IsSample(each.Value)).Select(each => each.Path).ToList();
        if (left.Count > 0)
        {
            var places = left.Skip(1).Select(path => path[..path.IndexOf('.', StringComparison.Ordinal)]).Distinct();
            var others = left.Count == 1 ? Bilingual.Empty : new(
                $", as are others below {string.Join(", ", places)}", $"。ほかに {string.Join("、", places)} の下にもあります");
            file.Expect(
                Code, left[0],
                () => false,
                new($"is a value of the sample{others.English}", $"にサンプルの値が残っています{others.Japanese}"),
                new("replace it before the first deployment", "初回のデプロイの前に、自社の値に置き換えてください"));
        }
    }

    private static IEnumerable<(string Path, string? Value)> Candidates(Sandbox sandbox) =>
    [
        ("accounts.sandbox.id", sandbox.Accounts.Sandbox.Id),
        ("accounts.identity.id", sandbox.Accounts.Identity.Id),
        ("identityCenter.instanceArn", sandbox.IdentityCenter.InstanceArn),
        ("identityCenter.identityStoreId", sandbox.IdentityCenter.IdentityStoreId),
        ("identityCenter.startUrl", sandbox.IdentityCenter.StartUrl),
        .. sandbox.IdentityCenter.EmailDomains.Index().Select(each => ($"identityCenter.emailDomains[{each.Index}]", (string?)each.Item)),
        .. sandbox.Contacts.Security.Index().Select(each => ($"contacts.security[{each.Index}]", (string?)each.Item)),
        .. sandbox.Contacts.Cost.Index().Select(each => ($"contacts.cost[{each.Index}]", (string?)each.Item)),
        ("contacts.runbook", sandbox.Contacts.Runbook),
        ("residency.acceptedBy.email", sandbox.Residency?.AcceptedBy.Email),
        ("organization.managementAccount", sandbox.Organization?.ManagementAccount),
        ("organization.target", sandbox.Organization?.Target),
    ];

    private static bool IsSample(string? value) =>
        value is not null
        && (Values.Contains(value) || Domains.Any(domain => $"{value}/".Contains($"{domain}/", StringComparison.OrdinalIgnoreCase)));
}
