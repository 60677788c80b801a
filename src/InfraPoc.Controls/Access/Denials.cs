using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Asks one policy at a time whether it refuses requests, whatever other policies grant.</summary>
internal static class Denials
{
    /// <summary>The permissions boundary of all departments.</summary>
    /// <exception cref="BilingualException">There is none, or more than one.</exception>
    public static StackResource Boundary(this SandboxTemplates templates) =>
        templates.Only(templates.Names.BoundaryStack, "AWS::IAM::ManagedPolicy", policy => policy.Ref == templates.Names.BoundaryArn);

    /// <summary>ARNs of the roles that a boundary binds: of every department, and of some that is not there yet.</summary>
    public static IReadOnlyList<string> Bounded(this SandboxTemplates templates) =>
    [
        templates.Names.ApplicationRolesArn.Replace("*", templates.Samples.Name, StringComparison.Ordinal),
        .. templates.SignInRoles($"{templates.Config.Sandbox.Name}-{templates.Samples.Name}"),
        .. templates.Principals.SelectMany(principal => principal.Arns),
    ];

    /// <summary>
    /// ARNs of roles that IAM Identity Center might create for a permission set; in us-east-1 it puts no Region into their path.
    /// </summary>
    /// <param name="templates">The templates.</param>
    /// <param name="name">Name of the permission set.</param>
    public static IReadOnlyList<string> SignInRoles(this SandboxTemplates templates, string name)
    {
        var accounts = templates.Config.Sandbox.Accounts;
        var path = $"arn:aws:iam::{accounts.Sandbox.Id}:role/aws-reserved/sso.amazonaws.com/";
        return
        [
            .. from region in new[] { $"{accounts.Identity.Region}/", "" }
               from suffix in templates.Samples.Suffixes
               select $"{path}{region}AWSReservedSSO_{name}_{suffix}",
        ];
    }

    /// <summary>A violation for each request that a policy does not deny to every one of some principals.</summary>
    /// <param name="resource">The resource that holds the policy.</param>
    /// <param name="property">The property that is the policy.</param>
    /// <param name="document">The policy, which is an identity's or an account's.</param>
    /// <param name="principals">ARNs of roles, users or the root user.</param>
    /// <param name="cases">The requests, from any Region unless they name one.</param>
    public static IEnumerable<Violation> MustDeny(
        this StackResource resource, string property, PolicyDocument document, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        from each in cases
        where AtMost(document, principals[0], each, isPrincipalUnknown: true).Verdict != PolicyVerdict.ExplicitDeny
        let open = principals.Where(principal => AtMost(document, principal, each).Verdict != PolicyVerdict.ExplicitDeny).ToList()
        where open.Count > 0
        select resource.Violates(
            new(
                $"Does not deny {each.Text.English} to {Shown(open)}; it must, whatever else is granted.",
                $"{each.Text.Japanese}を {Shown(open)} に対して拒否していません。ほかに何が許可されていても、拒否しなければなりません。"),
            property);

    /// <summary>A violation for each request that a policy denies to one of some principals.</summary>
    /// <param name="resource">The resource that holds the policy.</param>
    /// <param name="property">The property that is the policy.</param>
    /// <param name="document">The policy, which is an identity's or an account's.</param>
    /// <param name="home">The Region that requests are made in, unless they name another.</param>
    /// <param name="principals">ARNs of roles, users or the root user.</param>
    /// <param name="cases">The requests.</param>
    public static IEnumerable<Violation> MustNotDeny(
        this StackResource resource, string property, PolicyDocument document, string home, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        from each in cases
        let closed = principals.Where(principal => AtLeast(document, home, principal, each).Verdict == PolicyVerdict.ExplicitDeny).ToList()
        where closed.Count > 0
        select resource.Violates(
            new(
                $"Denies {each.Text.English} to {Shown(closed)}, who must be able to do it.",
                $"{each.Text.Japanese}を {Shown(closed)} に対して拒否しています。これは実行できなければなりません。"),
            property);

    /// <summary>
    /// A violation for each request that the policies of a department's principal do not deny explicitly.
    /// </summary>
    public static IEnumerable<Violation> PrincipalsMustBeDenied(this SandboxTemplates templates, IReadOnlyList<DenialCase> cases) =>
        from open in Open(templates, cases)
        let verdict = open.Principal.AtMost(open.Case.Action, open.Case.Resource, null, open.Case.Context).Verdict
        where verdict != PolicyVerdict.ExplicitDeny
        select open.Principal.Source.Violates(open.Case.Text + new Bilingual(
            $" is answered by {verdict}; it must be {nameof(PolicyVerdict.ExplicitDeny)}, whatever else is granted.",
            $"の判定が {verdict} です。ほかに何が許可されていても、{nameof(PolicyVerdict.ExplicitDeny)} でなければなりません。"));

    /// <summary>A violation for each request that the policies of a department's principal allow.</summary>
    public static IEnumerable<Violation> PrincipalsMustBeRefused(this SandboxTemplates templates, IReadOnlyList<DenialCase> cases) =>
        from open in Open(templates, cases)
        where open.Principal.AtMost(open.Case.Action, open.Case.Resource, null, open.Case.Context).IsAllowed
        select open.Principal.Source.Violates(
            open.Case.Text + new Bilingual(" is allowed; it must not be.", "が許可されています。許可してはなりません。"));

    /// <summary>
    /// What a boundary denies to whoever asks it denies to all it bounds: only the rest is asked of each, which matters with a hundred
    /// departments.
    /// </summary>
    private static IEnumerable<(DepartmentPrincipal Principal, DenialCase Case)> Open(
        SandboxTemplates templates, IReadOnlyList<DenialCase> cases)
    {
        var somebody = templates.Names.ApplicationRolesArn.Replace("*", "x", StringComparison.Ordinal);
        return from bounded in templates.Principals.GroupBy(principal => principal.Policies.Boundary?.Document)
               let rest = cases
                   .Where(each =>
                       bounded.Key is not { } boundary
                       || AtMost(boundary, somebody, each, isPrincipalUnknown: true).Verdict != PolicyVerdict.ExplicitDeny)
                   .ToList()
               from principal in bounded
               from each in rest
               select (principal, each);
    }

    /// <summary>Principals as violations name them: as one all that Identity Center might create for a permission set.</summary>
    private static string Shown(IEnumerable<string> principals) => string.Join(", ", principals
        .Select(arn => arn.Contains("/AWSReservedSSO_", StringComparison.Ordinal) ? $"{arn[..(arn.LastIndexOf('_') + 1)]}*" : arn)
        .Distinct().Take(20));

    private static PolicyDecision AtMost(PolicyDocument document, string principal, DenialCase each, bool isPrincipalUnknown = false) =>
        PolicyEvaluator.EvaluateAlone(document, new PolicyRequest
        {
            Principal = principal,
            Action = each.Action,
            Resource = each.Resource,
            Context = DepartmentPrincipal.Keys(
                null, each.Region is { } region ? each.Context.Append(("aws:RequestedRegion", region)) : each.Context),
            Unknown = UnknownKeys.Allow,
            IsPrincipalUnknown = isPrincipalUnknown,
        });

    private static PolicyDecision AtLeast(PolicyDocument document, string home, string principal, DenialCase each) =>
        PolicyEvaluator.EvaluateAlone(document, new PolicyRequest
        {
            Principal = principal,
            Action = each.Action,
            Resource = each.Resource,
            Context = DepartmentPrincipal.Keys(null, each.Context.Append(("aws:RequestedRegion", each.Region ?? home))),
            Unknown = UnknownKeys.Deny,
        });
}
