using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Cli.Reviews;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class UnevaluatedPolicyTests
{
    private const string Role = "AWS::IAM::Role";
    private const string Allow = """{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }""";
    private const string Deny = """{ "Effect": "Deny", "Action": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::a"] }""";

    private static readonly ReviewSide Company = ReviewedCompanies.Side(ControlledCompany.Config);

    /// <summary>The role of a function, which is no principal of a department.</summary>
    private static readonly StackResource Service = Company.Templates.OfType(Role)
        .First(role => Company.Templates.Principals.All(principal => principal.Source != role));

    /// <summary>Changes that let somebody do more or less, each from one edit to another, and the place that must be named.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "", "inline", "Policies" },
        { "", "beside", "Policies" },
        { "", "managed", "Added PolicyDocument, Added Roles" },
        { "deny beside", "", "Policies" },
        { "", "arn", "ManagedPolicyArns" },
        { "", "boundary", "PermissionsBoundary" },
        { "", "trust", "AssumeRolePolicyDocument" },
        { "text allow", "text deny", "Added PolicyDocument" },
        { "", "permission", "Added" },
        { "permission", "permission of others", "Added" },
        { "", "key", "KeyPolicy" },
        { "", "no bucket policy", "PolicyDocument" },
        { "", "assigned to others", "AWS::SSO::Assignment" },
        { "select first", "select second", "Policies" },
        { "beside", "beside both", "Policies" },
        { "inline", "beside and elsewhere", "Added Roles" },
    };

    /// <summary>The same in other words.</summary>
    public static TheoryData<string, string> Rewritten => new()
    {
        { "beside", "inline" },
        { "beside both", "beside each" },
        { "beside", "beside with a name and a list" },
        { "text allow", "text allow indented" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changed_WhatAnEvaluatorDoesNotSee_IsNamed(string before, string after, string places)
    {
        var changed = UnevaluatedPolicy.Changed(Side(before), Side(after));

        changed.Select(place => place[(place.LastIndexOf('/') + 1)..])
            .Select(place => place.StartsWith("Added", StringComparison.Ordinal) ? place : place.Split(' ')[^1])
            .ShouldBe(places.Split(", "));
    }

    [Theory]
    [MemberData(nameof(Rewritten))]
    public void Changed_OfTheSameInOtherWords_IsNothing(string before, string after)
    {
        UnevaluatedPolicy.Changed(Side(before), Side(after)).ShouldBeEmpty();
        UnevaluatedPolicy.Changed(Side(after), Side(before)).ShouldBeEmpty();
    }

    private static ReviewSide Side(string edit)
    {
        var stacks = AssemblyStack.ReadAll(Company.Assembly)
            .Select(stack => (Stack: stack, Template: JsonNode.Parse(stack.Template.GetRawText())!.AsObject())).ToList();
        Edit(edit, stacks.ToDictionary(each => each.Stack.Name, each => each.Template["Resources"]!.AsObject()));
        var templates = stacks.Select(each => each.Stack with { Template = JsonSerializer.SerializeToElement(each.Template) });
        return new ReviewSide(Company.Config, new SandboxTemplates(Company.Config, templates), Company.Assembly);
    }

    private static void Edit(string edit, Dictionary<string, JsonObject> stacks)
    {
        var resources = stacks[Service.Stack.Name];
        var role = resources[Service.LogicalId]!["Properties"]!.AsObject();
        switch (edit)
        {
            case "inline":
                (role["Policies"] ??= new JsonArray()).AsArray().Add(Parse($$"""{ "PolicyName": "more", "PolicyDocument": {{Policy(Allow)}} }"""));
                break;
            case "beside":
                Beside("Added", Allow);
                break;
            case "beside with a name and a list":
                Beside("Other", """{ "Sid": "Named", "Resource": ["*"], "Action": ["S3:PutObject", "s3:GetObject"], "Effect": "Allow" }""");
                break;
            case "beside both":
                Beside("Added", $"{Allow}, {Deny}");
                break;
            case "beside each":
                Beside("Added", Deny);
                Beside("Other", Allow);
                break;
            case "beside and elsewhere":
                Beside("Added", Allow);
                resources["Added"]!["Properties"]!["Roles"]!.AsArray().Add("SomebodyElsesRole");
                break;
            case "deny beside":
                Beside("Added", Deny);
                break;
            case "managed":
                Add("AWS::IAM::ManagedPolicy", Parse($$"""{ "ManagedPolicyName": "more", "PolicyDocument": {{Policy(Allow)}}, "Roles": [{ "Ref": "{{Service.LogicalId}}" }] }"""));
                break;
            case "arn":
                role["ManagedPolicyArns"] = new JsonArray("arn:aws:iam::aws:policy/AdministratorAccess");
                break;
            case "boundary":
                role["PermissionsBoundary"] = "arn:aws:iam::aws:policy/AdministratorAccess";
                break;
            case "trust":
                role["AssumeRolePolicyDocument"] = Parse("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "ec2.amazonaws.com" } }] }""");
                break;
            case "text allow" or "text deny" or "text allow indented":
                var policy = Policy(edit == "text deny" ? Deny : Allow);
                Add("AWS::Logs::ResourcePolicy", new JsonObject
                {
                    ["PolicyName"] = "logs",
                    ["PolicyDocument"] = edit.EndsWith("indented", StringComparison.Ordinal)
                        ? Parse(policy).ToJsonString(new() { WriteIndented = true })
                        : policy,
                });
                break;
            case "permission" or "permission of others":
                Add("AWS::Lambda::Permission", new JsonObject
                {
                    ["FunctionName"] = "poc-meter",
                    ["Action"] = "lambda:InvokeFunction",
                    ["Principal"] = edit == "permission" ? "logs.amazonaws.com" : "*",
                });
                break;
            case "key":
                var key = All("AWS::KMS::Key").First()["Properties"]!["KeyPolicy"]!["Statement"]!.AsArray();
                key.Add(Parse("""{ "Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": { "AWS": "*" } }"""));
                break;
            case "no bucket policy":
                var stack = stacks.Values.First(each => each.Any(resource => IsOf(resource, "AWS::S3::BucketPolicy")));
                _ = stack.Remove(stack.First(resource => IsOf(resource, "AWS::S3::BucketPolicy")).Key);
                break;
            case "assigned to others":
                var access = stacks.Values.First(each => each.Any(resource => IsOf(resource, "AWS::SSO::Assignment")));
                access["Others"] = access.First(resource => IsOf(resource, "AWS::SSO::Assignment")).Value!.DeepClone();
                access["Others"]!["Properties"]!["PrincipalId"] = "11111111-2222-3333-4444-555555555555";
                break;
            case "select first" or "select second":
                Beside("Added", $$"""{ "Effect": "Allow", "Action": "s3:*", "Resource": { "Fn::Select": [{{(edit == "select first" ? 0 : 1)}}, ["arn:aws:s3:::a", "arn:aws:s3:::b"]] } }""");
                break;
        }

        void Beside(string id, string statements) => resources[id] = new JsonObject
        {
            ["Type"] = "AWS::IAM::Policy",
            ["Properties"] = Parse($$"""{ "PolicyName": "{{id}}", "PolicyDocument": {{Policy(statements)}}, "Roles": [{ "Ref": "{{Service.LogicalId}}" }] }"""),
        };

        void Add(string type, JsonNode properties) => resources["Added"] = new JsonObject { ["Type"] = type, ["Properties"] = properties };

        IEnumerable<JsonNode> All(string type) =>
            stacks.Values.SelectMany(each => each).Where(resource => IsOf(resource, type)).Select(resource => resource.Value!);
    }

    private static bool IsOf(KeyValuePair<string, JsonNode?> resource, string type) => (string?)resource.Value!["Type"] == type;

    private static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}
