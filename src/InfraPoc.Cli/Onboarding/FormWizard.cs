using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Asks for what a form lacks; every answer is checked at once, together with all that is there.</summary>
/// <param name="console">Where to ask.</param>
/// <param name="language">In which language.</param>
internal sealed class FormWizard(IAnsiConsole console, Language language)
{
    /// <summary>Completes the answers.</summary>
    public void Complete(Form form)
    {
        var questions = form.Questions.Where(question => Missing(form, question).Count > 0).ToList();
        var dialogue = new Dialogue(console, language, questions.Count);
        foreach (var question in questions)
        {
            // An answer may make a later question needless.
            if (Missing(form, question) is { Count: > 0 } fields)
            {
                Ask(dialogue, form, question, fields);
            }
        }
    }

    private void Ask(Dialogue dialogue, Form form, FormQuestion question, List<FormField> fields)
    {
        var isWhole = fields.Count == question.Fields.Count;
        var defaults = fields.ConvertAll(form.DefaultOf);
        dialogue.Ask(
            isWhole ? question.Title : fields[0].Heading,
            [.. isWhole && question.Why is { } why ? new[] { why.In(language) } : [], .. form.Hints(question, language)],
            string.Join(' ', fields.Select(field => form.ExampleOf(field).In(language))),
            defaults.Contains(null) ? null : string.Join(' ', defaults),
            line => Take(form, fields, question.Split(fields, line)));
    }

    private List<string> Take(Form form, List<FormField> fields, IReadOnlyList<string>? parts)
    {
        if (parts is null || parts.Contains(""))
        {
            return
            [
                new Bilingual(
                    $"Write {fields.Count} values: {string.Join(", ", fields.Select(field => field.Heading.English))}.",
                    $"{fields.Count} つの値を書いてください：{string.Join("、", fields.Select(field => field.Heading.Japanese))}").In(language),
            ];
        }

        fields.Zip(parts).ToList().ForEach(each => form.Answer(each.First, each.Second));
        var problems = form.ProblemsOf(fields.ConvertAll(field => field.Name)).Select(problem => problem.Said(language)).ToList();
        if (problems.Count > 0)
        {
            fields.ForEach(form.Forget);
        }

        return problems;
    }

    private static List<FormField> Missing(Form form, FormQuestion question) =>
        [.. form.Missing.Where(field => question.Fields.Contains(field.Name))];
}
