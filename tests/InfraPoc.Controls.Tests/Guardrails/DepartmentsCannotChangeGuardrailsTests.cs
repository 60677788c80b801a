namespace InfraPoc.Controls.Tests;

public sealed class DepartmentsCannotChangeGuardrailsTests : ControlTests<DepartmentsCannotChangeGuardrails>
{
    [Fact]
    public void Compliant_OtherSurfaceOpen_IsNotItsConcern() =>
        After(edit => ClosedSurfacesAreDeniedTests.Drop(edit, "LogReading")).ShouldBeEmpty();

    [Theory]
    [InlineData("GuardrailChanges", "bedrock:CreateGuardrail on *")]
    [InlineData("GuardrailChanges", "bedrock:CreateGuardrailVersion on")]
    [InlineData("GuardrailChanges", "bedrock:UpdateGuardrail on")]
    [InlineData("GuardrailChanges", "bedrock:DeleteGuardrail on")]
    [InlineData("GuardrailChanges", "bedrock:PutEnforcedGuardrailConfiguration on *")]
    [InlineData("GuardrailChanges", "bedrock:DeleteEnforcedGuardrailConfiguration on *")]
    [InlineData("GuardrailChanges", "bedrock:PutResourcePolicy on")]
    [InlineData("GuardrailChanges", "bedrock:DeleteResourcePolicy on")]
    [InlineData("DataRetention", "bedrock:PutAccountDataRetention on *")]
    public void NonCompliant_ChangeNotDenied_IsFoundInTheBoundaryAndForEveryDepartment(string sid, string request)
    {
        var found = After(edit => ClosedSurfacesAreDeniedTests.Drop(edit, sid));

        found.ShouldContain(violation => violation.Contains("Does not deny " + request, StringComparison.Ordinal));
        found.ShouldContain(violation =>
            violation.StartsWith("Poc-Access-sales/", StringComparison.Ordinal)
            && violation.Contains(request, StringComparison.Ordinal)
            && violation.Contains("is answered by ImplicitDeny", StringComparison.Ordinal));
        found.ShouldContain(violation =>
            violation.StartsWith("Poc-Dept-research/", StringComparison.Ordinal) && violation.Contains(request, StringComparison.Ordinal));
    }

    [Fact]
    public void NonCompliant_SignInWithoutBoundary_IsFound() =>
        After(edit => edit.Properties("AWS::SSO::PermissionSet", set => $"{set["Name"]}" == "poc-sales").Remove("PermissionsBoundary"))
            .ShouldAllBe(violation => violation.StartsWith("Poc-Access-sales/", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_RoleWithoutBoundary_IsFound() =>
        After(edit => edit.Properties("AWS::IAM::Role", role => $"{role["RoleName"]}" == "poc-sales-app").Remove("PermissionsBoundary"))
            .ShouldContain(violation => violation.Contains("bedrock:UpdateGuardrail", StringComparison.Ordinal));
}
