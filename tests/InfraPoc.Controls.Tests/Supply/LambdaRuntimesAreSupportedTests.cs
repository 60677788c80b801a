namespace InfraPoc.Controls.Tests;

public sealed class LambdaRuntimesAreSupportedTests : ControlTests<LambdaRuntimesAreSupported>
{
    [Fact]
    public void Compliant_MoreMemory_IsPermitted() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["MemorySize"] = 1_024).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Unknown_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Runtime"] = "nodejs12.x")
            .ShouldContain(found => found.Contains("Runtime is nodejs12.x; known are dotnet10"));

    [Fact]
    public void NonCompliant_NoRuntime_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function").Remove("Runtime"))
            .ShouldContain(found => found.Contains("Runtime is nothing"));

    [Theory]
    [InlineData("2028-11-14", 0)]
    [InlineData("2028-11-15", 3)]
    public void RealApp_OnADay_CompliesAsLongAsAwsPatches(string day, int violations) =>
        new LambdaRuntimesAreSupported { Today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }
            .Check(ControlledCompany.Templates).Count.ShouldBe(violations);
}
