using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What somebody wrote for a field, and how a message names the place: an option, a line, or a row and a column.</summary>
internal sealed record DepartmentAnswer(string Text, Bilingual Place)
{
    /// <summary>An answer on the command line or in the wizard.</summary>
    public static DepartmentAnswer Typed(string field, string text) => new(text, new($"--{field}", $"--{field}"));
}
