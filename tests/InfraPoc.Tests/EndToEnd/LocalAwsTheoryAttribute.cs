namespace InfraPoc.Tests.EndToEnd;

/// <summary>A theory that is skipped, and says why, where there is no local AWS.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LocalAwsTheoryAttribute : TheoryAttribute
{
    public LocalAwsTheoryAttribute() => Skip = LocalAws.Missing;
}
