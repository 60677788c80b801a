using System.Text.Json.Serialization;

namespace InfraPoc.Cli.Reviews;

/// <summary>What one principal may do after a change and not before, or the contrary.</summary>
/// <param name="Department">Id of the department; null for a principal that belongs to none.</param>
/// <param name="Principal">Path of the permission set or role, or <see cref="Anybody"/>.</param>
/// <param name="IsSignIn">True for people in the browser, false for programs.</param>
/// <param name="IsAllowed">Whether it becomes allowed.</param>
/// <param name="From">The first moment asked about that differs; null where it does not depend on the time.</param>
/// <param name="Until">The last one.</param>
/// <param name="Models">Names of models whose calls are concerned.</param>
/// <param name="Actions">Other actions that are concerned.</param>
/// <param name="Requests">Every request that is answered differently.</param>
internal sealed record AccessLine(
    string? Department,
    string Principal,
    bool IsSignIn,
    bool IsAllowed,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Requests
)
{
    /// <summary>Stands for those whom only the organization's policies bind.</summary>
    public const string Anybody = "administrators";

    /// <summary>The moments in words; empty where it does not depend on the time.</summary>
    [JsonIgnore]
    public string When => From is null ? "" : $"{From:yyyy-MM-dd'T'HH:mm'Z'} – {Until:yyyy-MM-dd'T'HH:mm'Z'}";

    private const string Model = ":foundation-model/";

    /// <summary>The changes of each principal, those that begin and end at the same moments together.</summary>
    public static IReadOnlyList<AccessLine> Of(IReadOnlyList<AccessChange> changes, ReviewSide before, ReviewSide after) =>
        [
            .. from request in changes.GroupBy(change =>
                (
                    Path: change.Principal?.Source.ConstructPath ?? Anybody,
                    change.IsAllowed,
                    change.Question.Action,
                    change.Question.Resource
                )
            )
            let times = request.Select(change => change.Question.Time).OfType<DateTimeOffset>().Order().ToList()
            group request by (
                request.Key.Path,
                request.Key.IsAllowed,
                From: times is [var first, ..] ? first : (DateTimeOffset?)null,
                Until: times is [.., var last] ? last : (DateTimeOffset?)null
            ) into same
            let principal = same.First().First().Principal
            let questions = same.SelectMany(each => each).Select(change => change.Question).ToList()
            let models = questions.Select(question => NameOf(question.Resource, before, after)).OfType<string>().Distinct().ToList()
            select new AccessLine(
                principal?.Department?.Id,
                same.Key.Path,
                principal?.IsSignIn == true,
                same.Key.IsAllowed,
                same.Key.From,
                same.Key.Until,
                models,
                [
                    .. questions
                        .Where(question => models.Count == 0 || !IsCall(question.Action))
                        // A wildcard was asked with a name that nobody has.
                        .Select(question => question.Action.Replace(after.Templates.Samples.Name, "*", StringComparison.Ordinal))
                        .Distinct(),
                ],
                [.. questions.Select(question => question.Text).Distinct().Order(StringComparer.Ordinal)]
            ),
        ];

    private static bool IsCall(string action) => action.StartsWith("bedrock:InvokeModel", StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(string resource, ReviewSide before, ReviewSide after)
    {
        var at = resource.IndexOf(Model, StringComparison.Ordinal);
        var id = at < 0 ? null : resource[(at + Model.Length)..];
        return id is null
            ? null
            : after.Config.Models.Values.Concat(before.Config.Models.Values).FirstOrDefault(model => model.ModelId == id)?.Name;
    }
}
