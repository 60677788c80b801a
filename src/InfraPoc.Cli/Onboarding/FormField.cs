using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>
/// One thing that is asked for a file: under its name as an option and a column, under its heading in an issue form and a column.
/// </summary>
/// <param name="Name">Name of the option and the column.</param>
/// <param name="Heading">What it is, in a few words.</param>
/// <param name="Example">How an answer is written.</param>
/// <param name="Keys">Keys of the file that come from it, the first with the value; messages about them are about this answer.</param>
internal sealed record FormField(string Name, Bilingual Heading, Bilingual Example, params IReadOnlyList<string> Keys)
{
    /// <summary>What most companies have; null where nobody else knows.</summary>
    public string? Default { get; init; }

    /// <summary>True where nobody is asked.</summary>
    public bool IsOptional { get; init; }

    /// <summary>How a message names an answer on the command line or in the wizard.</summary>
    public Bilingual Place => Name == "id" ? new("ID", "ID") : new($"--{Name}", $"--{Name}");
}
