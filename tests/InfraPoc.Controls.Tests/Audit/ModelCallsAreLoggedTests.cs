using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class ModelCallsAreLoggedTests : ControlTests<ModelCallsAreLogged>
{
    private const string Logging = "Custom::PromptLogging";
    private const string Role = "AWS::IAM::Role";

    [Fact]
    public void Compliant_WithoutBodiesAsConfigured_IsPermitted() =>
        After(edit =>
        {
            edit.Config = edit.Config with
            {
                Sandbox = edit.Config.Sandbox with { Logging = edit.Config.Sandbox.Logging with { Prompts = PromptLogging.Metadata } },
            };
            edit.Properties(Logging)["Bodies"] = false;
        }).ShouldBeEmpty();

    [Theory]
    [InlineData("Bodies", "false", "Bodies is false; it must be true")]
    [InlineData("ServiceToken", "\"arn:aws:lambda:ap-northeast-1:111122223333:function:x\"", "ServiceToken is")]
    [InlineData("LogGroupName", "\"x\"", "it has 0")]
    [InlineData("RoleArn", "\"arn:aws:iam::111122223333:role/x\"", "it has 0")]
    [InlineData("BucketName", "\"x\"", "BucketName is x")]
    [InlineData("KeyPrefix", "\"x\"", "bedrock.amazonaws.com must be allowed s3:PutObject")]
    [InlineData("Other", "true", "Other must be absent")]
    public void NonCompliant_OtherProperty_IsNamed(string property, string value, string expected) =>
        After(edit => edit.Properties(Logging)[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_NoLogging_IsFound() => After(edit => edit.Remove(Logging)).ShouldContain(found => found.Contains("it has 0"));

    [Theory]
    [InlineData("logs:*", "The role is allowed logs:* on")]
    [InlineData("logs:PutLogEvents", "The role must be allowed logs:CreateLogStream on")]
    public void NonCompliant_WriterWithOtherRights_IsFound(string action, string expected) =>
        After(edit => Writer(edit)["Policies"]![0]!["PolicyDocument"]!["Statement"]![0]!["Action"] = action)
            .ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_WriterUnderACondition_IsFound() =>
        After(edit => Writer(edit)["Policies"]![0]!["PolicyDocument"]!["Statement"]![0]!["Condition"] =
                JsonNode.Parse("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"""))
            .ShouldContain(found => found.Contains("The role must be allowed logs:PutLogEvents"));

    [Fact]
    public void NonCompliant_WriterTrustsEveryAccount_IsFound() =>
        After(edit => Writer(edit)["AssumeRolePolicyDocument"]!["Statement"]![0]!.AsObject().Remove("Condition"))
            .ShouldContain(found => found.Contains("bedrock.amazonaws.com must not be allowed sts:AssumeRole"));

    [Theory]
    [InlineData("Configuration", "bedrock:PutModelInvocationLoggingConfiguration")]
    [InlineData("PassWriter", "iam:PassRole")]
    public void NonCompliant_OwnerWithoutARight_IsFound(string sid, string action) =>
        After(edit => edit.DropGrant("poc-prompt-logging", sid)).ShouldContain(found => found.Contains($"must be allowed {action} on"));

    private static JsonObject Writer(TemplateEdit edit) =>
        edit.Properties(Role, role => role.ToJsonString().Contains("modelinvocations", StringComparison.Ordinal));
}
