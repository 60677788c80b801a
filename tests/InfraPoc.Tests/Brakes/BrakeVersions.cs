using InfraPoc.Iam;

namespace InfraPoc.Tests.Brakes;

/// <summary>A brake policy as IAM has it.</summary>
/// <param name="Default">Id of the default version.</param>
/// <param name="Documents">All versions by id.</param>
internal sealed record BrakeVersions(string Default, IReadOnlyDictionary<string, PolicyDocument> Documents)
{
    /// <summary>The document in force.</summary>
    public PolicyDocument InForce => Documents[Default];
}
