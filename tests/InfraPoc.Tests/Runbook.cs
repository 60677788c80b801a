using System.Text.RegularExpressions;

namespace InfraPoc.Tests;

/// <summary>A runbook by the anchors that alarms and messages link to: a heading's own, or one named above it.</summary>
internal sealed class Runbook
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private readonly Dictionary<string, string> sections = new(StringComparer.Ordinal);

    private Runbook(string text)
    {
        Lines = text.Split('\n');
        string? named = null;
        var body = new List<string>();
        foreach (var line in Lines)
        {
            if (Regex.Match(line, "^<a id=\"(?<id>[^\"]+)\"></a>$", Safe) is { Success: true } anchor)
            {
                named = anchor.Groups["id"].Value;
            }
            else if (Regex.IsMatch(line, "^#{2,3} ", Safe))
            {
                body = [];
                Anchors.Add(named ?? Anchor(line));
                if (line.StartsWith("### ", StringComparison.Ordinal))
                {
                    AlarmSections.Add(Anchors[^1]);
                }

                named = null;
            }
            else if (Anchors.Count > 0)
            {
                body.Add(line);
                sections[Anchors[^1]] = string.Join('\n', body);
            }
        }
    }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The anchors of its sections, in their order.</summary>
    public List<string> Anchors { get; } = [];

    /// <summary>The anchors of the sections on alarms.</summary>
    public List<string> AlarmSections { get; } = [];

    /// <summary>Its paragraphs, bullets and rows, each on one line.</summary>
    public IEnumerable<string> Steps => Regex.Replace(string.Join('\n', Lines), @"(?<=[^\n])\n(?=[^\n|#<`0-9 -])", " ").Split('\n');

    /// <summary>A section without its heading.</summary>
    public string this[string anchor] => sections[anchor];

    /// <summary>Reads one of <c>docs/</c>.</summary>
    public static Runbook Read(string file) => new(File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", file)));

    /// <summary>As GitHub makes it: lower case, punctuation dropped, blanks become hyphens.</summary>
    public static string Anchor(string heading) =>
        Regex.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "", Safe).Replace(' ', '-');
}
