using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class ModelCallsAreLoggedTests : ControlTests<ModelCallsAreLogged>
{
    [Fact]
    public void Compliant_WithoutBodiesAsConfigured_IsPermitted() =>
        After(edit =>
            {
                edit.Config = edit.Config with
                {
                    Sandbox = edit.Config.Sandbox with { Logging = edit.Config.Sandbox.Logging with { Prompts = PromptLogging.Metadata } },
                };
                Replace(edit, "DeliveryEnabled\\\":true", "DeliveryEnabled\\\":false");
            })
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_BodiesAreMissing_IsFound() =>
        After(edit => Replace(edit, "textDataDeliveryEnabled\\\":true", "textDataDeliveryEnabled\\\":false"))
            .ShouldContain(found => found.Contains("Create must call"));

    [Fact]
    public void NonCompliant_OtherPrefix_IsFound() =>
        After(edit => Replace(edit, "large-bodies", "x")).ShouldContain(found => found.Contains("Update must call"));

    [Fact]
    public void NonCompliant_NoLogging_IsFound() =>
        After(edit => edit.Remove("Custom::InvocationLogging")).ShouldContain(found => found.Contains("it has 0"));

    [Fact]
    public void NonCompliant_NoCall_IsFound() =>
        After(edit => edit.Properties("Custom::InvocationLogging").Remove("Update"))
            .ShouldContain(found => found.Contains("it calls nothing"));

    [Fact]
    public void NonCompliant_NoJson_IsFound() =>
        After(edit => edit.Properties("Custom::InvocationLogging")["Create"] = "put").ShouldContain(found => found.Contains("is no JSON"));

    [Fact]
    public void NonCompliant_WriterMayDelete_IsFound() =>
        After(edit =>
                edit.Properties("AWS::IAM::Role", each => each.ToJsonString().Contains("modelinvocations", StringComparison.Ordinal))[
                    "Policies"
                ]![0]!["PolicyDocument"]!["Statement"]![0]!["Action"] = "logs:*")
            .ShouldContain(found => found.Contains("must not be allowed logs:DeleteLogStream"));

    [Fact]
    public void NonCompliant_WriterTrustsEveryAccount_IsFound() =>
        After(edit =>
                edit.Properties("AWS::IAM::Role", each => each.ToJsonString().Contains("modelinvocations", StringComparison.Ordinal))[
                    "AssumeRolePolicyDocument"
                ]!["Statement"]![0]!
                    .AsObject().Remove("Condition"))
            .ShouldContain(found => found.Contains("bedrock.amazonaws.com must not be allowed sts:AssumeRole"));

    [Fact]
    public void NonCompliant_DeletionTakesItFromAnother_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::StepFunctions::StateMachine",
                    each => each["StateMachineName"]!.GetValue<string>() == "poc-invocation-logging-removal"
                )["DefinitionString"] = edit.Properties(
                    "AWS::StepFunctions::StateMachine",
                    each => each["StateMachineName"]!.GetValue<string>() == "poc-invocation-logging-removal"
                )["DefinitionString"]!
                    .GetValue<string>().Replace("\"Default\": \"Keep\"", "\"Default\": \"Remove\"", StringComparison.Ordinal))
            .ShouldContain(found => found.Contains("only after comparing"));

    [Fact]
    public void NonCompliant_DeletionComparesNothing_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::StepFunctions::StateMachine",
                    each => each["StateMachineName"]!.GetValue<string>() == "poc-invocation-logging-removal"
                )["DefinitionString"] = edit.Properties(
                    "AWS::StepFunctions::StateMachine",
                    each => each["StateMachineName"]!.GetValue<string>() == "poc-invocation-logging-removal"
                )["DefinitionString"]!
                    .GetValue<string>().Replace("${LogGroup}", "x", StringComparison.Ordinal))
            .ShouldContain(found => found.Contains("only after comparing"));

    [Fact]
    public void NonCompliant_DeletionDoesNothing_IsFound() =>
        After(edit => edit.Properties("Custom::InvocationLogging")["Delete"] = "{}")
            .ShouldContain(found => found.Contains("Delete must start"));

    [Fact]
    public void NonCompliant_DeletionOfAnotherLog_IsFound() =>
        After(edit =>
                edit.Properties(
                        "AWS::StepFunctions::StateMachine",
                        each => each["StateMachineName"]!.GetValue<string>() == "poc-invocation-logging-removal")
                    .Remove("DefinitionSubstitutions"))
            .ShouldContain(found => found.Contains("DefinitionSubstitutions"));

    [Fact]
    public void NonCompliant_RemovalMayDoMore_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::IAM::Role",
                    each => each.ToJsonString().Contains("DeleteModelInvocationLoggingConfiguration", StringComparison.Ordinal)
                )["Policies"]![0]!["PolicyDocument"]!["Statement"]![0]!["Action"] = "bedrock:*")
            .ShouldContain(found => found.Contains("Policies"));

    [Fact]
    public void NonCompliant_RemovalTrustsEveryMachine_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::IAM::Role",
                    each => each.ToJsonString().Contains("DeleteModelInvocationLoggingConfiguration", StringComparison.Ordinal)
                )["AssumeRolePolicyDocument"]!["Statement"]![0]!
                    .AsObject().Remove("Condition"))
            .ShouldContain(found => found.Contains("states.amazonaws.com must not be allowed"));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Changes the text of both calls.</summary>
    private static void Replace(TemplateEdit edit, string text, string by)
    {
        var logging = edit.Properties("Custom::InvocationLogging");
        foreach (var moment in new[] { "Create", "Update" })
        {
            var json = logging[moment]!.ToJsonString(Relaxed);
            json.ShouldContain(text);
            logging[moment] = JsonNode.Parse(json.Replace(text, by, StringComparison.Ordinal));
        }
    }
}
