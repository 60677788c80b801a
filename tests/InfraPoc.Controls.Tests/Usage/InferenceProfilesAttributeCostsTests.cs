namespace InfraPoc.Controls.Tests;

public sealed class InferenceProfilesAttributeCostsTests : ControlTests<InferenceProfilesAttributeCosts>
{
    private const string Profile = "AWS::Bedrock::ApplicationInferenceProfile";

    [Fact]
    public void Compliant_Description_IsPermitted() =>
        After(edit => edit.Properties(Profile)["Description"] = "For minutes").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoProfiles_AreNamed() => After(edit => edit.Remove(Profile)).Count.ShouldBe(6);

    [Fact]
    public void NonCompliant_AnotherModel_IsNamed() =>
        After(edit => edit.Properties(Profile)["ModelSource"]!["CopyFrom"] = "arn:aws:bedrock:ap-northeast-1::foundation-model/other")
            .ShouldHaveSingleItem().ShouldContain("ModelSource: ");

    [Fact]
    public void NonCompliant_NoTags_IsNamed() =>
        After(edit => edit.Properties(Profile).Remove("Tags")).ShouldHaveSingleItem().ShouldContain("Tags: ");
}
