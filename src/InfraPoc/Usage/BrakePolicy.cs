using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Usage;

/// <summary>
/// The policy through which a department is stopped within minutes. CloudFormation creates version v1 and never changes it;
/// the brake adds a version that denies Bedrock and makes it the default, so a default of v1 means released.
/// </summary>
public static class BrakePolicy
{
    /// <summary>Version v1, which changes nothing: it denies Bedrock before the year 2000.</summary>
    public static PolicyDocument Released { get; } = new(
        [Deny("Released", ["bedrock:*"], ["*"]).When("DateLessThan", "aws:CurrentTime", "2000-01-01T00:00:00Z")]);
}
