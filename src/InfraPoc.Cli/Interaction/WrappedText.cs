using System.Globalization;
using Spectre.Console;

namespace InfraPoc.Cli.Interaction;

/// <summary>
/// Text in lines that fit a width, those after the first indented: broken at blanks, and in Japanese anywhere but before what closes, such
/// as 。, after what opens, such as 「, and between a number and its unit.
/// </summary>
internal static class WrappedText
{
    private const int LeastRoom = 20;

    private const string NeverFirst =
        "。、，．・？！：；）］｝」』】〉》〕…‥ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％,.:;?!)]}%";

    private const string NeverLast = "（［｛「『【〈《〔([{";

    /// <summary>The lines.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="width">Columns of the terminal; words that are wider stay whole.</param>
    /// <param name="indent">Blanks before the first line.</param>
    /// <param name="hanging">Blanks before the others.</param>
    public static IEnumerable<string> Lines(string text, int width, int indent, int hanging)
    {
        var (line, gap, before, margin) = ("", 0, "", indent);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            gap = line.Length > 0 && MayBreak(before, element) ? line.Length : gap;
            line += element;
            if (gap > 0 && line.TrimEnd(' ').GetCellWidth() > Math.Max(LeastRoom, width - margin))
            {
                yield return new string(' ', margin) + line[..gap].TrimEnd(' ');
                (line, gap, margin) = (line[gap..], 0, hanging);
            }

            before = element;
        }

        yield return new string(' ', margin) + line;
    }

    /// <summary>Writes text, each of its lines so.</summary>
    /// <param name="console">Where.</param>
    /// <param name="text">The text.</param>
    /// <param name="indent">Blanks before the first line.</param>
    /// <param name="hanging">Blanks before those that it is broken into.</param>
    /// <param name="style">How; plain by default.</param>
    public static void WriteWrapped(this IAnsiConsole console, string text, int indent = 0, int hanging = 0, Style? style = null)
    {
        foreach (var line in text.Split('\n').SelectMany(each => Lines(each, console.Profile.Width, indent, hanging)))
        {
            console.WriteLine(line, style ?? Style.Plain);
        }
    }

    private static bool MayBreak(string before, string after) =>
        after != " " && (before == " " || ((IsWide(before) || IsWide(after)) && !IsUnit(before, after)
            && !NeverFirst.Contains(after, StringComparison.Ordinal) && !NeverLast.Contains(before, StringComparison.Ordinal)));

    private static bool IsUnit(string number, string unit) => char.IsAsciiDigit(number[^1]) && IsWide(unit);

    private static bool IsWide(string element) => element[0] > 0x2E80;
}
