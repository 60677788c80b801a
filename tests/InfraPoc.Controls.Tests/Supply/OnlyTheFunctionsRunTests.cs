using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class OnlyTheFunctionsRunTests : ControlTests<OnlyTheFunctionsRun>
{
    private const string Brake = "poc-brake";

    [Theory]
    [InlineData("MemorySize", 1024)]
    [InlineData("Timeout", 900)]
    public void Compliant_MoreMemoryAndTime_ArePermitted(string property, int value) =>
        After(edit => edit.Function(Brake)[property] = value).ShouldBeEmpty();

    [Theory]
    [InlineData("Architectures", "[\"x86_64\"]", "Architectures: Found")]
    [InlineData("Handler", "\"InfraPoc.Functions::InfraPoc.Functions.Meter::Handle\"", "Handler is")]
    [InlineData("Layers", "[\"x\"]", "Layers must be absent")]
    [InlineData("VpcConfig", "{}", "VpcConfig must be absent")]
    [InlineData("PackageType", "\"Image\"", "PackageType must be absent")]
    [InlineData("ReservedConcurrentExecutions", "0", "ReservedConcurrentExecutions must be absent")]
    [InlineData("DeadLetterConfig", "{}", "DeadLetterConfig must be absent")]
    [InlineData("RuntimeManagementConfig", "{}", "RuntimeManagementConfig must be absent")]
    [InlineData("Timeout", "3", "must be at least 120")]
    [InlineData("MemorySize", "128", "must be at least 256")]
    public void NonCompliant_OtherProperty_IsNamed(string property, string value, string expected) =>
        After(edit => edit.Function(Brake)[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("DOTNET_STARTUP_HOOKS", "x")]
    [InlineData("AWS_ENDPOINT_URL", "http://example.com")]
    [InlineData("INFRAPOC_TABLE", "x")]
    [InlineData("INFRAPOC_SANDBOX", "x")]
    public void NonCompliant_OtherEnvironment_IsNamed(string variable, string value) =>
        After(edit => edit.Function(Brake)["Environment"]!["Variables"]![variable] = value)
            .ShouldHaveSingleItem().ShouldContain("Environment: Found");

    [Fact]
    public void NonCompliant_VersionOfTheCode_IsNamed() =>
        After(edit => edit.Function(Brake)["Code"]!["S3ObjectVersion"] = "x").ShouldHaveSingleItem().ShouldContain("Code: Found");

    [Fact]
    public void NonCompliant_SharedLogGroup_IsNamed() =>
        After(edit => edit.Function(Brake)["LoggingConfig"] = edit.Function("poc-meter")["LoggingConfig"]!.DeepClone())
            .ShouldHaveSingleItem().ShouldContain("shares its log group");

    [Fact]
    public void NonCompliant_WritesTheInvocationLog_IsNamed() =>
        After(edit => edit.Function(Brake)["LoggingConfig"]!["LogGroup"] =
                edit.Properties("AWS::Logs::SubscriptionFilter")["LogGroupName"]!.DeepClone())
            .ShouldHaveSingleItem().ShouldContain("a log group of its own");

    [Theory]
    [InlineData("AWS::Lambda::Function", """{"FunctionName":"x"}""", "none of the three")]
    [InlineData("AWS::Lambda::Url", "{}", "AWS::Lambda::Url is not permitted")]
    [InlineData("AWS::Lambda::LayerVersion", "{}", "AWS::Lambda::LayerVersion is not permitted")]
    [InlineData("AWS::Lambda::EventSourceMapping", "{}", "AWS::Lambda::EventSourceMapping is not permitted")]
    [InlineData("AWS::Lambda::Permission", """{"FunctionName":"x","Principal":"*"}""", "none of the three functions")]
    [InlineData("AWS::Lambda::Permission", """{"FunctionName":"poc-prompt-logging","Principal":"*"}""", "must not be permitted to invoke")]
    [InlineData("Custom::PromptLogging", """{"ServiceToken":"x"}""", "custom resource")]
    [InlineData("AWS::CloudFormation::CustomResource", "{}", "custom resource")]
    public void NonCompliant_AnotherResource_IsNamed(string type, string properties, string expected) =>
        After(edit => edit.Add("Poc-Audit", type, properties)).ShouldContain(found => found.Contains(expected));
}
