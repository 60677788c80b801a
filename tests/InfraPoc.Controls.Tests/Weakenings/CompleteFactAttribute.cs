namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>A test of everything, which .ci/run asks for, or the short one that stands for it otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompleteFactAttribute : FactAttribute
{
    /// <param name="complete">True for the test of everything.</param>
    public CompleteFactAttribute(bool complete)
    {
#pragma warning disable RS0030 // Whoever starts the tests decides how long they may take.
        var asked = Environment.GetEnvironmentVariable("INFRAPOC_TESTS") == "complete";
#pragma warning restore RS0030
        if (complete != asked)
        {
            Skip = asked
                ? "Part of the complete test, which runs."
                : "Takes too long for every run: .ci/run has it, or INFRAPOC_TESTS=complete.";
        }
    }
}
