namespace InfraPoc.Controls.Tests;

public sealed class SessionsEndWithinFourHoursTests : ControlTests<SessionsEndWithinFourHours>
{
    [Fact]
    public void Compliant_ShorterSession_IsPermitted() =>
        After(edit => edit.Properties("AWS::SSO::PermissionSet")["SessionDuration"] = "PT30M").ShouldBeEmpty();

    [Fact]
    public void Compliant_NoDuration_MeansOneHour() =>
        After(edit => edit.Properties("AWS::SSO::PermissionSet").Remove("SessionDuration")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_LongSignIn_IsNamed() =>
        After(edit => edit.Properties("AWS::SSO::PermissionSet")["SessionDuration"] = "PT4H1M")
            .ShouldBe(["Poc-Access-archived/SignInPermissionSet9B7E3B08 SessionDuration: Sessions last 4.02 h; at most 4 h are allowed."]);

    [Fact]
    public void NonCompliant_LongApplicationRole_IsNamed() =>
        After(edit =>
                edit.Properties("AWS::IAM::Role", role => role["RoleName"]?.ToString() == "poc-sales-app")["MaxSessionDuration"] = 14_401)
            .ShouldHaveSingleItem().ShouldContain("MaxSessionDuration: Sessions last 4 h; at most");

    [Fact]
    public void NonCompliant_PolicyNobodyKnows_CannotBeJudged() =>
        After(edit =>
                edit.Properties("AWS::SSO::PermissionSet")["ManagedPolicies"] = new System.Text.Json.Nodes.JsonArray(
                    "arn:aws:iam::aws:policy/AdministratorAccess"))
            .ShouldHaveSingleItem().ShouldContain("Cannot be judged: ");
}
