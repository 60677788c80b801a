namespace InfraPoc.Tests.Access;

/// <summary>What no control asks of the stack.</summary>
public sealed class DepartmentStackTests
{
    private readonly Synthesis synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development));

    /// <summary>A managed policy's description cannot be changed: CloudFormation would replace the policy, and its name is taken.</summary>
    [Theory]
    [InlineData("Poc-Boundary")]
    [InlineData("Poc-Dept-sales")]
    public void Policies_WithFixedNames_HaveNoDescriptionThatCouldNeverChange(string stack) =>
        synthesis
            .Resources(stack, "AWS::IAM::ManagedPolicy")
            .ShouldAllBe(policy => !policy.Properties.EnumerateObject().Any(property => property.Name == "Description"));

    [Fact]
    public void Outputs_OfADepartment_HoldItsProfilesAndItsRole()
    {
        Outputs("Poc-Dept-development").ShouldBe(
        [
            "InferenceProfileIdHaiku InferenceProfileId", "InferenceProfileIdSonnet InferenceProfileId", "ApplicationRoleArn Arn",
        ], ignoreOrder: true);
        Outputs("Poc-Dept-sales").ShouldBe(["InferenceProfileIdHaiku InferenceProfileId"]);

        IEnumerable<string> Outputs(string stack) =>
            from output in synthesis.Read($"{stack}.template.json").GetProperty("Outputs").EnumerateObject()
            let value = output.Value.GetProperty("Value")
            where value.ValueKind == System.Text.Json.JsonValueKind.Object
            select $"{output.Name} {value.GetProperty("Fn::GetAtt")[1].GetString()}";
    }
}
