using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>An approval that a change needs.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Approvers">Who can give it; any one is enough.</param>
/// <param name="Why">Why, as <c>config/approvals.yaml</c> of the base says it.</param>
/// <param name="Concerns">Names of departments that it is about, with their decision makers; empty where it is about everybody.</param>
/// <param name="By">Who gave it, for this very head; null for nobody.</param>
internal sealed record Approval(
    ApprovalKind Kind, IReadOnlyList<string> Approvers, string Why, IReadOnlyList<string> Concerns, string? By)
{
    /// <summary>What the code host is told: success or pending.</summary>
    public string Status => By is null ? "pending" : "success";

    /// <summary>The approvals that a change needs. The rules are the base's, so that a change cannot waive its own.</summary>
    /// <param name="review">The change.</param>
    /// <param name="before">The base.</param>
    /// <param name="after">The configuration of the head.</param>
    /// <param name="given">Who approved this very head.</param>
    public static IReadOnlyList<Approval> Of(Review review, ReviewSide before, SandboxConfig after, IReadOnlyList<string> given) =>
    [
        .. from rule in before.Config.Approvals
           let concerns = About(rule, review, before, after)
           where concerns is not null
           select new Approval(
               rule.When, rule.Approvers, rule.Why, concerns,
               given.FirstOrDefault(login => rule.Approvers.Contains(login, StringComparer.OrdinalIgnoreCase))),
    ];

    private static IReadOnlyList<string>? About(ApprovalRule rule, Review review, ReviewSide before, SandboxConfig after)
    {
        var known = before.Config.Departments.ToDictionary(department => department.Id, StringComparer.Ordinal);
        return rule.When switch
        {
            ApprovalKind.AccessWidened => Topic(ReviewTopic.Access),
            ApprovalKind.ResidencyWidened => Topic(ReviewTopic.Residency),
            ApprovalKind.ProtectionWeakened => Topic(ReviewTopic.Protection),
            ApprovalKind.StateLost => Topic(ReviewTopic.State),
            ApprovalKind.CodeChanged => review.CodeChanges ? [] : null,
            ApprovalKind.DepartmentAdded => Some(after.Departments.Where(department => !known.ContainsKey(department.Id))),
            ApprovalKind.PeriodExtended => Some(Extended()),
            ApprovalKind.PeriodExtendedAgain => Some(
                Extended().Where(department => before.Extensions(department.Id) != 0),
                department => $" {ReviewWords.ExtendedBefore(before.Extensions(department.Id)).In(review.Language)}"),
            _ when rule.From is { } from => Some(after.Departments.Where(department =>
                review.Departments.Any(each => each.Id == department.Id && each.MostMore >= from)))
                ?? (review.OtherLimits || review.Costs.Any(cost => cost.Level != CostLevel.None) ? [] : null),
            _ => Topic(ReviewTopic.Money),
        };

        IReadOnlyList<string>? Topic(ReviewTopic topic) =>
            review.Verdict.Any(verdict => verdict.Topic == topic && verdict.Risk == ReviewRisk.High) ? [] : null;

        IEnumerable<Department> Extended() => after.Departments.Where(department =>
            known.TryGetValue(department.Id, out var old) && department.Period.End > old.Period.End);

        static IReadOnlyList<string>? Some(IEnumerable<Department> departments, Func<Department, string>? note = null) =>
            departments.Select(department => $"{department.Name} ({department.DecisionMaker.Name}){note?.Invoke(department)}").ToList()
                is { Count: > 0 } some ? some : null;
    }
}
