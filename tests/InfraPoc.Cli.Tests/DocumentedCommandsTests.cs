using System.Text.RegularExpressions;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;

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

    /// <summary>A recorded session that is older than the wizard is recorded again with <c>node eng/session.mjs</c>.</summary>
    [Theory]
    [InlineData("onboarding.md", "en")]
    [InlineData("onboarding.ja.md", "ja")]
    public void RecordedSession_AsksWhatTheWizardAsks(string page, string language)
    {
        var text = File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", page));
        string In(Bilingual? both) => Letters(both is null ? "" : language == "ja" ? both.Japanese : both.English);
        var questions = SandboxQuestions.All.Concat(DepartmentQuestions.All).Where(question => !question.Fields.Contains("id")).ToList();

        var asked = Regex.Matches(text, @"^\d+/\d+  (?<title>.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        asked.Count.ShouldBe(24);
        foreach (var title in asked.Select(match => Letters(match.Groups["title"].Value)).Where(title => title != In(NameOfADepartment)))
        {
            var question = questions.SingleOrDefault(question => In(question.Title) == title).ShouldNotBeNull($"{title} is not asked");
            Letters(text).ShouldContain(In(question.Why));
        }

        // Lines are broken where the terminal ends.
        static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    }

    /// <summary>What is left of the question where the id is on the command line.</summary>
    private static readonly Bilingual NameOfADepartment = new("Name", "部門名");

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
