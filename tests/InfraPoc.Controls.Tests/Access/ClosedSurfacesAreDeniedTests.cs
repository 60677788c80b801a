using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class ClosedSurfacesAreDeniedTests : ControlTests<ClosedSurfacesAreDenied>
{
    [Fact]
    public void Compliant_OneMoreDeny_IsPermitted() =>
        After(edit => Statements(edit).Add(JsonNode.Parse("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}"""))).ShouldBeEmpty();

    [Fact]
    public void Compliant_GlobalInferenceSignedOff_MayBeOpen() => After(edit =>
    {
        Drop(edit, "GlobalInference");
        Drop(edit, "GlobalInferenceThroughProfile");
        edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with { Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true } },
        };
    }).ShouldBeEmpty();

    [Theory]
    [InlineData("OtherEndpoints", "bedrock-mantle:CreateInference on *")]
    [InlineData("BearerTokens", "bedrock:CallWithBearerToken on *")]
    [InlineData("BatchAndStreams", "bedrock:CreateModelInvocationJob on *")]
    [InlineData("AgentsAndFlows", "bedrock:InvokeAgent on *")]
    [InlineData("StoredAnswers", "bedrock:GetInvoke on arn:aws:bedrock:ap-northeast-1:111122223333:project/default")]
    [InlineData("ServiceTiers", "with bedrock:ServiceTier priority")]
    [InlineData("ModelsOfOnesOwn", "bedrock:CreateModelImportJob on *")]
    [InlineData("OtherModels", "bedrock:InvokeModel on arn:aws:bedrock:ap-northeast-1:111122223333:imported-model/a")]
    [InlineData("DataRetention", "bedrock:PutAccountDataRetention on *")]
    [InlineData("GlobalInference", "bedrock:InvokeModel on arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6")]
    [InlineData(
        "GlobalInferenceThroughProfile",
        "with bedrock:InferenceProfileArn arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/global.anthropic.claude-sonnet-4-6")]
    [InlineData("GuardrailChanges", "bedrock:UpdateGuardrail on arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/a")]
    [InlineData("LoggingChanges", "bedrock:DeleteModelInvocationLoggingConfiguration on *")]
    [InlineData("InferenceProfiles", "bedrock:CreateInferenceProfile on *")]
    [InlineData("LogMasking", "logs:Unmask on arn:aws:logs:ap-northeast-1:111122223333:log-group:a:log-stream:b")]
    [InlineData("LogReading", "logs:FilterLogEvents on arn:aws:logs:ap-northeast-1:111122223333:log-group:a:log-stream:b")]
    [InlineData("ModelAgreements", "aws-marketplace:Subscribe on *")]
    [InlineData("Identities", "iam:CreateAccessKey on arn:aws:iam::111122223333:user/a")]
    public void NonCompliant_SurfaceOpen_IsFound(string sid, string request) =>
        After(edit => Drop(edit, sid))
            .ShouldContain(found =>
                found.Contains("Does not deny", StringComparison.Ordinal) && found.Contains(request, StringComparison.Ordinal));

    [Theory]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:project/trial", "project/trial")]
    [InlineData("arn:aws:bedrock:*:*:imported-model/one", "imported-model/one")]
    [InlineData("arn:aws:sagemaker:*:*:endpoint/*", "endpoint/sample")]
    [InlineData("arn:aws:bedrock:*:*:new-target/?", "new-target/")]
    public void NonCompliant_OneTargetExcepted_IsFound(string exception, string expected) =>
        After(edit => Statements(edit)
            .Single(statement => $"{statement!["Sid"]}" == "OtherModels")!["NotResource"]!.AsArray().Add(exception))
            .ShouldContain(found => found.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_AnyActionLess_IsFound()
    {
        var denies = Statements(new TemplateEdit())
            // What is denied to programs alone is asked by other controls.
            .Index().Where(statement => $"{statement.Item!["Effect"]}" == "Deny" && statement.Item["Action"] is JsonArray
                && !$"{statement.Item["Sid"]}".StartsWith("Programs", StringComparison.Ordinal)).ToList();
        denies.Count.ShouldBeGreaterThan(10);
        foreach (var (index, statement) in denies)
        {
            foreach (var position in Enumerable.Range(0, statement!["Action"]!.AsArray().Count))
            {
                After(edit => Statements(edit)[index]!["Action"]!.AsArray().RemoveAt(position))
                    .ShouldNotBeEmpty($"{statement["Action"]![position]}");
            }
        }
    }

    /// <summary>A list of the tiers that there are today would let in the next one.</summary>
    [Fact]
    public void NonCompliant_TiersOfTodayOnly_IsFound() =>
        After(edit => Statement(edit, "ServiceTiers")["Condition"] =
                JsonNode.Parse("""{"StringEquals":{"bedrock:ServiceTier":["priority","flex","reserved"]}}"""))
            .ShouldContain(found => found.Contains("bedrock:ServiceTier sample", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OtherModelsExcepted_IsFound() =>
        After(edit => Statement(edit, "OtherModels")["NotResource"]!.AsArray().Add("arn:aws:bedrock:*:*:provisioned-model/*"))
            .ShouldContain(found =>
                found.Contains("bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:ap-northeast-1:111122223333:provisioned-model/a"));

    [Fact]
    public void NonCompliant_DepartmentExcepted_IsFound() =>
        After(edit =>
                Statement(edit, "AgentsAndFlows")["Condition"] =
                    JsonNode.Parse("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/poc/*"}}"""))
            .ShouldContain(found => found.Contains("bedrock:InvokeFlow"));

    [Fact]
    public void NonCompliant_NoBoundary_IsFound() =>
        After(edit => edit.Remove("AWS::IAM::ManagedPolicy", IsBoundary))
            .ShouldContain(found => found.Contains("Poc-Boundary must have exactly one AWS::IAM::ManagedPolicy"));

    internal static void Drop(TemplateEdit edit, string sid) => Statements(edit).Remove(Statement(edit, sid)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(NarrowedDenials.Conditions), MemberType = typeof(NarrowedDenials))]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2026-12-31T00:00:00Z"}}""")]
    public void NonCompliant_DenialUnderACondition_IsFound(string condition) =>
        After(edit => edit.Statement("poc-boundary", "BatchAndStreams")["Condition"] = JsonNode.Parse(condition))
            .ShouldContain(found => found.Contains("Does not deny bedrock:CreateModelInvocationJob"));

    private static JsonObject Statement(TemplateEdit edit, string sid) =>
        Statements(edit).Single(statement => $"{statement!["Sid"]}" == sid)!.AsObject();

    private static JsonArray Statements(TemplateEdit edit) =>
        edit.Properties("AWS::IAM::ManagedPolicy", IsBoundary)["PolicyDocument"]!["Statement"]!.AsArray();

    private static bool IsBoundary(JsonObject policy) => $"{policy["ManagedPolicyName"]}" == "poc-boundary";
}
