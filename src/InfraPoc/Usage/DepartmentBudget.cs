using Constructs;
using InfraPoc.Access;

namespace InfraPoc.Usage;

/// <summary>
/// The budget of a department: what AWS bills for calls of its application role, by the tag of the caller, and for calls
/// through its inference profiles, by the tag of the resource. Never by service, because most models are billed through AWS
/// Marketplace under names of their own.
/// </summary>
public sealed class DepartmentBudget : Construct
{
    private const string Tag = "department";

    /// <summary>Adds the budget to <paramref name="scope"/>.</summary>
    public DepartmentBudget(Construct scope, DepartmentProps props, DepartmentTopic topic)
        : base(scope, "Costs")
    {
        var budget = props.Department.Budget;
        var id = props.Department.Id;

        // AWS writes user-defined tags with a prefix in budgets and without it in Cost Explorer, whose expressions these are;
        // whichever is read, the other matches nothing.
        // See: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html
        _ = new MonthlyBudget(
            this, props.Names.Budget(props.Department), props.Sandbox.Money.ToUsd(budget.Monthly), budget.AlertPercents, topic,
            props.Names.Tags(props.Department),
            ($"iamPrincipal/{Tag}", id), ($"user:{Tag}", id), (Tag, id));
    }
}
