namespace InfraPoc.Functions.Brakes;

/// <summary>A department's brake policy.</summary>
/// <param name="Department">Id of the department.</param>
/// <param name="Id">Id of the policy, another one after the department was destroyed and deployed again.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Default">The version in force; null if nobody looked.</param>
/// <param name="Created">When it was made; null if nobody looked.</param>
internal sealed record BrakePolicy(string Department, string Id, string Arn, string? Default = null, DateTimeOffset? Created = null);
