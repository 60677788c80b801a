using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class StricterGuardrailIsRequiredTests : ControlTests<StricterGuardrailIsRequired>
{
    private const string Development = "poc-development-access";
    private const string Sales = "poc-sales-access";

    [Fact]
    public void Compliant_OneVersionInsteadOfAny_IsPermitted() =>
        After(edit => Denial(edit)["Condition"]!["ArnNotLike"]!["bedrock:GuardrailIdentifier"]!["Fn::Join"]![1]!.AsArray()[^1] = ":3")
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoDenial_IsNamedForBothPrincipals()
    {
        var violations = After(edit => edit.DropStatement(Development, "WithoutGuardrail"));

        violations.ShouldContain(violation =>
            violation.Contains("Poc-Access-development", StringComparison.Ordinal)
            && violation.Contains("with no guardrail is not denied", StringComparison.Ordinal));
        violations.ShouldContain(violation =>
            violation.Contains("Poc-Dept-development", StringComparison.Ordinal)
            && violation.Contains(":1 is not denied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Poc-Dept-sales", true)]
    [InlineData("Poc-Access-sales", false)] // The playground of a department on the floor need not choose one.
    public void NonCompliant_NoDenialToPrograms_IsNamedOnTheFloorToo(string stack, bool named) =>
        After(edit => edit.DropStatement("poc-boundary", "ProgramsWithoutGuardrail"))
            .Any(violation => violation.Contains(stack, StringComparison.Ordinal)
                && violation.Contains("InvokeModelWithResponseStream", StringComparison.Ordinal)
                && violation.Contains("with no guardrail", StringComparison.Ordinal)).ShouldBe(named);

    [Fact]
    public void NonCompliant_DraftAcceptedOfPrograms_IsNamed() =>
        After(edit =>
                edit.Statement("poc-boundary", "ProgramsWithoutGuardrail")["Condition"]!["ArnNotLike"]!["bedrock:GuardrailIdentifier"] =
                    "arn:aws:bedrock:*:111122223333:guardrail/*")
            .ShouldContain(violation => violation.Contains("Poc-Dept-sales", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_DraftAccepted_IsNamed() =>
        After(edit =>
        {
            var condition = Denial(edit)["Condition"]!["ArnNotLike"]!;
            var (numbered, draft) = (
                condition["bedrock:GuardrailIdentifier"]!.DeepClone(), condition["bedrock:GuardrailIdentifier"]!.DeepClone());
            draft["Fn::Join"]![1]!.AsArray()[^1] = "";
            condition["bedrock:GuardrailIdentifier"] = new JsonArray(numbered, draft);
        }).ShouldContain(violation => violation.Contains("is not denied", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_AnyGuardrailAccepted_IsNamed() =>
        After(edit =>
                Denial(edit)["Condition"]!["ArnNotLike"]!["bedrock:GuardrailIdentifier"] =
                    "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/*:*")
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_NoGuardrailAccepted_IsNamed() =>
        After(edit =>
                Denial(edit)["Condition"] = new JsonObject
                {
                    ["ArnNotLikeIfExists"] = Denial(edit)["Condition"]!["ArnNotLike"]!.DeepClone(),
                    ["Null"] = new JsonObject { ["bedrock:GuardrailIdentifier"] = "false" },
                })
            .ShouldContain(violation => violation.Contains("with no guardrail", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NonCompliant_ModelsLeftOut_AreNamed(int index) =>
        After(edit => Denial(edit)["Resource"]!.AsArray().RemoveAt(index)).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_StreamLeftOut_IsNamed() =>
        After(edit => Denial(edit)["Action"] = "bedrock:InvokeModel")
            .ShouldContain(violation => violation.Contains("bedrock:InvokeModelWithResponseStream", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_StricterInTheFileOnly_IsNamed() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments = [.. edit.Config.Departments.Select(department => department with { Guardrail = "strict" })],
                })
            .ShouldContain(violation => violation.Contains("Poc-Access-sales", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_NoRightToApply_IsNamed() =>
        After(edit => edit.DropStatement(Sales, "Guardrails")).Count.ShouldBe(14);

    [Fact]
    public void NonCompliant_OneGuardrailLeftOut_IsNamed() =>
        After(edit => edit.Statement(Development, "Guardrails")["Resource"]!.AsArray().RemoveAt(1)).Count.ShouldBe(2);

    [Fact]
    public void NonCompliant_OneRegionOfTheStandardTierLeftOut_IsNamed() =>
        After(edit => edit.Statement(Sales, "Guardrails")["Resource"]!.AsArray().RemoveAt(3))
            .ShouldContain(violation => violation.Contains("guardrail-profile/apac.guardrail.v1:0 is refused", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_DenialUntilADate_IsNamed() =>
        After(edit =>
        {
            foreach (var statement in edit.Statements("poc-development-access")
                .Where(each => $"{each!["Effect"]}" == "Deny" && each["Condition"]!.ToJsonString().Contains("Guardrail")))
            {
                statement!["Condition"]!["DateLessThan"] = JsonNode.Parse("""{"aws:CurrentTime":"2026-12-31T00:00:00Z"}""");
            }
        }).ShouldContain(found => found.Contains("with no guardrail is not denied", StringComparison.Ordinal));

    private static JsonObject Denial(TemplateEdit edit) => edit.Statement(Development, "WithoutGuardrail");
}
