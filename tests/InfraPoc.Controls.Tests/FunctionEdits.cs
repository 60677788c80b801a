using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

/// <summary>Changes of the functions of a company and of their roles, by the function's name.</summary>
internal static class FunctionEdits
{
    public const string Usage = "Poc-Usage";

    /// <summary>Properties of a function.</summary>
    public static JsonObject Function(this TemplateEdit edit, string name) =>
        edit.Properties("AWS::Lambda::Function", function => $"{function["FunctionName"]}" == name);

    /// <summary>Properties of the role of a function.</summary>
    public static JsonObject RoleOf(this TemplateEdit edit, string name) =>
        edit.Properties("AWS::IAM::Role", role => $"{role["RoleName"]}" == name);

    /// <summary>The statements of that role.</summary>
    public static JsonArray Grants(this TemplateEdit edit, string name) =>
        edit.RoleOf(name)["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray();

    /// <summary>Adds a statement to that role.</summary>
    public static void AddGrant(this TemplateEdit edit, string name, string members) =>
        edit.Grants(name).Add(JsonNode.Parse($$"""{"Sid":"Added","Effect":"Allow",{{members}}}"""));

    /// <summary>Takes a statement from that role.</summary>
    public static void DropGrant(this TemplateEdit edit, string name, string sid) =>
        edit.Grants(name).RemoveAll(statement => $"{statement!["Sid"]}" == sid).ShouldBe(1);
}
