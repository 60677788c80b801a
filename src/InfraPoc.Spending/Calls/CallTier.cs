using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>The service tier of a call and what it does to the price.</summary>
/// <remarks>
/// The priority tier was announced at 75 % above the standard price, which is dearer than any other. Departments are refused every tier
/// but the default, so whatever else a record names counts like it: somebody else's call, or latency-optimized inference, which is none.
/// See: https://aws.amazon.com/bedrock/service-tiers/
/// </remarks>
internal static class CallTier
{
    /// <summary>Name for latency-optimized inference, which is dearer too.</summary>
    public const string Optimized = "optimized";

    private const decimal Priority = 1.75m;

    /// <summary>The tier that a record, request or answer names; null if it names none.</summary>
    public static string? Of(JsonElement part) =>
        part.At("performanceConfig", "latency").Text(40) == Optimized
            ? Optimized
            : part.At("serviceTier", "type").Text(40) ?? part.At("serviceTier").Text(40);

    /// <summary>The factor on the standard price.</summary>
    public static decimal Factor(string? tier) => tier is null or "" or "default" or "standard" ? 1 : Priority;
}
