using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>A command line that the help shows before anything else.</summary>
/// <param name="Arguments">What follows <c>infrapoc</c>.</param>
/// <param name="What">What it does.</param>
internal sealed record Example(string Arguments, Bilingual What);
