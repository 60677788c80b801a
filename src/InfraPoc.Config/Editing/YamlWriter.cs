using System.Text;
using System.Text.RegularExpressions;
using InfraPoc.Config.Loading;
using InfraPoc.Config.Validation;
using YamlDotNet.Core;

namespace InfraPoc.Config.Editing;

/// <summary>Writes values so that every YAML reader takes text for the same text: what could be read as anything else is quoted.</summary>
internal static partial class YamlWriter
{
    /// <summary>A scalar, in the style of what it replaces as far as that is safe.</summary>
    public static string Scalar(YamlScalar value, ScalarStyle like = ScalarStyle.Plain)
    {
        if (!value.IsText)
        {
            return Typed().IsMatch(value.Content) ? value.Content
                : throw new ArgumentException($"\"{value.Content}\" is not a plain value.", nameof(value));
        }

        if (Constraints.TemplateIn(value.Content) is { } template)
        {
            throw new EditException(new(
                $"the text must not contain {template}, which CloudFormation and CDK take for a placeholder, got \"{Excerpt.Of(value.Content)}\"; leave it out.",
                $"CloudFormation や CDK が置き換える記法（{template}）は使えません：「{Excerpt.Of(value.Content)}」"));
        }

        return like switch
        {
            ScalarStyle.DoubleQuoted => Quoted(value.Content),
            ScalarStyle.SingleQuoted when !value.Content.EnumerateRunes().Any(Excerpt.IsInvisible) =>
                $"'{value.Content.Replace("'", "''", StringComparison.Ordinal)}'",
            _ => IsSafe(value.Content) ? value.Content : Quoted(value.Content),
        };
    }

    /// <summary>Any value in one line.</summary>
    public static string Flow(YamlValue value) => value switch
    {
        YamlScalar scalar => Scalar(scalar),
        YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        YamlKeys { Entries.Count: 0 } => "{}",
        YamlKeys keys => $"{{ {string.Join(", ", keys.Entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The lines of a value that stands below its key or behind its dash; none where it fits behind.</summary>
    public static IEnumerable<string> Block(YamlValue value, YamlLayout layout) => value switch
    {
        YamlList { Items.Count: > 0 } list => list.Items.SelectMany(item => Item(item, layout)),
        YamlKeys { Entries.Count: > 0 } keys => keys.Entries.SelectMany(entry => Entry(entry.Key, entry.Value, layout)),
        _ => [],
    };

    /// <summary>The lines of a key with its value.</summary>
    public static IEnumerable<string> Entry(string key, YamlValue value, YamlLayout layout)
    {
        var below = Block(value, layout).ToList();
        var indent = new string(' ', value is YamlList ? layout.Dash : layout.Step);
        return below.Count == 0 ? [$"{key}: {Flow(value)}"] : [$"{key}:", .. below.Select(line => indent + line)];
    }

    /// <summary>The lines of an item with its dash.</summary>
    public static IEnumerable<string> Item(YamlValue value, YamlLayout layout)
    {
        var below = Block(value, layout).ToList();
        return below.Count == 0 ? [$"- {Flow(value)}"] : below.Select((line, index) => (index == 0 ? "- " : "  ") + line);
    }

    /// <summary>Text in double quotes, with everything that cannot be seen as an escape.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value is '"' or '\\' ? quoted.Append('\\').Append(rune)
                : !Excerpt.IsInvisible(rune) ? quoted.Append(rune)
                : quoted.Append(rune.IsBmp ? Excerpt.CodeOf(rune, "\\u") : $"\\U{rune.Value:X8}");
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsSafe(string text) =>
        Safe().IsMatch(text) && !Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>What some reader of YAML takes for something other than text.</summary>
    private static readonly string[] Words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"];

    /// <summary>Begins with a letter, and has no sign that means anything to YAML, in half or full width.</summary>
    [GeneratedRegex(
        @"^\p{L}([\p{L}\p{Nd}_./@+、。・（）-]| (?=[\p{L}\p{Nd}]))*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Safe();

    [GeneratedRegex(@"^[A-Za-z0-9.+-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();
}
