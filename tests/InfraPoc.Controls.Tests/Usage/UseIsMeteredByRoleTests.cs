using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class UseIsMeteredByRoleTests : ControlTests<UseIsMeteredByRole>
{
    private const string Filter = "AWS::Logs::MetricFilter";

    [Fact]
    public void Compliant_AnotherWayToTheSame_IsPermitted() =>
        After(edit => Substitution(edit, 3)["From"] = "^arn:aws:sts::.*:assumed-role/AWSReservedSSO_poc-([a-z0-9-]+)_[^/]+/.*$")
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoTransformer_IsNamed() =>
        After(edit => edit.Remove("AWS::Logs::Transformer")).ShouldHaveSingleItem().ShouldContain("exactly one AWS::Logs::Transformer");

    [Fact]
    public void NonCompliant_TransformerOfAnotherLog_IsNamed() =>
        After(edit => edit.Properties("AWS::Logs::Transformer")["LogGroupIdentifier"] = "other")
            .ShouldHaveSingleItem().ShouldContain("LogGroupIdentifier: Found \"other\"");

    [Fact]
    public void NonCompliant_FilterOfAnotherLog_IsNamed() =>
        After(edit => Usage(edit, "InputTokens")["LogGroupName"] = "other").ShouldHaveSingleItem().ShouldContain("LogGroupName: ");

    [Fact]
    public void NonCompliant_TokensBeforeTheTransformer_AreNamed() =>
        After(edit => Usage(edit, "MeteredInputTokens")["ApplyOnTransformedLogs"] = false)
            .ShouldHaveSingleItem().ShouldContain("ApplyOnTransformedLogs: ");

    [Theory]
    [InlineData("InputTokens")]
    [InlineData("OutputTokens")]
    [InlineData("UnattributedCalls")]
    [InlineData("LoggedInputTokens")]
    [InlineData("MeteredInputTokens")]
    public void NonCompliant_MetricNotCounted_IsNamed(string metric) =>
        After(edit => edit.Remove(Filter, filter => Name(filter) == metric))
            .ShouldContain(found => found.Contains($"poc/usage {metric}{{"));

    [Fact]
    public void NonCompliant_OneDepartmentForAll_IsNamed() =>
        After(edit => Substitution(edit, 3)["To"] = "sales")
            .ShouldContain(found =>
                found.Contains("AWSReservedSSO_poc-development_0123456789abcdef") && found.Contains("InputTokens{department=sales"));

    [Fact]
    public void NonCompliant_ApplicationNotAttributed_IsNamed() =>
        After(edit => Processors(edit).RemoveAt(4))
            .ShouldContain(found => found.Contains("assumed-role/poc-sales-app/") && found.Contains("department=unattributed"));

    [Fact]
    public void NonCompliant_StrangersNotTold_AreNamed() =>
        After(edit => Processors(edit).RemoveAt(5)).ShouldContain(found => found.Contains("AdministratorAccess"));

    [Fact]
    public void NonCompliant_ModelNotTold_IsNamed() =>
        After(edit => Processors(edit).RemoveAt(6)).ShouldContain(found => found.Contains("application-inference-profile/0123456789ab"));

    [Fact]
    public void NonCompliant_RoutingNotTold_IsNamed() =>
        After(edit => Processors(edit).RemoveAt(7)).ShouldContain(found => found.Contains("global.anthropic"));

    [Fact]
    public void NonCompliant_FieldOfTheLogSpeaksForTheCaller_IsNamed() =>
        After(edit => Processors(edit)[1]!["CopyValue"]!["Entries"]![0]!["OverwriteIfExists"] = false)
            .ShouldContain(found => found.Contains("department=other"));

    [Fact]
    public void NonCompliant_RecordWithoutModel_IsNamed() =>
        After(edit => Processors(edit)[2]!["AddKeys"]!["Entries"]!.AsArray().RemoveAt(1))
            .ShouldHaveSingleItem().ShouldContain("neither caller nor model");

    [Fact]
    public void NonCompliant_ProcessorThatIsNotUnderstood_IsNamed() =>
        After(edit => Processors(edit).Add(JsonNode.Parse("""{"DeleteKeys":{"WithKeys":["department"]}}"""))).ShouldHaveSingleItem().ShouldContain("Cannot be judged: The processor DeleteKeys");

    [Theory]
    [InlineData("poc-security-unattributed-use")]
    [InlineData("poc-security-use-not-metered")]
    public void NonCompliant_NoAlarm_IsNamed(string name) =>
        After(edit => Alarm(edit, name)["AlarmName"] = "x").ShouldHaveSingleItem().ShouldContain($"no alarm {name}");

    [Theory]
    [InlineData("poc-security-unattributed-use", "Period")]
    [InlineData("poc-security-use-not-metered", "Metrics")]
    [InlineData("poc-security-use-not-metered", "AlarmActions")]
    public void NonCompliant_AlarmThatDoesNotRing_IsNamed(string name, string property) =>
        After(edit => Alarm(edit, name).Remove(property)).ShouldHaveSingleItem().ShouldContain($"{property}: Found nothing");

    private static JsonArray Processors(TemplateEdit edit) => edit.Properties("AWS::Logs::Transformer")["TransformerConfig"]!.AsArray();

    private static JsonNode Substitution(TemplateEdit edit, int index) => Processors(edit)[index]!["SubstituteString"]!["Entries"]![0]!;

    private static JsonObject Usage(TemplateEdit edit, string metric) => edit.Properties(Filter, filter => Name(filter) == metric);

    private static string Name(JsonObject filter) => filter["MetricTransformations"]![0]!["MetricName"]!.GetValue<string>();

    private static JsonObject Alarm(TemplateEdit edit, string name) =>
        edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]?.GetValue<string>() == name);
}
