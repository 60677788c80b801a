using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What somebody wrote for a field, and how a message names the place: an option, a line, or a row and a column.</summary>
internal sealed record FormAnswer(string Text, Bilingual Place);
