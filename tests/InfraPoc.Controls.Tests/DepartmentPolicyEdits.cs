using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

/// <summary>Short ways to the policies and principals of departments in templates that a test changes.</summary>
internal static class DepartmentPolicyEdits
{
    /// <summary>Properties of the managed policy with a name.</summary>
    public static JsonObject Policy(this TemplateEdit edit, string name) =>
        edit.Properties("AWS::IAM::ManagedPolicy", policy => Is(policy, "ManagedPolicyName", name));

    /// <summary>The statements of the managed policy with a name.</summary>
    public static JsonArray Statements(this TemplateEdit edit, string policy) =>
        edit.Policy(policy)["PolicyDocument"]!["Statement"]!.AsArray();

    /// <summary>The statement of a managed policy by its id.</summary>
    public static JsonObject Statement(this TemplateEdit edit, string policy, string sid) =>
        edit.Statements(policy).Single(statement => Is(statement!.AsObject(), "Sid", sid))!.AsObject();

    /// <summary>Takes a statement out of a managed policy.</summary>
    public static void DropStatement(this TemplateEdit edit, string policy, string sid) =>
        edit.Statements(policy).Remove(edit.Statement(policy, sid));

    /// <summary>Adds a grant to a managed policy.</summary>
    public static void Grant(this TemplateEdit edit, string policy, string action, string resource) =>
        edit.Statements(policy)
            .Add(
                new JsonObject { ["Sid"] = "Added", ["Effect"] = "Allow", ["Action"] = action, ["Resource"] = resource });

    /// <summary>Properties of the permission set with a name.</summary>
    public static JsonObject SignIn(this TemplateEdit edit, string name) =>
        edit.Properties("AWS::SSO::PermissionSet", set => Is(set, "Name", name));

    /// <summary>Properties of the role with a name.</summary>
    public static JsonObject Role(this TemplateEdit edit, string name) =>
        edit.Properties("AWS::IAM::Role", role => Is(role, "RoleName", name));

    private static bool Is(JsonObject properties, string property, string text) =>
        properties[property] is JsonValue value && value.TryGetValue<string>(out var found) && found == text;
}
