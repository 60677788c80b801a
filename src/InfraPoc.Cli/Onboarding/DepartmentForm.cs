using System.Globalization;
using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Loading;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The answers about a department: what they mean for its file, and what is wrong with them.</summary>
/// <param name="company">The company's configuration.</param>
internal sealed partial class DepartmentForm(SandboxConfig company)
{
    private readonly Dictionary<string, DepartmentAnswer> answers = new(StringComparer.Ordinal);

    /// <summary>The answers by field.</summary>
    public IReadOnlyDictionary<string, DepartmentAnswer> Answers => answers;

    /// <summary>The fields that have no answer and need one.</summary>
    public IEnumerable<DepartmentField> Missing => DepartmentField.Required(company).Where(each => !answers.ContainsKey(each.Name));

    /// <summary>The department's id as far as it is one; empty otherwise.</summary>
    public string Id => answers.TryGetValue("id", out var id) && Values("id", id.Text).All(each => each.Problem is null) ? id.Text : "";

    /// <summary>Takes an answer; one that is empty is none.</summary>
    public void Answer(string field, DepartmentAnswer answer)
    {
        _ = answers.Remove(field);
        if (answer.Text.Trim().Length > 0)
        {
            answers.Add(field, answer with { Text = answer.Text.Trim() });
        }
    }

    /// <summary>Takes an answer back.</summary>
    public void Forget(string field) => answers.Remove(field);

    /// <summary>What is wrong with single answers, whatever the others say.</summary>
    public IEnumerable<PlacedProblem> OwnProblems() => answers.SelectMany(answer => Values(answer.Key, answer.Value.Text)
        .Select(value => value.Problem).OfType<ConfigProblem>().Select(problem => new PlacedProblem(answer.Value.Place, problem)));

    /// <summary>The answer that a problem of the department's file is about.</summary>
    public DepartmentField? FieldOf(ConfigProblem problem)
    {
        var key = Index().Replace(problem.Message.English.Split(' ')[0], "");
        return DepartmentField.All
            .Where(field => !field.IsOptional || answers.ContainsKey(field.Name))
            .SelectMany(field => field.Keys.Select(own => (field, own)))
            .Where(each => key == each.own || key.StartsWith(each.own + ".", StringComparison.Ordinal))
            .OrderByDescending(each => each.own.Length).ThenByDescending(each => each.field.IsOptional)
            .Select(each => each.field).FirstOrDefault();
    }

    /// <summary>The problem at the place where the answer was written.</summary>
    public PlacedProblem Placed(ConfigProblem problem) =>
        new(FieldOf(problem) is { } asked && answers.TryGetValue(asked.Name, out var answer) ? answer.Place : null, problem);

    /// <summary>The department's file.</summary>
    /// <param name="others">Answers to use where there are none yet.</param>
    public string File(IReadOnlyDictionary<string, string>? others = null)
    {
        var given = new Dictionary<string, string>(others ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, answer) in answers)
        {
            given[name] = answer.Text;
        }

        var cases = UseCases(given["use-case"]).Select(written => written!.Value).ToList();
        var changes = given.Where(each => each.Key is not ("use-case" or "category")).SelectMany(each => Values(each.Key, each.Value))
            .Select(value => YamlChange.Set(value.Key, value.Value!)).ToList();
        changes.Add(YamlChange.Set("useCases", YamlValue.List(
            [.. cases.Select((each, index) => each.ToYaml(index, given.GetValueOrDefault("category")))])));
        changes.Add(YamlChange.Set("kpi.hoursSavedPerWeek", Number(HoursSaved(cases))));
        changes.Add(YamlChange.Set("kpi.trialUsers", Number(
            given.TryGetValue("members", out var members)
                ? Math.Max(1, members.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) : 10)));
        if (!given.ContainsKey("guardrail"))
        {
            changes.Add(YamlChange.Set("guardrail", YamlValue.Text(GuardrailOf(given["data-class"]))));
        }

        return YamlEditor.Apply(DepartmentTemplate.Text(company.Sandbox.Language), typeof(Department), changes);
    }

    private string GuardrailOf(string dataClass) =>
        company.Sandbox.Guardrails.ByDataClass.Of((DataClass)ScalarText.MembersOf(typeof(DataClass))[dataClass]);

    /// <summary>Whole hours that the use cases save in a week when they reach their targets.</summary>
    private static int HoursSaved(IEnumerable<WrittenUseCase> cases) => Math.Clamp(
        (int)Math.Min(100_000, cases.Sum(each => (each.Before - each.Target) * (long)each.Pieces / 60)), 1, 100_000);

    private static YamlValue Number(int number) => YamlValue.Plain(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The keys that an answer sets, with the value or what is wrong with it.</summary>
    private static IEnumerable<(string Key, YamlValue? Value, ConfigProblem? Problem)> Values(string field, string text)
    {
        switch (field)
        {
            case "owner" or "it-partner" or "decision-maker":
                var key = DepartmentField.Of(field).Keys[0];
                return WrittenPerson.Of(text) is { } person
                    ? [Read($"{key}.name", person.Name), Read($"{key}.email", person.Email)]
                    : [Refused(field, text)];
            case "group":
                var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                return words.Length >= 2
                    ? [Read("group.name", string.Join(' ', words.SkipLast(1))), Read("group.id", words[^1])]
                    : [Refused(field, text)];
            case "use-case":
                var cases = UseCases(text).ToList();
                return cases.Contains(null)
                    ? [Refused(field, text)]
                    : cases.SelectMany((each, index) => each!.Value.Parts($"useCases[{index}]").Select(part => Read(part.Key, part.Text)));
            case "category":
                return [Read("useCases[0].category", text)];
            default:
                return [Read(DepartmentField.Of(field).Keys[0], text)];
        }
    }

    private static (string, YamlValue?, ConfigProblem?) Read(string key, string text)
    {
        var (value, problem) = TypedValue.Read<Department>(key, text);
        return (key, value, problem);
    }

    private static (string, YamlValue?, ConfigProblem?) Refused(string field, string text) => (
        field, null,
        new ConfigProblem(
            "", 0, 0, "CFG005", NotOfItsForm(DepartmentField.Of(field).Keys[0], text), LikeExample(DepartmentField.Of(field).Example)));

    /// <summary>What is said of an answer that cannot be parted.</summary>
    public static Bilingual NotOfItsForm(string key, string text) => new(
        $"{key} is not of the form it must have, got \"{Excerpt.Of(text)}\"", $"{key} の形式が正しくありません（\"{Excerpt.Of(text)}\" と書かれています）");

    /// <summary>How it is written; the message ends the sentence, so an example that is one goes without its end.</summary>
    public static Bilingual LikeExample(Bilingual example) => new(
        $"write it as in {example.English.TrimEnd('.')}", $"次の例のように書いてください：{example.Japanese.TrimEnd('。')}");

    private static IEnumerable<WrittenUseCase?> UseCases(string text) =>
        text.Split(['\n', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WrittenUseCase.Of);

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
