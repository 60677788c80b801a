namespace InfraPoc.Testing;

/// <summary>A fact that takes long, and is skipped, with the reason, in a run that is not complete.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompleteFactAttribute : FactAttribute
{
    public CompleteFactAttribute() => Skip = Sampling.Complete ? null : "Takes long: runs in .ci/run, or with INFRAPOC_TESTS=complete.";
}
