using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

/// <summary>Whoever changes a guardrail in a template can change the hash of its version as well, and who is careful does.</summary>
internal static class GuardrailHashes
{
    /// <summary>Renews the hash of each guardrail in a template.</summary>
    public static void Renew(JsonObject template)
    {
        var resources = template["Resources"]!.AsObject();
        foreach (var version in resources.Select(each => (each.Value as JsonObject)?["Properties"]).OfType<JsonObject>()
            .Where(each => $"{each["Description"]}".StartsWith("Content ", StringComparison.Ordinal)))
        {
            if (version["GuardrailIdentifier"]?["Fn::GetAtt"]?[0] is { } id && resources[$"{id}"]?["Properties"] is JsonObject guardrail)
            {
                version["Description"] = GuardrailVersionsFollowTheirContent.Description(guardrail);
            }
        }
    }
}
