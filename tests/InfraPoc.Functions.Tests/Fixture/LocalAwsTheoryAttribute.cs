namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A theory that is skipped, with the reason, where there is no local AWS.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalAwsTheoryAttribute : TheoryAttribute
{
    public LocalAwsTheoryAttribute() => Skip = LocalAws.Missing;
}
