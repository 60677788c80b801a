using InfraPoc.Controls;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// What departments' principals may do on one side of a review and not on the other, decided by evaluating all policies of both sides,
/// never by comparing their text.
/// </summary>
internal static class AccessDelta
{
    /// <summary>Every request of <see cref="AccessQuestions"/> that the two sides answer differently, by principal.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public static IReadOnlyList<AccessChange> Of(ReviewSide before, ReviewSide after)
    {
        var (old, now) = (Principals(before), Principals(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .SelectMany(path => Changes(before, old.GetValueOrDefault(path), after, now.GetValueOrDefault(path))),
        ];
    }

    private static IEnumerable<AccessChange> Changes(
        ReviewSide before, DepartmentPrincipal? old, ReviewSide after, DepartmentPrincipal? now)
    {
        if (old is not null && now is not null && before.Policies(old) == after.Policies(now))
        {
            return [];
        }

        var asWhole = old is null || now is null || before.IsReachable(old) != after.IsReachable(now)
            || ReviewSide.Role(old) != ReviewSide.Role(now);
        return from question in AccessQuestions.Of(Layers(before, old), Layers(after, now), asWhole, after.Templates.Samples.Name)
               let was = old is not null && before.Allows(old, question)
               let isAllowed = now is not null && after.Allows(now, question)
               where was != isAllowed
               select new AccessChange((now ?? old)!, question, isAllowed);
    }

    private static IReadOnlyList<IReadOnlyList<PolicyDocument>> Layers(ReviewSide side, DepartmentPrincipal? principal) => principal is null
        ? [[], [], side.Fences]
        :
        [
            [.. principal.Policies.Identity.Select(policy => policy.Document)],
            principal.Policies.Boundary is { } boundary ? [boundary.Document] : [],
            side.Fences,
        ];

    private static Dictionary<string, DepartmentPrincipal> Principals(ReviewSide side) =>
        side.Templates.Principals.ToDictionary(principal => principal.Source.ConstructPath, StringComparer.Ordinal);
}
