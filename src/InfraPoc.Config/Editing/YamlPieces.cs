using System.Text;
using System.Text.RegularExpressions;

namespace InfraPoc.Config.Editing;

/// <summary>
/// The items of a list, or the keys in braces, each with what stands above and behind it: however they are arranged, a comment stays
/// beside its own item, and one above an item that goes stays where it is.
/// </summary>
internal sealed partial class YamlPieces
{
    private readonly List<(string Lead, string Text, string Tail)> pieces = [];
    private readonly bool isFlow;
    private readonly string opening;
    private readonly string closing;
    private readonly string usual;
    private readonly string below;

    /// <param name="text">The items with all that is around and between them, brackets not included.</param>
    /// <param name="parts">Where in it each begins and ends.</param>
    /// <param name="isFlow">Whether commas are between them.</param>
    /// <param name="line">A line end, and the blanks of an item that would stand on a line of its own.</param>
    public YamlPieces(string text, IReadOnlyList<(int Start, int End)> parts, bool isFlow, string line)
    {
        this.isFlow = isFlow;
        var before = text[..parts[0].Start];
        var at = !isFlow ? 0 : IsBelow(before) ? Tail(before).Length : before.Length;
        opening = text[..at];
        foreach (var (index, (start, end)) in parts.Index())
        {
            var tail = Tail(text[end..(index + 1 < parts.Count ? parts[index + 1].Start : text.Length)]);
            pieces.Add((text[at..start], text[start..end], tail));
            at = end + tail.Length;
        }

        closing = text[at..];
        var last = pieces[^1].Lead;
        usual = IsBelow(last) ? LastLine().Match(last).Value : pieces.Count > 1 ? last : " ";
        below = IsBelow(usual) ? usual.Split(',')[0] : line;
    }

    /// <summary>The text with these items: the place of one that was there, or what is written for another one.</summary>
    public string Of(IReadOnlyList<(int? Place, string Written)> wanted)
    {
        var (leads, left) = Leads(wanted);
        var (result, before) = (new StringBuilder(opening), opening);
        foreach (var (index, (place, written)) in wanted.Index())
        {
            var lead = index > 0 ? leads[index] : IsBelow(leads[0]) ? Comma().Replace(leads[0], "") : "";
            var tail = place is { } old ? pieces[old].Tail : "";
            var isLast = index == wanted.Count - 1;
            var hasComma = isFlow && (isLast ? Comma().IsMatch(pieces[^1].Tail) : !Comma().IsMatch(leads[index + 1]));
            if (hasComma != Comma().IsMatch(tail))
            {
                tail = hasComma ? $",{tail}" : Comma().Replace(tail, "");
            }

            _ = result.Append(Below(before, lead)).Append(place is { } there ? pieces[there].Text : written).Append(tail);
            before = tail;
        }

        return result.Append(Below(before, left + Below(left, closing))).ToString();
    }

    /// <summary>What stands above each, and what is left of those that go.</summary>
    private (List<string> Leads, string Left) Leads(IReadOnlyList<(int? Place, string Written)> wanted)
    {
        var stay = wanted.Select(each => each.Place).ToHashSet();
        var (above, left) = (pieces.Select(piece => piece.Lead).ToList(), "");
        for (var i = 0; i < above.Count; i++)
        {
            if (stay.Contains(i))
            {
                above[i] = left + Below(left, above[i]);
                left = "";
            }
            else if (above[i].Contains('#') && !(i < wanted.Count && wanted[i].Place is null))
            {
                left += Comma().Replace(above[i][..LastLine().Match(above[i]).Index], "");
            }
        }

        string Lead(int index, int? place) => place is { } old
            ? old == 0 && index > 0 && !IsBelow(above[0]) ? usual : above[old]
            : index < above.Count && !stay.Contains(index) ? above[index] : usual;
        return ([.. wanted.Select((each, index) => Lead(index, each.Place))], left);
    }

    /// <summary>Nothing follows a comment in its line; in a list of dashes nothing does anyway.</summary>
    private string Below(string before, string next) => isFlow && before.Contains('#') && !IsBelow(next) ? below + next : next;

    private string Tail(string between) =>
        IsBelow(between) || !isFlow ? between.Split('\n')[0].TrimEnd('\r') : Comma().Match(between) is { Success: true } comma
            ? between[..(comma.Index + 1)] : "";

    private static bool IsBelow(string text) => text.Contains('\n');

    /// <summary>A comma that is in no comment.</summary>
    [GeneratedRegex(@"(?<=^[ \t]*),", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comma();

    [GeneratedRegex(@"\r?\n[ \t,]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastLine();
}
