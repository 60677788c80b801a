using System.Globalization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Loading;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The answers about a department.</summary>
/// <param name="addition">The company that it is added to.</param>
internal sealed class DepartmentForm(DepartmentAddition addition)
    : Form(DepartmentField.All, (key, text) => TypedValue.Read<Department>(key, text))
{
    private readonly SandboxConfig company = addition.Company;
    private readonly DepartmentDefaults defaults = addition.Defaults;

    public override IReadOnlyList<FormQuestion> Questions => DepartmentQuestions.All;

    protected override IEnumerable<FormField> Required => DepartmentField.Required(company);

    /// <summary>The department's id as far as it is one; empty otherwise.</summary>
    public string Id => TextOf("id") is { } id && Values("id", id).All(each => each.Problem is null) ? id : "";

    public override string? DefaultOf(FormField field) => defaults.Of(field.Name);

    public override Bilingual ExampleOf(FormField field) => defaults.Example(field);

    public override IReadOnlyList<PlacedProblem> ProblemsOf(IReadOnlyCollection<string> names) => addition.ProblemsOf(this, names);

    public override IEnumerable<string> Hints(FormQuestion question, Language language) => question.Fields[0] switch
    {
        "models" => defaults.Models.Select(model => string.Create(
            CultureInfo.InvariantCulture,
            $"  {model.Alias,-18} {model.Name} ({model.Price.Input:0.00} / {model.Price.Output:0.00} USD{Per.In(language)})")),
        "group" => defaults.Groups.Select(group => $"  {group.Name} {group.Id}"),
        "monthly" =>
        [
            new Bilingual(
                $"In {company.Sandbox.Money.Currency}; {CostText.Amount(defaults.Left)} of the sandbox's {CostText.Amount(company.Sandbox.Money.MonthlyBudget)} are left.",
                $"単位は {company.Sandbox.Money.Currency}。サンドボックス全体 {CostText.Amount(company.Sandbox.Money.MonthlyBudget)} のうち、残りは {CostText.Amount(defaults.Left)} です。")
                .In(language),
        ],
        "data-class" => defaults.Guardrails.Select(each => $"  {each.DataClass,-13} {Guardrail.In(language)} {each.Profile}"),
        _ => [],
    };

    private static readonly Bilingual Per = new(" per million tokens in / out", "、入力・出力 100 万トークンあたり");

    private static readonly Bilingual Guardrail = new("guardrail profile", "ガードレール：");

    /// <summary>The department's file.</summary>
    /// <param name="others">Answers to use where there are none yet.</param>
    public string File(IReadOnlyDictionary<string, string>? others = null)
    {
        var given = new Dictionary<string, string>(others ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, answer) in Answers)
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
            given.TryGetValue("members", out var members) ? Math.Max(1, ((YamlList)Read("members", members).Value!).Items.Count) : 10)));
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

    protected override IEnumerable<FormValue> Values(string field, string text)
    {
        switch (field)
        {
            case "owner" or "it-partner" or "decision-maker":
                return Person(field, text);
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
                return base.Values(field, text);
        }
    }

    private static IEnumerable<WrittenUseCase?> UseCases(string text) =>
        text.Split(['\n', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WrittenUseCase.Of);
}
