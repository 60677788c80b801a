using System.Globalization;
using System.Text.Json.Serialization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using Words = InfraPoc.Cli.Reviews.ReviewWords;

namespace InfraPoc.Cli.Reviews;

/// <summary>What a change means for one department, in words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changes">What changes, a phrase each, the most important first.</param>
/// <param name="MembersIn">Addresses that are let in, or the id of a group.</param>
/// <param name="MembersOut">Addresses that are not any more.</param>
/// <param name="MostMore">
/// What the department can spend more in the month in which that is most, until a stop holds, in the sandbox's currency; negative for
/// less in every month.
/// </param>
internal sealed record DepartmentReview(
    string Id,
    string Name,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> MembersIn,
    IReadOnlyList<string> MembersOut,
    decimal MostMore
)
{
    /// <summary>What changes in the file of a department that is on both sides; none of one that is not.</summary>
    [JsonIgnore]
    public IReadOnlyList<ConfigChange> Values { get; init; } = [];

    /// <summary>The currency of the amounts.</summary>
    [JsonIgnore]
    public string Currency { get; init; } = "";

    /// <summary>What changes, and what it can spend more or less.</summary>
    public IEnumerable<string> Phrases(Language language) => MostMore == 0 ? Changes
        : [.. Changes, Words.Most(Amount(Math.Abs(MostMore), Currency), MostMore > 0).In(language)];

    /// <summary>The departments that change.</summary>
    /// <param name="before">The most that can be spent in a month, of the base.</param>
    /// <param name="after">The same of the head.</param>
    /// <param name="language">In which language.</param>
    public static IReadOnlyList<DepartmentReview> Of(MostSpent before, MostSpent after, Language language)
    {
        var old = before.Config.Departments.ToDictionary(department => department.Id, StringComparer.Ordinal);
        var now = after.Config.Departments.ToDictionary(department => department.Id, StringComparer.Ordinal);
        return
        [
            .. from id in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            let review = Of(old.GetValueOrDefault(id), before, now.GetValueOrDefault(id), after, language)
            where review.Changes.Count > 0 || review.MostMore != 0
            select review,
        ];
    }

    private static DepartmentReview Of(Department? old, MostSpent before, Department? now, MostSpent after, Language language)
    {
        var department = (now ?? old)!;
        var changes = ConfigChange.Of(ByMonth(old), ByMonth(now));
        var letIn = changes.Where(change => change.Path is "members" or "group.id").ToList();
        var phrases =
            old is null ? Added(department, after.Config)
            : now is null ? [Words.Removed]
            : changes.Where(change => !change.Path.EndsWith("].month", StringComparison.Ordinal))
                .GroupBy(change => change.Path).OrderBy(Order).Select(change => Phrase([.. change], before.Config, after.Config));
        return new(
            department.Id,
            department.Name,
            [.. phrases.Select(phrase => phrase.In(language))],
            [.. letIn.Select(change => change.After).OfType<string>()],
            [.. letIn.Select(change => change.Before).OfType<string>()],
            after.Months(before, department.Id).Max(month => after.Of(department.Id, month) - before.Of(department.Id, month))
        )
        {
            Values = old is null || now is null ? [] : changes,
            Currency = after.Config.Sandbox.Money.Currency,
        };
    }

    /// <summary>The department with one top-up of a month, the sum of all of it, as only months tell top-ups apart.</summary>
    private static Department? ByMonth(Department? department) => department is null ? null : department with
    {
        Budget = department.Budget with
        {
            TopUps =
            [
                .. department.Budget.TopUps.GroupBy(each => each.Month).Select(month => new TopUp
                {
                    Month = month.Key,
                    Amount = month.Sum(each => each.Amount),
                    Reason = string.Join(", ", month.Select(each => each.Reason).Distinct()),
                }),
            ],
        },
    };

    private static IEnumerable<Bilingual> Added(Department department, SandboxConfig config) =>
        [
            Words.Added,
            Words.Models([.. config.ModelsOf(department).Select(model => model.Name)], []),
            Words.Value(Words.Label("budget.monthly"), null, Amount(department.Budget.Monthly, config.Sandbox.Money)),
            Words.Value(Words.Label("period"), null, $"{Day(department.Period.Start)} – {Day(department.Period.End)}"),
            Words.People(department.Members.Count, 0),
            Words.Value(Words.Label("guardrail"), null, department.Guardrail),
            Words.Value(
                Words.Label("dataClass"),
                null,
                ConfigChange.Of(null, department).First(change => change.Path == "dataClass").After
            ),
        ];

    private static Bilingual Phrase(IReadOnlyList<ConfigChange> changes, SandboxConfig before, SandboxConfig after)
    {
        var (gone, come) = (
            changes.Select(change => change.Before).OfType<string>().ToList(),
            changes.Select(change => change.After).OfType<string>().ToList()
        );
        return changes[0].Path switch
        {
            "models" => Words.Models([.. come.Select(alias => NameOf(alias, after))], [.. gone.Select(alias => NameOf(alias, before))]),
            "members" => Words.People(come.Count, gone.Count),
            "budget.alertPercents" => Words.Value(Words.Label("budget.alertPercents"), string.Join(", ", gone), string.Join(", ", come)),
            "budget.stopPercent" or "budget.coolDownMinutes" => Words.Value(
                Words.Label(changes[0].Path),
                changes[0].Before,
                changes[0].After
            ),
            ['b', 'u', 'd', 'g', 'e', 't', '.', .. var key] when !key.EndsWith("].reason", StringComparison.Ordinal) => Words.Value(
                Words.Label(changes[0].Path),
                Money(changes[0].Before, before),
                Money(changes[0].After, after)
            ),
            _ => Words.Value(Words.Label(changes[0].Path), string.Join(", ", gone), string.Join(", ", come)),
        };
    }

    private static string? Money(string? amount, SandboxConfig config) =>
        amount is null ? null : Amount(decimal.Parse(amount, CultureInfo.InvariantCulture), config.Sandbox.Money);

    private static string NameOf(string alias, SandboxConfig config) =>
        config.Models.TryGetValue(alias, out var model) ? model.Name : alias;

    private static int Order(IGrouping<string, ConfigChange> change) =>
        Array.FindIndex(Words.ByImportance, path => change.Key.StartsWith(path, StringComparison.Ordinal)) is >= 0 and var index
            ? index
            : int.MaxValue;
}
