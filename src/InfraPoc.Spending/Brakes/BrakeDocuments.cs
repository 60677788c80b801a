using System.Text.Json;
using System.Text.Json.Nodes;

namespace InfraPoc.Spending;

/// <summary>The documents of a brake policy's versions.</summary>
public static class BrakeDocuments
{
    /// <summary>Version v1, which CloudFormation makes: it denies Bedrock before the year 2000, so nothing.</summary>
    public const string Released = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Released","Effect":"Deny","Action":"bedrock:*","Resource":"*",
        "Condition":{"DateLessThan":{"aws:CurrentTime":"2000-01-01T00:00:00Z"}}}]}
        """;

    /// <summary>The version that stops a department: no Bedrock call of any kind, on any endpoint.</summary>
    public const string Engaged = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Engaged","Effect":"Deny","Action":["bedrock:*","bedrock-agentcore:*",
        "bedrock-mantle:*","bedrock-websearch:*","aws-external-anthropic:*"],"Resource":"*"}]}
        """;

    /// <summary>Whether a document, as IAM returns it, says the same as another.</summary>
    public static bool Same(string? fromIam, string document)
    {
        try
        {
            return fromIam is not null && JsonNode.DeepEquals(JsonNode.Parse(Uri.UnescapeDataString(fromIam)), JsonNode.Parse(document));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
