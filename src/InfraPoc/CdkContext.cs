using System.Text.Json;

namespace InfraPoc;

/// <summary>The feature flags of cdk.json, which the CDK CLI hands to the app, for everything else that synthesizes.</summary>
public static class CdkContext
{
    /// <summary>Reads them.</summary>
    /// <param name="projectFolder">The project folder, which contains cdk.json.</param>
    /// <exception cref="FileNotFoundException">There is no cdk.json.</exception>
    public static Dictionary<string, object> Of(string projectFolder)
    {
        using var cdk = JsonDocument.Parse(File.ReadAllText(Path.Combine(projectFolder, "cdk.json")));
        return cdk.RootElement.GetProperty("context").EnumerateObject().ToDictionary(flag => flag.Name, flag => Plain(flag.Value));
    }

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        _ => value.GetString()!,
    };
}
