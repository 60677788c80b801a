using InfraPoc.Controls;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// What departments' principals may do on one side of a review and not on the other, decided by evaluating all policies of both sides,
/// never by comparing their text.
/// </summary>
internal static class AccessDelta
{
    /// <summary>Every request of <see cref="ReviewQuestions"/> that the two sides answer differently, by principal.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public static IReadOnlyList<AccessChange> Of(ReviewSide before, ReviewSide after)
    {
        var (old, now) = (before.Principals(), after.Principals());
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Order(StringComparer.Ordinal)
                .SelectMany(path => Changes(before, old.GetValueOrDefault(path), after, now.GetValueOrDefault(path))),
            .. Administrators(before, after),
        ];
    }

    /// <summary>What the organization's policies stop refusing to those whom nothing else binds, or begin to refuse.</summary>
    private static IEnumerable<AccessChange> Administrators(ReviewSide before, ReviewSide after)
    {
        var samples = after.Templates.Samples;
        var named =
            from statement in before.Fences.Concat(after.Fences).SelectMany(fence => fence.Statements)
            from principal in ServiceControls.Principals(after.Templates, statement)
            select principal;
        var principals = named.Append($"arn:aws:iam::{after.Config.Sandbox.Accounts.Sandbox.Id}:role/{samples.Name}").Distinct().ToList();
        return from question in ReviewQuestions.Of([before.Fences], [after.Fences], asWhole: false, samples)
               from principal in principals
               let was = !before.Fences.Any(fence => ReviewSide.Denies(fence, principal, question))
               let isAllowed = !after.Fences.Any(fence => ReviewSide.Denies(fence, principal, question))
               where was != isAllowed
               select new AccessChange(null, question, isAllowed);
    }

    /// <summary>The same for one principal, which may be missing on one side.</summary>
    internal static IEnumerable<AccessChange> Changes(
        ReviewSide before,
        DepartmentPrincipal? old,
        ReviewSide after,
        DepartmentPrincipal? now
    )
    {
        if (old is not null && now is not null && before.Policies(old) == after.Policies(now))
        {
            return [];
        }

        // Conditions may look at the role's name, so that the same statement says something else.
        var asWhole = old is not null && now is not null && ReviewSide.Role(old) != ReviewSide.Role(now);
        return from question in ReviewQuestions.Of(Layers(before, old), Layers(after, now), asWhole, after.Templates.Samples)
               let was = old is not null && ReviewSide.Allows(old, question)
               let isAllowed = now is not null && ReviewSide.Allows(now, question)
               where was != isAllowed
               select new AccessChange((now ?? old)!, question, isAllowed);
    }

    private static IReadOnlyList<IReadOnlyList<PolicyDocument>> Layers(ReviewSide side, DepartmentPrincipal? principal) =>
        principal is null
            ?
            [
                [],
                [],
                side.Fences,
            ]
            :
            [
                [.. principal.Policies.Identity.Select(policy => policy.Document)],
                principal.Policies.Boundary is { } boundary ? [boundary.Document] : [],
                side.Fences,
            ];
}
