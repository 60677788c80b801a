using System.Text.RegularExpressions;

namespace InfraPoc.Cli.Onboarding;

/// <summary>A person as people write one in a line: a name and an address, in angle brackets or behind a blank.</summary>
internal readonly partial record struct WrittenPerson(string Name, string Email)
{
    /// <summary>The person, or null where the line is not of that form.</summary>
    public static WrittenPerson? Of(string line) => Form().Match(line) is { Success: true } match
        ? new(match.Groups["name"].Value, match.Groups["email"].Value)
        : null;

    [GeneratedRegex(
        @"^(?<name>[^<>＜＞@]*?)[\s　,、]*[<＜(]?(?<email>[^\s　<>＜＞(),、]*@[^\s　<>＜＞(),、]*)[>＞)]?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
