using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

/// <summary>Changes inside the service control policies of a company, whose documents are text.</summary>
internal static class OrganizationPolicyEdit
{
    public const string PolicyType = "AWS::Organizations::Policy";

    /// <summary>Properties of a policy by its name.</summary>
    public static JsonObject ServiceControl(this TemplateEdit edit, string name) =>
        edit.Properties(PolicyType, policy => $"{policy["Name"]}" == name);

    /// <summary>Changes a statement of a policy by its Sid.</summary>
    public static void Statement(this TemplateEdit edit, string name, string sid, Action<JsonObject> change) =>
        edit.Statements(name, statements => change(statements.Single(statement => $"{statement!["Sid"]}" == sid)!.AsObject()));

    /// <summary>Takes a statement out of a policy.</summary>
    public static void Drop(this TemplateEdit edit, string name, string sid) =>
        edit.Statements(name, statements => statements.RemoveAll(statement => $"{statement!["Sid"]}" == sid).ShouldBe(1));

    /// <summary>Adds a statement to a policy that denies an action to everybody.</summary>
    public static void Deny(this TemplateEdit edit, string name, string action) =>
        edit.Statements(
            name, statements => statements.Add(new JsonObject { ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*" }));

    /// <summary>Changes the statements of a policy.</summary>
    public static void Statements(this TemplateEdit edit, string name, Action<JsonArray> change)
    {
        var policy = edit.ServiceControl(name);
        var document = JsonNode.Parse($"{policy["Content"]}")!;
        change(document["Statement"]!.AsArray());
        policy["Content"] = document.ToJsonString();
    }
}
