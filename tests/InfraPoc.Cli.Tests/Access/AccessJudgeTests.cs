using InfraPoc.Cli.Access;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Iam;
using Xunit.Abstractions;

namespace InfraPoc.Cli.Tests.Access;

public sealed class AccessJudgeTests(ITestOutputHelper output)
{
    private static readonly AccessJudge Judge = new(ControlledCompany.Templates);

    /// <summary>Whatever any control asks, a new one too, has the same deciding statement here.</summary>
    [Fact]
    public void Ask_EveryRequestOfEveryControl_HasTheSameDecidingStatement()
    {
        var (templates, asked) = (ControlledCompany.Templates, RequestsOfControls.All);
        new[]
        {
            nameof(ClosedSurfacesAreDenied), nameof(FenceClosesTheAccount), nameof(DeploymentIsProtected), nameof(OnlyDocumentedApiShapes),
            nameof(DepartmentsStayApart), nameof(DepartmentsReachOnlyTheirModels), nameof(AccessEndsWithThePeriod),
            nameof(StricterGuardrailIsRequired),
        }.ShouldBeSubsetOf(asked.Select(each => each.Control).Distinct());
        var some = Sampling.Of(asked, every: 10, "requests of controls that access explain is asked as well", output.WriteLine)
            .Union(asked.DistinctBy(each => each.Control));
        var decided = new List<PolicyLayer>();
        foreach (var (control, request, time) in some)
        {
            foreach (var principal in templates.Principals)
            {
                var context = RequestsOfControls.Context(request, templates);
                var question = Ask(principal, request.Action) with { Resource = request.Resource, Context = context, At = time };
                var answered = Judge.Ask(question)!;
                var (most, least) = (Expected(principal, request, context, time, UnknownKeys.Allow), (PolicyDecision?)null);
                if (most.IsAllowed)
                {
                    var moment = time ?? new(principal.Department!.Period.Start.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
                    least = Expected(principal, request, context, moment, UnknownKeys.Deny);
                }

                var said = $"{control}: {principal.Source.ConstructPath} {request}";
                answered.Verdict.ShouldBe(
                    least is null ? AccessVerdict.Refused : least.IsAllowed ? AccessVerdict.Allowed : AccessVerdict.Depends, said);
                Named(answered.Decision).ShouldBe(Named(least ?? most), said);
                answered.Action.ShouldBe(request.Action);
                answered.Why.English.ShouldEndWith(".");
                answered.Why.Japanese.ShouldEndWith("。");
                decided.Add(answered.Decision.Layer);
            }
        }

        decided.CountBy(layer => layer).ToDictionary()[PolicyLayer.Organization].ShouldBeGreaterThan(500);
        decided.Count(layer => layer != PolicyLayer.Organization).ShouldBeGreaterThan(500);
    }

    /// <summary>The decision with its statement as text: each reading of a service control policy has objects of its own.</summary>
    private static (PolicyVerdict Verdict, PolicyLayer Layer, string Source, string? Statement) Named(PolicyDecision decision) =>
        (
            decision.Verdict, decision.Layer, decision.Source,
            decision.Statement is { } statement ? new PolicyDocument([statement]).ToJson() : null);

    /// <summary>What the principal's own policies say, as controls ask them; else the service control policy that denies.</summary>
    private static PolicyDecision Expected(
        DepartmentPrincipal principal, PolicyRequest request, IReadOnlyList<(string, string?)> context, DateTimeOffset? time,
        UnknownKeys unknown)
    {
        var own = unknown == UnknownKeys.Allow ? principal.AtMost(request.Action, request.Resource, time, context)
            : principal.AtLeast(request.Action, request.Resource, time!.Value, context);
        var fences =
            from policy in Fences
            let decision = PolicyEvaluator.EvaluateAlone(policy.Document, new PolicyRequest
            {
                Principal = principal.Arns[0],
                Action = request.Action,
                Resource = request.Resource,
                Context = DepartmentPrincipal.Keys(time, context),
                Unknown = unknown,
            })
            where decision.Verdict == PolicyVerdict.ExplicitDeny
            select decision with { Layer = PolicyLayer.Organization, Source = policy.Name };
        return own.Verdict == PolicyVerdict.ExplicitDeny ? own : fences.FirstOrDefault(own);
    }

    private static readonly IReadOnlyList<(string Name, PolicyDocument Document)> Fences =
    [
        .. ControlledCompany.Templates.OfType("AWS::Organizations::Policy")
            .Select(policy => (policy.Text("Name")!, PolicyDocument.Parse(policy.Text("Content")!))),
    ];

    [Theory]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1:111122223333:instance/a", "poc-fence", "Region")]
    [InlineData("organizations:LeaveOrganization", null, "poc-fence", "Membership")]
    [InlineData("sns:DeleteTopic", "arn:aws:sns:ap-northeast-1:111122223333:Poc-Audit-a", "poc-protection", "Deployed")]
    public void Ask_WhatTheOrganizationAloneRefuses_NamesItsStatement(string action, string? resource, string policy, string statement)
    {
        var answer = Judge.Ask(new(ControlledCompany.Sales, AccessOrigin.Portal, action, null) { Resource = resource })!;

        (answer.Verdict, answer.Decision.Layer, answer.Decision.Source, answer.Decision.Statement!.Sid)
            .ShouldBe((AccessVerdict.Refused, PolicyLayer.Organization, policy, statement));
        answer.Why.English.ShouldBe($"{statement} of the service control policy {policy} denies it in the whole sandbox account.");
        answer.Judged.English.ShouldContain("the service control policies poc-fence and poc-protection");
    }

    /// <summary>A side of a review and the judge of <c>access</c> have the same principals, with the same policies around them.</summary>
    [Fact]
    public void Allows_OfAReview_AnswersAsAccessDoes()
    {
        var templates = ControlledCompany.Templates;
        var side = new ReviewSide(ControlledCompany.Config, templates, ControlledCompany.Assembly);
        foreach (var principal in side.Principals().Values)
        {
            foreach (var each in FenceClosesTheAccount.Closed(templates).Concat(FenceClosesTheAccount.Open(templates.Config.Sandbox)))
            {
                (string, string?)[] context = [.. each.Context, ("aws:RequestedRegion", each.Region ?? "ap-northeast-1")];
                var answer = Judge.Ask(Ask(principal, each.Action) with { Resource = each.Resource, Context = context })!;
                ReviewSide.Allows(principal, new(each.Action, each.Resource, context, null))
                    .ShouldBe(answer.Verdict != AccessVerdict.Refused, each.ToString());
            }
        }
    }

    [Fact]
    public void Ask_EveryCallThatAFileGives_IsAllowedByTheStatementThatControlsSee()
    {
        var templates = ControlledCompany.Templates;
        var asked = 0;
        foreach (var principal in templates.Principals.Where(principal => templates.Reaches[principal.Department!.Id].MayCall(principal)))
        {
            var reach = templates.Reaches[principal.Department!.Id];
            foreach (var model in reach.Models)
            {
                var answer = Judge.Ask(Ask(principal, DepartmentReach.Actions[0]) with { Model = model.Model, At = reach.First })!;
                var through = !principal.IsSignIn ? model.OwnProfile : model.Profiles.Count > 1 ? model.Profiles[0] : "";
                answer.Verdict.ShouldBe(AccessVerdict.Allowed, $"{principal.Source.ConstructPath} {model.Model.Alias}");
                var profile = answer.Resource == through ? "" : through;
                answer.Decision.ShouldBe(
                    reach.CallAtLeast(principal, DepartmentReach.Actions[0], answer.Resource, profile, reach.First));
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("sales", false, null, 1, true, "Allowed", "allows it")]
    [InlineData("sales", false, null, 1, false, "Refused", "outside the period of sales")]
    [InlineData("sales", true, null, 1, true, "Refused", "The brake has stopped sales")]
    [InlineData("development", false, "none", 1, true, "Refused", "does not pass a numbered version")]
    [InlineData("development", false, "floor", 1, true, "Refused", "does not pass a numbered version")]
    [InlineData("development", false, "strict", 1, true, "Allowed", "allows it")]
    [InlineData("paused", false, null, 1, true, "Refused", "The status of paused is suspended")]
    [InlineData("archived", false, null, 1, true, "Refused", "The status of archived is closed")]
    [InlineData("sales", false, null, 0, true, "Refused", "does not list the model")]
    public void Ask_InACircumstance_SaysWhyInOneSentence(
        string id, bool stopped, string? guardrail, int own, bool isWithin, string verdict, string why)
    {
        var config = ControlledCompany.Config;
        var department = config.Departments.Single(each => each.Id == id);
        var model = own == 1 ? config.Models[department.Models[0]]
            : config.Models.Values.First(each => !department.Models.Contains(each.Alias) && each.Inference != InferenceType.Global);
        var start = department.Period.Start;
        var at = new DateTimeOffset(start.AddDays(isWithin ? 2 : -2), default, TimeSpan.Zero);

        var answer = Judge.Ask(new(department, AccessOrigin.Portal, "bedrock:InvokeModel", at)
        {
            Model = model,
            Guardrail = guardrail,
            IsStopped = stopped,
        })!;

        answer.Verdict.ToString().ShouldBe(verdict);
        answer.Why.English.ShouldContain(why);
        answer.Why.Japanese.ShouldEndWith("。");
    }

    private static AccessQuestion Ask(DepartmentPrincipal principal, string action) =>
        new(principal.Department!, principal.IsSignIn ? AccessOrigin.Portal : AccessOrigin.Application, action, null);
}
