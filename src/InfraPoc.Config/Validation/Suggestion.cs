using System.Text;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>Finds what somebody most likely meant to write.</summary>
internal static class Suggestion
{
    /// <summary>
    /// A question with the known word nearest to <paramref name="written"/>, or <paramref name="otherwise"/> when none is near.
    /// </summary>
    public static Bilingual Fix(string written, IEnumerable<string> known, Bilingual otherwise) => Nearest(written, known) switch
    {
        null => otherwise,
        { } nearest when Ascii.IsValid(written) => new($"did you mean \"{nearest}\"?", $"\"{nearest}\" のことですか？"),
        { } nearest when TextForm.HalfWidth(written) != written => HalfWidth($"\"{nearest}\""),
        { } nearest => new($"did you mean \"{nearest}\", in ASCII letters?", $"\"{nearest}\"（半角英字）のことですか？"),
    };

    /// <summary>A question after a text in half-width characters.</summary>
    public static Bilingual HalfWidth(string shown) =>
        new($"did you mean {shown} in half-width characters (半角)?", $"{shown}（半角）のことですか？");

    /// <summary>The known word nearest to what was written, or null when none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        var best = known
            .Select(word => (Word: word, Distance: Distance(Folded(written), Folded(word))))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault((Word: "", Distance: int.MaxValue));
        return best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    private static string Folded(string word) =>
        TextForm.HalfWidth(word).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Levenshtein distance; inputs are cut to 64 characters because no known word is longer.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a[..Math.Min(a.Length, 64)], b[..Math.Min(b.Length, 64)]);
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
