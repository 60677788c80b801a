using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>
/// Reads the body of a GitHub issue that was filled in as a form: a heading for each field, and its answer below.
/// See: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
/// </summary>
internal static class IssueForm
{
    /// <summary>What GitHub writes below a heading that nobody answered.</summary>
    private const string NoAnswer = "_No response_";

    /// <summary>The answers about a department.</summary>
    /// <exception cref="EditException">The file is no form, or one heading is not known.</exception>
    public static DepartmentForm Read(string path, DepartmentAddition addition)
    {
        var form = new DepartmentForm(addition);
        foreach (var (field, answer) in Answers(path, [.. DepartmentField.All.Select(field => (field.Name, field.Heading))], "use-case"))
        {
            form.Answer(field, answer);
        }

        return form;
    }

    /// <summary>The answers by field.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fields">The fields there are, with their headings.</param>
    /// <param name="ofLines">The field whose answer keeps its lines.</param>
    /// <exception cref="EditException">The file is no form, or one heading is not known.</exception>
    public static IReadOnlyDictionary<string, FormAnswer> Answers(
        string path, IReadOnlyList<(string Name, Bilingual Heading)> fields, string? ofLines = null)
    {
        var name = Path.GetFileName(path);
        var answers = new Dictionary<string, FormAnswer>(StringComparer.Ordinal);
        string? field = null;
        var (line, start, answer) = (0, 0, new List<string>());
        foreach (var written in ForeignText.Read(path, mayBeOfExcel: false).Split('\n').Append("### "))
        {
            line++;
            var text = written.TrimEnd('\r');
            if (!text.StartsWith("### ", StringComparison.Ordinal))
            {
                start = answer.Count == 0 ? line : start;
                answer.AddRange(text.Trim() is { Length: > 0 } and not NoAnswer ? [text.Trim()] : []);
                continue;
            }

            if (field is not null && answer.Count > 0)
            {
                answers.Add(field, new FormAnswer(
                    string.Join(field == ofLines ? "\n" : " ", answer), new($"{name}, line {start}", $"{name} の {start} 行目")));
            }

            var heading = text[4..].Trim();
            answer.Clear();
            field = Find(fields, heading);
            if (heading.Length > 0 && (field is null || answers.ContainsKey(field)))
            {
                throw new EditException(new(
                    $"{name}:{line}: the heading \"{Excerpt.Of(heading)}\" is {(field is null ? "not known" : "there twice")}; the headings are {Headings(Language.English)}.",
                    $"{name}:{line}: 見出し「{Excerpt.Of(heading)}」は{(field is null ? "使えません" : " 2 回あります")}。使える見出し：{Headings(Language.Japanese)}"));
            }
        }

        return answers.Count > 0 ? answers : throw new EditException(new(
            $"{name} has no headings with answers; it must be the body of an issue: \"### {fields[0].Heading.English}\", a blank line, the answer.",
            $"{name} に見出しと回答がありません。「### {fields[0].Heading.Japanese}」、空行、回答の形で書かれた Issue の本文を指定してください。"));

        string Headings(Language language) => string.Join(", ", fields.Select(each => each.Heading.In(language)));
    }

    /// <summary>The field of a name or a heading in either language, whatever the case; null when there is none.</summary>
    public static string? Find(IEnumerable<(string Name, Bilingual Heading)> fields, string written) => fields
        .Where(field => new[] { field.Name, field.Heading.English, field.Heading.Japanese }
            .Contains(written.Trim(), StringComparer.OrdinalIgnoreCase))
        .Select(field => field.Name).FirstOrDefault();
}
