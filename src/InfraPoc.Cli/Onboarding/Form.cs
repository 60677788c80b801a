using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The answers to what is asked for a file: what they mean for its keys, and what is wrong with them.</summary>
/// <param name="fields">Everything that can be answered.</param>
/// <param name="read">Reads the value of a key of the file.</param>
internal abstract partial class Form(
    IReadOnlyList<FormField> fields, Func<string, string, (YamlValue? Value, ConfigProblem? Problem)> read)
{
    private readonly Dictionary<string, FormAnswer> answers = new(StringComparer.Ordinal);

    /// <summary>The answers by field.</summary>
    public IReadOnlyDictionary<string, FormAnswer> Answers => answers;

    /// <summary>The fields that have no answer and need one.</summary>
    public IEnumerable<FormField> Missing => Required.Where(each => !answers.ContainsKey(each.Name));

    /// <summary>The questions that lead to the answers, at most twelve.</summary>
    public abstract IReadOnlyList<FormQuestion> Questions { get; }

    /// <summary>The fields that need an answer.</summary>
    protected abstract IEnumerable<FormField> Required { get; }

    /// <summary>What most likely is right; null where only whoever answers knows.</summary>
    public abstract string? DefaultOf(FormField field);

    /// <summary>How an answer is written.</summary>
    public abstract Bilingual ExampleOf(FormField field);

    /// <summary>What is said of a question beside why it is asked.</summary>
    public abstract IEnumerable<string> Hints(FormQuestion question, Language language);

    /// <summary>What is wrong with some answers, checked together with all that is there; the form need not be complete.</summary>
    /// <param name="names">The fields that were answered last.</param>
    public abstract IReadOnlyList<PlacedProblem> ProblemsOf(IReadOnlyCollection<string> names);

    /// <summary>Takes an answer; one that is empty is none.</summary>
    public void Answer(string field, FormAnswer answer)
    {
        _ = answers.Remove(field);
        if (answer.Text.Trim().Length > 0)
        {
            answers.Add(field, answer with { Text = answer.Text.Trim() });
        }
    }

    /// <summary>Takes an answer of the command line or the wizard.</summary>
    public void Answer(FormField field, string text) => Answer(field.Name, new FormAnswer(text, field.Place));

    /// <summary>Takes an answer back.</summary>
    public void Forget(FormField field) => answers.Remove(field.Name);

    /// <summary>What is wrong with single answers, whatever the others say.</summary>
    public virtual IEnumerable<PlacedProblem> OwnProblems() => answers.SelectMany(answer => Values(answer.Key, answer.Value.Text)
        .Select(value => value.Problem).OfType<ConfigProblem>().Select(problem => Placed(FieldOf(answer.Key), problem)));

    /// <summary>The answer that a problem of the file is about.</summary>
    public FormField? FieldOf(ConfigProblem problem)
    {
        var key = problem.Message.English.Split(' ')[0];
        return (from field in fields
                where !field.IsOptional || answers.ContainsKey(field.Name)
                from own in field.Keys
                where IsOf(key, own)
                orderby own.Length descending, field.IsOptional descending
                select field).FirstOrDefault();
    }

    private static bool IsOf(string key, string own) => $"{Index().Replace(key, "")}.".StartsWith($"{own}.", StringComparison.Ordinal);

    /// <summary>The problem at the place where the answer was written.</summary>
    public PlacedProblem Placed(ConfigProblem problem) => FieldOf(problem) is { } asked ? Placed(asked, problem) : new(null, problem);

    /// <summary>The same in the words of whoever answers: what was asked instead of the key, and an answer instead of YAML.</summary>
    protected PlacedProblem Placed(FormField field, ConfigProblem problem)
    {
        var key = problem.Message.English.Split(' ')[0];
        var plain = Index().Replace(key, "");
        var isAll = field.Keys.Any(own => plain == own || plain == $"{own}.name" || plain == $"{own}.email");
        string Named(string message, string heading, string blank, string colon) =>
            isAll && message.StartsWith($"{key} ", StringComparison.Ordinal)
                ? $"{heading}{blank}{message[(key.Length + 1)..]}" : $"{heading}{colon}{message}";
        return new(answers.GetValueOrDefault(field.Name)?.Place, problem with
        {
            Message = new(
                Named(problem.Message.English, field.Heading.English, " ", ": "),
                Named(problem.Message.Japanese, field.Heading.Japanese, "", "：")),
            Fix = OfFiles.Any(each => problem.Fix.English.Contains(each, StringComparison.Ordinal)) ? LikeExample(field) : problem.Fix,
        })
        { Field = field };
    }

    /// <summary>What a fix of a file holds that nobody types as an answer: quotes, a list's dash, the sample's domain.</summary>
    private static readonly IReadOnlyList<string> OfFiles = [" in quotes", "e.g. - ", "@example.com"];

    /// <summary>How it is written; the message ends the sentence, so an example that is one goes without its end.</summary>
    public Bilingual LikeExample(FormField field) => new(
        $"write it as in {ExampleOf(field).English.TrimEnd('.')}", $"次の例のように書いてください：{ExampleOf(field).Japanese.TrimEnd('。')}");

    /// <summary>What was written for a field; null where nothing was.</summary>
    protected string? TextOf(string field) => answers.GetValueOrDefault(field)?.Text;

    /// <summary>The keys that an answer sets, with the value or what is wrong with it.</summary>
    protected virtual IEnumerable<FormValue> Values(string field, string text) => [Read(FieldOf(field).Keys[0], text)];

    /// <summary>The same for a person.</summary>
    protected IEnumerable<FormValue> Person(string field, string text) => WrittenPerson.Of(text) is { } person
        ? [Read($"{FieldOf(field).Keys[0]}.name", person.Name), Read($"{FieldOf(field).Keys[0]}.email", person.Email)]
        : [Refused(field, text)];

    /// <summary>The value of a key.</summary>
    protected FormValue Read(string key, string text)
    {
        var (value, problem) = read(key, text);
        return new(key, value, problem);
    }

    /// <summary>An answer that cannot be parted.</summary>
    protected FormValue Refused(string field, string text)
    {
        var (key, got) = (FieldOf(field).Keys[0], Excerpt.Of(text));
        return Refused("CFG005", LikeExample(FieldOf(field)), new(
            $"{key} is not of the form it must have, got \"{got}\"", $"{key} の形式が正しくありません（\"{got}\" と書かれています）"));
    }

    /// <summary>An answer that is no value.</summary>
    protected static FormValue Refused(string code, Bilingual fix, Bilingual message) =>
        new("", null, new ConfigProblem("", 0, 0, code, message, fix));

    private FormField FieldOf(string name) => fields.First(field => field.Name == name);

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();

    /// <summary>What an answer means for a key of the file.</summary>
    protected readonly record struct FormValue(string Key, YamlValue? Value, ConfigProblem? Problem);
}
