using System.Text.Json.Nodes;

namespace InfraPoc.Tests.Audit;

/// <summary>CloudTrail events as they arrive in the trail's log group, in the shape of CloudTrail's event reference.</summary>
internal static class CloudTrailEvent
{
    public const string Account = TestCompany.SandboxAccount;

    /// <summary>CloudFormation with the role of the CDK bootstrap.</summary>
    public static JsonObject Deployment =>
        Role($"cdk-hnb659fds-cfn-exec-role-{Account}-ap-northeast-1", "AWSCloudFormation", invokedBy: "cloudformation.amazonaws.com");

    /// <summary>An administrator, signed in through IAM Identity Center.</summary>
    public static JsonObject Administrator =>
        Role("AWSReservedSSO_AdministratorAccess_0123456789abcdef", "admin@example.com", "/aws-reserved/sso.amazonaws.com/ap-northeast-1/");

    /// <summary>A member of a department.</summary>
    public static JsonObject Member =>
        Role("AWSReservedSSO_poc-sales_fedcba9876543210", "sales-01@example.com", "/aws-reserved/sso.amazonaws.com/ap-northeast-1/");

    /// <summary>The function that owns the configuration of the prompt log.</summary>
    public static JsonObject PromptLogging => Role("poc-prompt-logging", "poc-prompt-logging");

    /// <summary>The function that meters calls, and stops a department that reaches a cap.</summary>
    public static JsonObject Meter => Role("poc-meter", "poc-meter");

    /// <summary>The function that stops and releases departments.</summary>
    public static JsonObject Brake => Role("poc-brake", "poc-brake");

    public static JsonObject Root => new()
    {
        ["type"] = "Root",
        ["principalId"] = Account,
        ["arn"] = $"arn:aws:iam::{Account}:root",
        ["accountId"] = Account,
        ["accessKeyId"] = "",
    };

    public static JsonObject User => new()
    {
        ["type"] = "IAMUser",
        ["principalId"] = "AIDAEXAMPLE6E4XEGITW",
        ["arn"] = $"arn:aws:iam::{Account}:user/legacy",
        ["accountId"] = Account,
        ["accessKeyId"] = "AKIAIOSFODNN7EXAMPLE",
        ["userName"] = "legacy",
    };

    public static JsonObject Service(string name) => new() { ["type"] = "AWSService", ["invokedBy"] = name };

    public static JsonObject Role(string name, string session, string path = "/", string? invokedBy = null)
    {
        var identity = new JsonObject
        {
            ["type"] = "AssumedRole",
            ["principalId"] = $"AROAEXAMPLEUU4MH7OYK:{session}",
            ["arn"] = $"arn:aws:sts::{Account}:assumed-role/{name}/{session}",
            ["accountId"] = Account,
            ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE",
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject
                {
                    ["type"] = "Role",
                    ["principalId"] = "AROAEXAMPLEUU4MH7OYK",
                    ["arn"] = $"arn:aws:iam::{Account}:role{path}{name}",
                    ["accountId"] = Account,
                    ["userName"] = name,
                },
                ["webIdFederationData"] = new JsonObject(),
                ["attributes"] = new JsonObject { ["creationDate"] = "2026-12-01T01:00:00Z", ["mfaAuthenticated"] = "false" },
            },
        };
        if (invokedBy is not null)
        {
            identity["invokedBy"] = invokedBy;
        }

        return identity;
    }

    public static JsonObject Of(string service, string name, JsonObject identity, JsonObject? parameters = null) => new()
    {
        ["eventVersion"] = "1.11",
        ["userIdentity"] = identity,
        ["eventTime"] = "2026-12-01T01:02:03Z",
        ["eventSource"] = $"{service}.amazonaws.com",
        ["eventName"] = name,
        ["awsRegion"] = "ap-northeast-1",
        ["sourceIPAddress"] = "192.0.2.1",
        ["userAgent"] = "aws-cli/2.31.0",
        ["requestParameters"] = parameters,
        ["responseElements"] = null,
        ["requestID"] = "a1b2c3d4-5678-90ab-cdef-EXAMPLE22222",
        ["eventID"] = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
        ["readOnly"] = name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal),
        ["eventType"] = "AwsApiCall",
        ["managementEvent"] = true,
        ["recipientAccountId"] = Account,
        ["eventCategory"] = "Management",
    };

    /// <summary>The same call refused: IAM and others then leave the parameters out.</summary>
    public static JsonObject Denied(this JsonObject call, string action, string resource, string code = "AccessDenied")
    {
        call["errorCode"] = code;
        call["errorMessage"] =
            $"User: {call["userIdentity"]!["arn"]} is not authorized to perform: {action} on resource: {resource} with an explicit deny in an identity-based policy";
        call["requestParameters"] = null;
        return call;
    }

    public static JsonObject With(this JsonObject call, string field, JsonNode? value)
    {
        call[field] = value;
        return call;
    }
}
