using System.Text.RegularExpressions;
using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>One question of the wizard, for one field or for some that are answered in one line.</summary>
/// <param name="Title">The question, in plain words.</param>
/// <param name="Why">Why it is asked, and how an answer is written; null where only the form knows.</param>
/// <param name="Fields">The fields that it fills.</param>
internal sealed partial record FormQuestion(Bilingual Title, Bilingual? Why, params IReadOnlyList<string> Fields)
{
    /// <summary>The field whose answer may have blanks, where there are some fields.</summary>
    public string? Wide { get; init; }

    /// <summary>An answer in one line, parted into those of fields; null where it has not one for each.</summary>
    /// <param name="fields">The fields of the question that are not answered yet.</param>
    /// <param name="line">The line.</param>
    public IReadOnlyList<string>? Split(IReadOnlyList<FormField> fields, string line)
    {
        if (fields.Count == 1)
        {
            return [line.Trim()];
        }

        var words = Blank().Split((Wide is null ? line.Replace('、', ' ') : line).Trim());
        var more = words.Length - fields.Count;
        var wide = fields.ToList().FindIndex(field => field.Name == Wide);
        return more < 0 || (more > 0 && wide < 0) ? null :
        [
            .. fields.Select((_, index) => string.Join(
                ' ', words.Skip(wide >= 0 && index > wide ? index + more : index).Take(index == wide ? 1 + more : 1))),
        ];
    }

    [GeneratedRegex(@"[\s　]+(?:[-~～〜]+[\s　]+)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
