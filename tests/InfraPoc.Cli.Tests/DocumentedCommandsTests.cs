using System.Text.RegularExpressions;

namespace InfraPoc.Cli.Tests;

/// <summary>
/// That every <c>infrapoc</c> command that a page shows is one; the other commands are tried by <c>eng/commands.test.mjs</c>.
/// </summary>
public sealed class DocumentedCommandsTests
{
    [Fact]
    public void Commands_InPages_AreKnownWithTheirOptions()
    {
        var commands = Pages().SelectMany(Shown).Distinct(StringComparer.Ordinal).ToList();
        commands.ShouldContain("controls check");

        using var commandLine = new CommandLine();
        foreach (var command in commands)
        {
            var (exitCode, _, error) = commandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            exitCode.ShouldBe(ExitCode.Success, $"infrapoc {command}: {error}");
        }
    }

    private static IEnumerable<string> Pages() => new[] { ".", "docs", ".github", "config" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, folder)))
        .Where(file => Path.GetExtension(file) is ".md" or ".yaml");

    private static IEnumerable<string> Shown(string page) => Regex
        .Matches(
            File.ReadAllText(page), @"(?:^npm run infrapoc -- |`npm run infrapoc -- |^npx infrapoc |`npx infrapoc |`infrapoc )(?<command>[a-z-][^`#\r\n]*)", RegexOptions.Multiline,
            TimeSpan.FromSeconds(1))
        .Select(match => match.Groups["command"].Value.Trim())
        // The help and the version answer without a command.
        .Where(command => !command.StartsWith("--", StringComparison.Ordinal));
}
