namespace InfraPoc.Testing;

/// <summary>How much of what takes long is tested: all of it where INFRAPOC_TESTS is <c>complete</c>, as in .ci/run, or some.</summary>
public static class Sampling
{
    /// <summary><c>npm test</c> repeats lines that begin with it.</summary>
    public const string Mark = "Sampled: ";

    /// <summary>Whether all of it is tested.</summary>
#pragma warning disable RS0030 // Whoever starts the tests decides how long they may take.
    public static readonly bool Complete = Environment.GetEnvironmentVariable("INFRAPOC_TESTS") == "complete";
#pragma warning restore RS0030

    /// <summary>All cases; or some, and says so: one in so many, from the first on, and the last.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> cases, int every, string what, Action<string> say)
    {
        if (Complete)
        {
            return cases;
        }

        IReadOnlyList<T> some = [.. cases.Where((_, index) => index % every == 0 || index == cases.Count - 1)];
        say($"{Mark}{some.Count} of {cases.Count} {what}");
        return some;
    }
}
