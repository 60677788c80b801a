using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class OnlyDocumentedApiShapesTests : ControlTests<OnlyDocumentedApiShapes>
{
    private const string Boundary = "poc-boundary";
    private const string Programs = "ProgramsPastTheirProfile";
    private const string Everything = """{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}""";

    [Fact]
    public void Compliant_EverythingGrantedInTheAccessPolicy_IsStillDenied() =>
        After(edit => edit.Statements("poc-sales-access").Add(JsonNode.Parse(Everything))).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_ProjectsOpen_IsFound() =>
        After(edit => edit.Statement(Boundary, "OtherModels")["NotResource"]!.AsArray().Add("arn:aws:bedrock:*:*:project/*"))
            .ShouldContain(found => found.Contains("bedrock:InvokeModel on arn:aws:bedrock:ap-northeast-1:111122223333:project/default"));

    [Theory]
    [InlineData("bedrock:GetInvoke")]
    [InlineData("bedrock:DeleteInvoke")]
    [InlineData("bedrock:UpdateProject")]
    public void NonCompliant_StoredAnswersOpen_IsFoundForSignInsToo(string action) =>
        After(edit => edit.DropStatement(Boundary, "StoredAnswers"))
            .Where(found => found.Contains(action, StringComparison.Ordinal))
            .ShouldContain(found => found.Contains("Poc-Access-sales", StringComparison.Ordinal));

    [Theory]
    [InlineData("on arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.")]
    [InlineData("bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:ap-northeast-3::foundation-model/")]
    public void NonCompliant_ProgramsPastTheirProfile_AreFound(string request)
    {
        var found = After(edit => edit.DropStatement(Boundary, Programs));

        found.ShouldContain(each => each.Contains(request, StringComparison.Ordinal));
        found.ShouldAllBe(each => each.Contains("Poc-Dept-", StringComparison.Ordinal));
    }

    /// <summary>A missing key would let a model's bare id pass.</summary>
    [Fact]
    public void NonCompliant_OnlyOtherProfilesDenied_IsFound() =>
        After(edit =>
        {
            var condition = edit.Statement(Boundary, Programs)["Condition"]!.AsObject();
            condition["ArnNotLikeIfExists"] = condition["ArnNotLike"]!.DeepClone();
            condition["Null"] = new JsonObject { ["bedrock:InferenceProfileArn"] = "false" };
            _ = condition.Remove("ArnNotLike");
        }).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_SystemProfilesAccepted_IsFound() =>
        After(edit => edit.Statement(Boundary, Programs)["Condition"]!["ArnNotLike"]!["bedrock:InferenceProfileArn"] =
                "arn:aws:bedrock:*:*:*inference-profile/*")
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_StreamLeftOut_IsFound() =>
        After(edit => edit.Statement(Boundary, Programs)["Action"] = "bedrock:InvokeModel")
            .ShouldContain(found => found.Contains("bedrock:InvokeModelWithResponseStream", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_AnotherRoleMeant_IsFound() =>
        After(edit => edit.Statement(Boundary, Programs)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] =
                "arn:aws:iam::111122223333:role/poc/poc-x-app")
            .ShouldNotBeEmpty();
}
