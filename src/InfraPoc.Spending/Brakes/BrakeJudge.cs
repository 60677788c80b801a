namespace InfraPoc.Spending;

/// <summary>Judges one department.</summary>
internal sealed class BrakeJudge(BrakeInput input)
{
    /// <summary>Decides.</summary>
    public BrakeDecision Decide() => throw new NotSupportedException(input.Department);
}
