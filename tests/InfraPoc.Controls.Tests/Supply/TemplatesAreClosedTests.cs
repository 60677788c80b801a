using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class TemplatesAreClosedTests : ControlTests<TemplatesAreClosed>
{
    private const string Stack = "Poc-Boundary";

    [Fact]
    public void Compliant_AnotherDescription_IsPermitted() =>
        After(edit => edit.Template(Stack)["Description"] = "Another").ShouldBeEmpty();

    [Theory]
    [InlineData("Conditions", """{ "Never": { "Fn::Equals": ["a", "b"] } }""")]
    [InlineData("Transform", "\"AWS::Include\"")]
    [InlineData("Mappings", "{}")]
    [InlineData("Hooks", "{}")]
    public void NonCompliant_Section_IsNamed(string section, string value) =>
        After(edit => edit.Template(Stack)[section] = JsonNode.Parse(value)).ShouldHaveSingleItem().ShouldContain($"the section {section}");

    [Theory]
    [InlineData("Condition", "\"Never\"")]
    [InlineData("CreationPolicy", "{}")]
    [InlineData("UpdatePolicy", "{}")]
    public void NonCompliant_PartOfAResource_IsNamed(string part, string value) =>
        After(edit => edit.Resource("AWS::IAM::ManagedPolicy")[part] = JsonNode.Parse(value))
            .ShouldHaveSingleItem().ShouldContain($"with {part}");

    [Theory]
    [InlineData("""{ "Fn::If": ["Never", "a", { "Ref": "AWS::NoValue" }] }""", "Fn::If", "AWS::NoValue")]
    [InlineData("""{ "Fn::Transform": { "Name": "AWS::Include" } }""", "Fn::Transform")]
    [InlineData("""{ "Fn::FindInMap": ["a", "b", "c"] }""", "Fn::FindInMap")]
    [InlineData("""{ "Fn::ForEach::Loop": [] }""", "Fn::ForEach::Loop")]
    [InlineData("""{ "Fn::Select": ["0", { "Fn::GetAZs": "" }] }""", "Fn::Select", "Fn::GetAZs")]
    public void NonCompliant_FunctionAnywhere_IsNamed(string value, params string[] functions)
    {
        var found = After(edit => edit.Template("Poc-Audit")["Outputs"]!["Added"] = new JsonObject { ["Value"] = JsonNode.Parse(value) });

        functions.ShouldAllBe(function => found.Any(each => each.Contains(function)));
    }

    [Theory]
    [InlineData("Fn::ForEach::Loop", "[\"Name\", [\"a\"], {}]", "which is no resource")]
    [InlineData("Fn::Transform", """{ "Name": "AWS::Include" }""", "without a type")]
    [InlineData("Nested", """{ "Type": "AWS::CloudFormation::Stack" }""", "AWS::CloudFormation::Stack")]
    [InlineData("Hook", """{ "Type": "AWS::CloudFormation::HookDefaultVersion" }""", "AWS::CloudFormation::HookDefaultVersion")]
    public void NonCompliant_NoResource_IsNamed(string id, string value, string expected) =>
        After(edit => edit.Template(Stack)["Resources"]![id] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    /// <summary>No control throws something that is no sentence.</summary>
    [Theory]
    [InlineData("[\"Name\", [\"a\"], {}]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void NonCompliant_NoResource_CrashesNoControl(string value)
    {
        var edit = new TemplateEdit();
        foreach (var stack in ControlledCompany.Stacks)
        {
            edit.Template(stack.Name)["Resources"]!["Fn::ForEach::Loop"] = JsonNode.Parse(value);
        }

        ControlCatalogue.All.SelectMany(control => BothLanguages.Of(control.Check(edit.Templates()))).ShouldNotBeEmpty();
    }

    [Fact]
    public void NonCompliant_Rule_IsNamed() =>
        After(edit => edit.Template(Stack)["Rules"]!["Other"] = new JsonObject()).ShouldHaveSingleItem().ShouldContain("the rule Other");

    [Fact]
    public void NonCompliant_ParameterThatIsAsked_IsNamed() =>
        After(edit => edit.Template(Stack)["Parameters"]!["Asked"] = new JsonObject { ["Type"] = "String", ["Default"] = "x" })
            .ShouldHaveSingleItem().ShouldContain("the parameter Asked");

    [Fact]
    public void NonCompliant_ConditionalOutput_IsNamed() =>
        After(edit => edit.Template("Poc-Audit")["Outputs"]!["AuditKeyArn"]!["Condition"] = "Never")
            .ShouldHaveSingleItem().ShouldContain("the output AuditKeyArn with Condition");

    [Theory]
    [InlineData("999999999999", "ap-northeast-1")]
    [InlineData("111122223333", "ap-northeast-3")]
    public void NonCompliant_AnotherPlace_IsNamedForEachStack(string account, string region)
    {
        foreach (var stack in ControlledCompany.Stacks.Where(stack => (stack.Account, stack.Region) != (account, region)))
        {
            After(edit => edit.Environments[stack.Name] = (account, region))
                .ShouldHaveSingleItem().ShouldContain($"It goes to {account}/{region}");
        }
    }

    [Fact]
    public void NonCompliant_MissingStack_IsNamed() =>
        ControlledCompany.Stacks.ShouldAllBe(stack =>
            After(edit => edit.RemoveStack(stack.Name)).Single().Contains($"{stack.Name} is missing"));

    [Fact]
    public void NonCompliant_StackOfNobody_IsNamed() =>
        After(edit => edit.Config = edit.Config with { Departments = [.. edit.Config.Departments.Skip(1)] })
            .ShouldAllBe(found => found.Contains("The configuration has no such stack"));
}
