using System.Text.Json;

namespace InfraPoc.Iam.Tests;

/// <summary>Policies, requests and contexts from short JSON, so that a test shows only what it is about.</summary>
internal static class PolicyText
{
    public const string Role = "arn:aws:iam::111122223333:role/infrapoc/sales-app";
    public const string Model = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";

    public const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    public static PolicyDocument Document(params string[] statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""");

    public static NamedPolicy Policy(string name, params string[] statements) => new(name, Document(statements));

    public static PolicySet Identity(params string[] statements) => new() { Identity = [Policy("identity", statements)] };

    public static PolicyRequest Request(
        string action = "bedrock:InvokeModel", string resource = Model, string principal = Role, string context = "{}") =>
        new() { Principal = principal, Action = action, Resource = resource, Context = Context(context) };

    /// <summary>Whether an Allow statement with this condition grants a request with this context.</summary>
    public static bool Holds(string condition, string context) =>
        PolicyEvaluator.Evaluate(
            Request(context: context),
            Identity($$"""{"Sid":"Tested","Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""")).IsAllowed;

    private static Dictionary<string, IReadOnlyList<string>> Context(string json)
    {
        using JsonDocument parsed = JsonDocument.Parse(json);
        return parsed.RootElement.EnumerateObject().ToDictionary(
            key => key.Name,
            IReadOnlyList<string> (key) => key.Value.ValueKind == JsonValueKind.Array
                ? [.. key.Value.EnumerateArray().Select(value => value.GetString()!)]
                : [key.Value.GetString()!]);
    }
}
