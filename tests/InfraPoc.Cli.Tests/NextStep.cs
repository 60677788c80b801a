using System.CommandLine;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Controls;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests;

/// <summary>That what comes next is named as a command, and as one that there is.</summary>
internal static partial class NextStep
{
    private static readonly string[] Others = ["npm start", "npm run docs", "git add ", "git push", "git status ", "npx cdk ", "npx infrapoc", "aws ", "dotnet build src/InfraPoc"];

    private static readonly RootCommand Root = InfraPocCommand.Root(new Session(
        new Terminal(new TestConsole(), TextWriter.Null, TextWriter.Null), Language.English, TimeProvider.System, ControlCatalogue.All,
        (_, _) => throw new InvalidOperationException()));

    /// <summary>Fails where a next step holds no command in backquotes, or one that is not known.</summary>
    /// <param name="next">What was said; empty after the help, which names all of them.</param>
    public static void Check(string next)
    {
        var commands = Quoted().Matches(next).Select(match => match.Groups["command"].Value).ToList();
        if (next.Length > 0)
        {
            commands.ShouldNotBeEmpty(next);
        }

        foreach (var command in commands)
        {
            (command.StartsWith($"{InfraPocCommand.Name} ", StringComparison.Ordinal)
                ? Root.Parse(command[(InfraPocCommand.Name.Length + 1)..]).UnmatchedTokens.Count == 0
                : Others.Any(other => command.StartsWith(other, StringComparison.Ordinal))).ShouldBeTrue($"{command}: {next}");
        }
    }

    /// <summary>But for pages.</summary>
    [GeneratedRegex("`(?!docs/)(?<command>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
