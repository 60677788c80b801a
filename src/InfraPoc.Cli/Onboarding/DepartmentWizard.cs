using System.Globalization;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Asks what is not answered yet about a department; every answer is checked against the whole configuration at once.</summary>
/// <param name="console">Where to ask.</param>
/// <param name="language">In which language.</param>
/// <param name="company">The company's configuration.</param>
/// <param name="addition">Checks.</param>
internal sealed class DepartmentWizard(IAnsiConsole console, Language language, SandboxConfig company, DepartmentAddition addition)
{
    /// <summary>Completes the answers.</summary>
    public void Complete(DepartmentForm form)
    {
        var missing = form.Missing.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var questions = DepartmentQuestion.All
            .Select(question => (question, Fields: question.Fields.Where(missing.Contains).ToList()))
                .Where(each => each.Fields.Count > 0).ToList();
        var dialogue = new Dialogue(console, language, questions.Count);
        foreach (var (question, fields) in questions)
        {
            var asked = fields.Select(DepartmentField.Of).ToList();
            var defaults = asked.Select(field => addition.Defaults.Of(field.Name)).ToList();
            var isWhole = fields.Count == question.Fields.Count;
            dialogue.Ask(
                isWhole ? question.Title : asked[0].Heading,
                [.. isWhole ? new[] { question.Why.In(language) } : [], .. Choices(question)],
                string.Join(' ', asked.Select(addition.Defaults.Example)),
                defaults.Contains(null) ? null : string.Join(' ', defaults),
                line => Take(form, fields, line));
        }
    }

    private List<string> Take(DepartmentForm form, List<string> fields, string line)
    {
        foreach (var (field, text) in fields.Zip(DepartmentQuestion.Split(fields, line)))
        {
            form.Answer(field, DepartmentAnswer.Typed(field, text));
        }

        var unanswered = fields.Where(field => !form.Answers.ContainsKey(field)).ToList();
        List<string> problems = unanswered.Count > 0
            ? [new Bilingual(
                $"{DepartmentField.Of(unanswered[0]).Heading.English} is missing.",
                $"{DepartmentField.Of(unanswered[0]).Heading.Japanese}がありません。").In(language)]
            : [.. addition.ProblemsOf(form, fields).Select(problem => problem.Said(language))];
        if (problems.Count > 0)
        {
            fields.ForEach(form.Forget);
        }

        return problems;
    }

    /// <summary>What the configuration offers.</summary>
    private IEnumerable<string> Choices(DepartmentQuestion question) => question.Fields[0] switch
    {
        "models" => addition.Defaults.Models.Select(model => string.Create(
            CultureInfo.InvariantCulture,
            $"  {model.Alias,-18} {model.Name} ({model.Price.Input:0.00} / {model.Price.Output:0.00} USD{Per.In(language)})")),
        "group" => addition.Defaults.Groups.Select(group => $"  {group.Name} {group.Id}"),
        "monthly" =>
        [
            new Bilingual(
                $"In {company.Sandbox.Money.Currency}; {CostText.Amount(addition.Defaults.Left)} of the sandbox's {CostText.Amount(company.Sandbox.Money.MonthlyBudget)} are left.",
                $"単位は {company.Sandbox.Money.Currency}。サンドボックス全体 {CostText.Amount(company.Sandbox.Money.MonthlyBudget)} のうち、残りは {CostText.Amount(addition.Defaults.Left)} です。")
                .In(language),
        ],
        "data-class" => addition.Defaults.Guardrails.Select(each => $"  {each.DataClass,-13} {Guardrail.In(language)} {each.Profile}"),
        _ => [],
    };

    private static readonly Bilingual Per = new(" per million tokens in / out", "、入力・出力 100 万トークンあたり");

    private static readonly Bilingual Guardrail = new("guardrail profile", "ガードレール：");
}
