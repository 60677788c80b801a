namespace InfraPoc.Aws.Tests;

/// <summary>A theory that is skipped, with the reason, where AWS's models are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BotocoreTheoryAttribute : TheoryAttribute
{
    public BotocoreTheoryAttribute() => Skip = Botocore.Missing;
}
