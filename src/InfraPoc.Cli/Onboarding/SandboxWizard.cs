using System.Text.RegularExpressions;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using Spectre.Console;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Asks what is not answered yet about a sandbox; every answer is checked at once.</summary>
/// <param name="console">Where to ask.</param>
/// <param name="language">In which language.</param>
/// <param name="draft">Writes nothing: the files as they would be with some answers.</param>
/// <param name="clock">Tells which day it is.</param>
internal sealed partial class SandboxWizard(
    IAnsiConsole console, Language language, Func<SandboxForm, ConfigDraft> draft, TimeProvider clock)
{
    /// <summary>Completes the answers.</summary>
    public void Complete(SandboxForm form)
    {
        var questions = SandboxQuestion.All.Where(question => Missing(form, question).Count > 0).ToList();
        var dialogue = new Dialogue(console, language, questions.Count);
        foreach (var question in questions)
        {
            var fields = Missing(form, question);
            if (fields.Count == 0)
            {
                continue;
            }

            var defaults = fields.Select(form.DefaultOf).ToList();
            dialogue.Ask(
                fields.Count == question.Fields.Count ? question.Title : fields[0].Heading,
                [.. question.Why.Concat(question.WhyIn?.Invoke(form.Region) ?? []).Select(line => line.In(language))],
                string.Join(' ', fields.Select(field => field.Example)),
                defaults.Contains(null) ? null : string.Join(' ', defaults),
                line => Take(form, fields, line));
        }
    }

    /// <summary>What is wrong with the answers of some fields.</summary>
    public static IReadOnlyList<PlacedProblem> ProblemsOf(
        SandboxForm form, IEnumerable<string> fields, Func<SandboxForm, ConfigDraft> draft, TimeProvider clock)
    {
        var asked = fields.ToHashSet(StringComparer.Ordinal);
        var own = form.OwnProblems().ToList();
        return own.Count > 0 ? own :
        [
            .. draft(form).Check(clock).Problems
                .Where(problem => problem.File == $"{ConfigLoader.Folder}/sandbox.yaml")
                .Where(problem => SandboxForm.FieldOf(problem) is { } about && asked.Contains(about.Name))
                .Select(problem => new PlacedProblem(SandboxForm.Place(SandboxForm.FieldOf(problem)!.Name), problem)),
        ];
    }

    private static List<SandboxField> Missing(SandboxForm form, SandboxQuestion question) =>
        [.. form.Missing.Where(field => question.Fields.Contains(field.Name))];

    private List<string> Take(SandboxForm form, List<SandboxField> fields, string line)
    {
        var parts = fields.Count == 1 ? [line] : Blank().Split(line.Trim());
        if (parts.Length != fields.Count)
        {
            return
            [
                new Bilingual(
                    $"Write {fields.Count} values: {string.Join(", ", fields.Select(field => field.Heading.English))}.",
                    $"{fields.Count} つの値を書いてください：{string.Join("、", fields.Select(field => field.Heading.Japanese))}").In(language),
            ];
        }

        fields.Zip(parts).ToList().ForEach(each => form.Answer(each.First.Name, each.Second));
        var names = fields.ConvertAll(field => field.Name);
        var problems = ProblemsOf(form, names, draft, clock).Select(problem => problem.Said(language)).ToList();
        if (problems.Count > 0)
        {
            names.ForEach(form.Forget);
        }

        return problems;
    }

    [GeneratedRegex(@"[\s　]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
