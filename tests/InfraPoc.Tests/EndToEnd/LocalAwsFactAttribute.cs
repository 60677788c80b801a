namespace InfraPoc.Tests.EndToEnd;

/// <summary>A test that is skipped, and says why, where there is no local AWS.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LocalAwsFactAttribute : FactAttribute
{
    public LocalAwsFactAttribute() => Skip = LocalAws.Missing;
}
