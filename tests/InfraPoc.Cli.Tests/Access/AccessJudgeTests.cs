using InfraPoc.Cli.Access;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Tests.Access;

public sealed class AccessJudgeTests
{
    private static readonly AccessJudge Judge = new(ControlledCompany.Templates);

    /// <summary>What controls ask of what must be refused, and what must be allowed, has the same deciding statement here.</summary>
    [Fact]
    public void Ask_EveryRequestCaseOfTheControls_HasTheSameDecidingStatement()
    {
        var templates = ControlledCompany.Templates;
        var sandbox = templates.Config.Sandbox;
        List<DenialCase> cases =
        [
            .. ClosedSurfaceCases.ToEverybody(sandbox), .. ClosedSurfaceCases.ToAllButDeployment(sandbox),
            .. ClosedSurfaceCases.ToDepartments(sandbox), .. ClosedSurfaceCases.Tomorrow("x"), .. ClosedSurfaceCases.StoredAnswers(sandbox),
            .. ClosedSurfaceCases.GuardrailChanges(sandbox), ClosedSurfaceCases.DataRetention,
        ];
        cases.Count.ShouldBeGreaterThan(100);
        var asked = 0;
        foreach (var principal in templates.Principals)
        {
            foreach (var each in cases.Where(each => each.Region is null))
            {
                var expected = principal.AtMost(each.Action, each.Resource, null, each.Context);
                var answer = Ask(principal, each.Action) with { Resource = each.Resource, Context = each.Context };
                var answered = Judge.Ask(answer)!;
                answered.Decision.ShouldBe(expected, each.ToString());
                answered.Why.English.ShouldEndWith(".");
                answered.Why.Japanese.ShouldEndWith("。");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(500);
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
