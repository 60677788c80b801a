using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Asks one policy at a time whether it refuses requests, whatever other policies grant.</summary>
internal static class Denials
{
    /// <summary>The permissions boundary of all departments.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public static StackResource Boundary(this SandboxTemplates templates) =>
        templates.Only(templates.Names.BoundaryStack, "AWS::IAM::ManagedPolicy", policy => policy.Ref == templates.Names.BoundaryArn);

    /// <summary>ARN of the application role of some department.</summary>
    public static string SomeDepartment(this SandboxTemplates templates) =>
        templates.Names.ApplicationRolesArn.Replace("*", "x", StringComparison.Ordinal);

    /// <summary>ARN of the role with which some department signs in, to which less is denied than to programs.</summary>
    public static string SomeSignIn(this SandboxTemplates templates)
    {
        var (sandbox, accounts) = (templates.Config.Sandbox.Name, templates.Config.Sandbox.Accounts);
        return $"arn:aws:iam::{accounts.Sandbox.Id}:role/aws-reserved/sso.amazonaws.com/{accounts.Identity.Region}/AWSReservedSSO_{sandbox}-x_0123456789abcdef";
    }

    /// <summary>A violation for each request that a policy does not deny to every one of some principals.</summary>
    /// <param name="resource">The resource that holds the policy.</param>
    /// <param name="property">The property that is the policy.</param>
    /// <param name="document">The policy, which is an identity's or an account's.</param>
    /// <param name="home">The Region that requests are made in, unless they name another.</param>
    /// <param name="principals">ARNs of roles, users or the root user.</param>
    /// <param name="cases">The requests.</param>
    public static IEnumerable<Violation> MustDeny(
        this StackResource resource, string property, PolicyDocument document, string home, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        from each in cases
        let open = principals.Where(principal => Ask(document, home, principal, each) != PolicyVerdict.ExplicitDeny).ToList()
        where open.Count > 0
        select resource.Violates($"Does not deny {each} to {string.Join(", ", open)}; it must, whatever else is granted.", property);

    /// <summary>A violation for each request that a policy denies to one of some principals.</summary>
    /// <inheritdoc cref="MustDeny"/>
    public static IEnumerable<Violation> MustNotDeny(
        this StackResource resource, string property, PolicyDocument document, string home, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        from each in cases
        let closed = principals.Where(principal => Ask(document, home, principal, each) == PolicyVerdict.ExplicitDeny).ToList()
        where closed.Count > 0
        select resource.Violates($"Denies {each} to {string.Join(", ", closed)}, who must be able to do it.", property);

    /// <summary>
    /// A violation for each request that the policies of a department's principal do not deny explicitly while it may work.
    /// </summary>
    public static IEnumerable<Violation> PrincipalsMustBeDenied(this SandboxTemplates templates, IReadOnlyList<DenialCase> cases) =>
        from open in Open(templates, cases)
        let verdict = open.Principal.Ask(open.Case.Action, open.Case.Resource, DuringTrial(open.Principal)).Verdict
        where verdict != PolicyVerdict.ExplicitDeny
        select open.Principal.Source.Violates(
            $"{open.Case} is answered by {verdict}; it must be {nameof(PolicyVerdict.ExplicitDeny)}, whatever else is granted.");

    /// <summary>A violation for each request that the policies of a department's principal allow while it may work.</summary>
    public static IEnumerable<Violation> PrincipalsMustBeRefused(this SandboxTemplates templates, IReadOnlyList<DenialCase> cases) =>
        from open in Open(templates, cases)
        where open.Principal.Ask(open.Case.Action, open.Case.Resource, DuringTrial(open.Principal)).IsAllowed
        select open.Principal.Source.Violates($"{open.Case} is allowed; it must not be.");

    /// <summary>
    /// What a boundary denies without condition it denies to all it bounds: only the rest is asked of each, which matters with a hundred
    /// departments.
    /// </summary>
    private static IEnumerable<(DepartmentPrincipal Principal, DenialCase Case)> Open(
        SandboxTemplates templates, IReadOnlyList<DenialCase> cases)
    {
        var (somebody, home) = (templates.SomeDepartment(), templates.Config.Sandbox.Accounts.Sandbox.Region);
        return from bounded in templates.Principals.GroupBy(principal => principal.Policies.Boundary?.Document)
               let rest = cases
                   .Where(each =>
                       bounded.Key is not { } boundary
                       || Decide(boundary, home, somebody, each) is not
                       { Verdict: PolicyVerdict.ExplicitDeny, Statement.Conditions.Count: 0 })
                   .ToList()
               from principal in bounded
               from each in rest
               select (principal, each);
    }

    /// <summary>A moment within the department's period in every time zone.</summary>
    private static DateTimeOffset DuringTrial(DepartmentPrincipal principal) =>
        new(principal.Department?.Period.Start ?? new DateOnly(2026, 12, 15), new TimeOnly(12, 0), TimeSpan.Zero);

    private static PolicyVerdict Ask(PolicyDocument document, string home, string principal, DenialCase each) =>
        Decide(document, home, principal, each).Verdict;

    private static PolicyDecision Decide(PolicyDocument document, string home, string principal, DenialCase each)
    {
        // What AWS puts into every request.
        var context = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:CurrentTime"] = ["2026-12-15T03:00:00Z"],
            ["aws:EpochTime"] = ["1797303600"],
            ["aws:RequestedRegion"] = [each.Region ?? home],
            ["aws:SecureTransport"] = ["true"],
            ["aws:ViaAWSService"] = ["false"],
        };
        foreach (var (key, value) in each.Context)
        {
            context[key] = [value];
        }

        return PolicyEvaluator.EvaluateAlone(
            document, new PolicyRequest { Principal = principal, Action = each.Action, Resource = each.Resource, Context = context });
    }
}
