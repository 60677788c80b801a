namespace InfraPoc.Controls.Tests;

public sealed class LambdaRuntimesAreSupportedTests : ControlTests<LambdaRuntimesAreSupported>
{
    [Fact]
    public void Compliant_Python_IsPermitted() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Runtime"] = "python3.14").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_PastItsEndOfLife_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Runtime"] = "nodejs20.x")
            .ShouldContain(found => found.Contains("not patched since 2026-04-30"));

    [Fact]
    public void NonCompliant_Unknown_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Runtime"] = "nodejs12.x")
            .ShouldContain(found => found.Contains("Runtime is nodejs12.x; known are nodejs20.x"));

    [Fact]
    public void NonCompliant_NoRuntime_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function").Remove("Runtime"))
            .ShouldContain(found => found.Contains("Runtime is nothing"));

    [Theory]
    [InlineData("2028-04-30", 0)]
    [InlineData("2028-05-01", 1)]
    public void RealApp_OnADay_CompliesAsLongAsAwsPatches(string day, int violations) =>
        new LambdaRuntimesAreSupported { Today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }
            .Check(ControlledCompany.Templates).Count.ShouldBe(violations);
}
