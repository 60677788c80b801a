using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class AuditorsHaveTheirQueriesTests : ControlTests<AuditorsHaveTheirQueries>
{
    private const string Query = "AWS::Logs::QueryDefinition";

    [Fact]
    public void Compliant_AnotherQuery_IsPermitted() =>
        After(edit => edit.Add("Poc-Audit", Query, """{"Name":"poc/x","QueryString":"fields @timestamp","LogGroupNames":["x"]}""")).ShouldBeEmpty();

    [Fact]
    public void Compliant_FewerResults_ArePermitted() =>
        After(edit => Change(edit, "requestParameters.modelId", "| limit 10000", "| limit 1000")).ShouldBeEmpty();

    [Theory]
    [InlineData("by hour, department, userIdentity.arn", "who used which model when")]
    [InlineData("inputTokenCount", "how many tokens each department used")]
    [InlineData("INTERVENED", "what guardrails blocked")]
    [InlineData("AccessDenied", "what was refused")]
    [InlineData("weekday = 6", "what happened outside hours")]
    public void NonCompliant_NoQuery_IsNamed(string part, string question) =>
        After(edit => edit.Remove(Query, query => Text(query).Contains(part, StringComparison.Ordinal)))
            .ShouldHaveSingleItem().ShouldContain(question);

    [Fact]
    public void NonCompliant_QuestionInAComment_IsNamed() =>
        After(edit => Change(edit, "inputTokenCount", "| stats", "#| stats")).ShouldHaveSingleItem().ShouldContain("how many tokens");

    [Fact]
    public void NonCompliant_AnotherLog_IsNamed() =>
        After(edit => Find(edit, "inputTokenCount")["LogGroupNames"] = new JsonArray("x"))
            .ShouldHaveSingleItem().ShouldContain("on the prompt log alone");

    [Fact]
    public void NonCompliant_NoName_IsNamed() =>
        After(edit => edit.Properties(Query).Remove("Name")).ShouldHaveSingleItem().ShouldContain("must begin with poc/");

    [Theory]
    [InlineData("unmask(@message)")]
    [InlineData("input.inputBodyJson.messages")]
    [InlineData("output.outputBodyJson")]
    public void NonCompliant_PromptsOrAnswers_AreNamed(string field) =>
        After(edit => Change(edit, "inputTokenCount", "| sort hour desc", $"| sort {field}"))
            .ShouldContain(found => found.Contains("shows prompts or answers", StringComparison.Ordinal));

    private static JsonObject Find(TemplateEdit edit, string part) =>
        edit.Properties(Query, query => Text(query).Contains(part, StringComparison.Ordinal));

    private static string Text(JsonObject query) => query["QueryString"]!.GetValue<string>();

    private static void Change(TemplateEdit edit, string part, string from, string to)
    {
        var query = Find(edit, part);
        Text(query).ShouldContain(from);
        query["QueryString"] = Text(query).Replace(from, to, StringComparison.Ordinal);
    }
}
