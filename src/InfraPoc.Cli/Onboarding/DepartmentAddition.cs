using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>New departments, checked together with the company's configuration before anything is written.</summary>
/// <param name="root">The project folder.</param>
/// <param name="company">The configuration that is there.</param>
/// <param name="clock">Tells which day it is.</param>
internal sealed class DepartmentAddition(string root, SandboxConfig company, TimeProvider clock)
{
    /// <summary>The configuration that is there.</summary>
    public SandboxConfig Company => company;

    /// <summary>What most likely is right for another department.</summary>
    public DepartmentDefaults Defaults { get; } = new(company, LocalDay.Today(clock, company.Sandbox.TimeZone));

    /// <summary>The files of departments whose answers are complete, and everything that is wrong with them.</summary>
    /// <exception cref="EditException">A file exists already.</exception>
    public (ConfigDraft Draft, IReadOnlyList<PlacedProblem> Problems) Draft(IReadOnlyList<DepartmentForm> forms, bool isPartial = false)
    {
        var draft = new ConfigDraft(root);
        var problems = forms.SelectMany(form => form.OwnProblems()).ToList();
        if (problems.Count > 0)
        {
            return (draft, problems);
        }

        var byFile = new Dictionary<string, DepartmentForm>(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            var file = ConfigDraft.FileOf(form.Id.Length == 0 ? "placeholder" : form.Id);
            if (company.Departments.Any(each => each.Id == form.Id) || !byFile.TryAdd(file, form))
            {
                var first = byFile.TryGetValue(file, out var other)
                    ? other.Answers["id"].Place
                    : new Bilingual($"{file} already", file);
                problems.Add(form.Placed(new ConfigProblem(
                    file, 1, 1, "DEP001",
                    new($"id is that of {first.English}, got \"{form.Id}\"", $"id は {first.Japanese} がすでに使っています（\"{form.Id}\"）"),
                    new("choose another id", "別の id にしてください"))));
                continue;
            }

            draft.Create(file, form.File(isPartial ? Defaults.Placeholders() : null));
        }

        if (problems.Count > 0)
        {
            return (draft, problems);
        }

        var result = draft.Check(clock);
        // A new department whose period is over lets nobody in.
        var over = result.Warnings.Where(problem => problem.Code == "DEP035" && byFile.ContainsKey(problem.File))
            .Select(problem => problem with
            {
                Message = new(
                    $"period.end must not be over, and today is {Defaults.Today:yyyy-MM-dd}",
                    $"period.end がすでに過ぎています（今日は {Defaults.Today:yyyy-MM-dd} です）"),
                Fix = new("write a day that is to come", "今日以降の日付を書いてください"),
            });
        return (draft, [.. result.Problems.Concat(over).Select(Placed)]);

        PlacedProblem Placed(ConfigProblem problem) => byFile.TryGetValue(problem.File, out var form) ? form.Placed(problem)
            : new(null, problem);
    }

    /// <summary>What is wrong with some answers of a department that is not complete.</summary>
    /// <param name="form">The answers so far.</param>
    /// <param name="fields">The fields that were answered last.</param>
    public IReadOnlyList<PlacedProblem> ProblemsOf(DepartmentForm form, IReadOnlyCollection<string> fields)
    {
        var isAsked = fields.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Draft([form], isPartial: true).Problems.Where(problem => problem.Field is { } about
                ? isAsked.Contains(about.Name)
                // The sum of the caps, and the numbers that AWS allows.
                : isAsked.Contains("monthly")),
        ];
    }
}
