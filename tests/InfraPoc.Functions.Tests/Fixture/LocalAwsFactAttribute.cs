namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A fact that is skipped, with the reason, where there is no local AWS.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalAwsFactAttribute : FactAttribute
{
    public LocalAwsFactAttribute() => Skip = LocalAws.Missing;
}
