using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>A command line that the help shows before anything else.</summary>
/// <param name="Arguments">What follows <c>infrapoc</c>.</param>
/// <param name="What">What it does.</param>
/// <param name="Before">Lines of a shell that come before it, of another program.</param>
internal sealed record Example(string Arguments, Bilingual What, params IReadOnlyList<string> Before);
