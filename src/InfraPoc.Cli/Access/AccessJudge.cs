using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Access;

/// <summary>
/// Answers what a department may do, by the policies of synthesized templates alone: the questions of the controls to the same evaluator,
/// with the service control policies around it. A review asks the same principals.
/// </summary>
/// <param name="templates">The templates.</param>
internal sealed class AccessJudge(SandboxTemplates templates)
{
    /// <summary>The value of <see cref="AccessQuestion.Guardrail"/> for a call that passes none.</summary>
    public const string NoGuardrail = "none";

    /// <summary>The value for the one that is enforced for everybody.</summary>
    public const string Floor = "floor";

    /// <summary>What AWS authorises besides, on the guardrail that a call passes.</summary>
    private const string ApplyGuardrail = "bedrock:ApplyGuardrail";

    /// <summary>Answers; null where the department has no such principal.</summary>
    /// <exception cref="PolicyFormatException">The question is not one that IAM could be asked, or a policy is not understood.</exception>
    public AccessAnswer? Ask(AccessQuestion question)
    {
        var found = templates.FencedPrincipals.FirstOrDefault(candidate =>
            candidate.Department?.Id == question.Department.Id && candidate.IsSignIn == (question.Origin == AccessOrigin.Portal));
        if (found is not { } carried)
        {
            return null;
        }

        var principal = question.IsStopped ? Stopped(carried) : carried;
        List<(AccessVerdict Verdict, PolicyDecision Decision, string Action, string Resource)> answers =
        [
            .. Requests(question, principal).Select(request =>
            {
                var (verdict, decision) = Decide(
                    principal, question, request.Action, request.Resource, InRegion(request.Resource, request.Context));
                return (verdict, decision, request.Action, request.Resource);
            }),
        ];
        var (verdict, decision, action, resource) = answers.Where(answer => answer.Verdict == AccessVerdict.Refused)
            .OrderByDescending(answer => answer.Decision.Verdict).FirstOrDefault(
                answers.FirstOrDefault(answer => answer.Verdict == AccessVerdict.Depends, answers[^1]));
        return new(
            verdict, decision, action, resource, AccessWords.Why(verdict, decision, action, question, templates),
            AccessWords.Judged(templates));
    }

    /// <summary>
    /// Refused where the most that AWS could answer refuses, which is what controls ask of what must be refused; allowed where the least
    /// allows, which is what they ask of what must be allowed.
    /// </summary>
    private static (AccessVerdict Verdict, PolicyDecision Decision) Decide(
        DepartmentPrincipal principal, AccessQuestion question, string action, string resource,
        IReadOnlyList<(string Key, string? Value)> context)
    {
        var most = principal.AtMost(action, resource, question.At, context);
        if (!most.IsAllowed)
        {
            return (AccessVerdict.Refused, most);
        }

        var moment = question.At ?? LocalDayOf(question.Department);
        var least = principal.AtLeast(action, resource, moment, context);
        return least.IsAllowed ? (AccessVerdict.Allowed, least) : (AccessVerdict.Depends, least);
    }

    /// <summary>
    /// The request with the Region in which AWS authorises it: that of the resource, or the sandbox's; of a model everywhere, none.
    /// </summary>
    private List<(string Key, string? Value)> InRegion(string resource, IReadOnlyList<(string Key, string? Value)> context)
    {
        const string Key = "aws:RequestedRegion";
        var parts = resource.Split(':');
        var region = parts.Length > 3 && parts[3].Length > 0 ? parts[3] : templates.Config.Sandbox.Accounts.Sandbox.Region;
        return context.Any(pair => pair.Key == Key) ? [.. context]
            : [.. context, (Key, resource.StartsWith("arn:aws:bedrock:::", StringComparison.Ordinal) ? "unspecified" : region)];
    }

    private static DateTimeOffset LocalDayOf(Department department) =>
        new(department.Period.Start.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The principal with the version of its brake policy that stops, as far as it carries one.</summary>
    private DepartmentPrincipal Stopped(DepartmentPrincipal principal)
    {
        var brake = templates.Names.BrakePolicy(principal.Department!);
        var engaged = PolicyDocument.Parse(BrakeDocuments.Engaged);
        return principal with
        {
            Policies = principal.Policies with
            {
                Identity =
                [
                    .. principal.Policies.Identity.Select(policy => policy.Name == brake ? policy with { Document = engaged } : policy),
                ],
            },
        };
    }

    /// <summary>
    /// What AWS authorises: of a call to a model the guardrail that it passes, its profile, and the model in each Region behind it.
    /// </summary>
    private IEnumerable<(string Action, string Resource, IReadOnlyList<(string Key, string? Value)> Context)> Requests(
        AccessQuestion question, DepartmentPrincipal principal)
    {
        if (question.Model is not { } model)
        {
            return [(question.Action, question.Resource ?? "*", question.Context)];
        }

        var reach = templates.Reaches[question.Department.Id];
        var own = reach.Models.FirstOrDefault(candidate => candidate.Model.Alias == model.Alias);
        var home = templates.Config.Sandbox.Accounts.Sandbox.Region;
        var arns = own?.Arns ?? [SandboxNames.FoundationModelArn(model, home)];
        var through = principal.IsSignIn ? templates.Names.SystemProfileArn(model) : own?.OwnProfile;
        IEnumerable<(string Resource, string? Through)> calls = through is null
            ? arns.Select(arn => (arn, (string?)null))
            : arns.Select(arn => (arn, (string?)through)).Prepend((through, null));
        var guardrail = question.Guardrail switch
        {
            null => reach.MustPass(principal) ? reach.Own : null,
            NoGuardrail => null,
            Floor => reach.Floor,
            var profile => ProfileGuardrails.Of(templates, templates.Config.Sandbox.Guardrails.Profile(profile)).Attribute("GuardrailArn"),
        };
        return
        [
            .. guardrail is null ? [] : new[] { (ApplyGuardrail, guardrail, (IReadOnlyList<(string, string?)>)[]) },
            .. calls.Select(call => (question.Action, call.Resource, (IReadOnlyList<(string, string?)>)
            [
                ("bedrock:InferenceProfileArn", call.Through), ("bedrock:ServiceTier", null),
                ("bedrock:GuardrailIdentifier", guardrail is null ? null : $"{guardrail}:1"),
            ])),
        ];
    }
}
