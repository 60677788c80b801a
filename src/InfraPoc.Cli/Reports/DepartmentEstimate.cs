using InfraPoc.Cli.Costs;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The most that one department can spend in a month.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DearestModel">The model that a script would spend most with.</param>
/// <param name="Cap">The amount at which its use stops.</param>
/// <param name="Beyond">What a script spends beyond it until the stop holds.</param>
/// <param name="BeyondOnTheBill">The same where only the bill shows it.</param>
internal sealed record DepartmentEstimate(
    string Id, string Name, string DearestModel, CostSum Cap, CostSum Beyond, CostSum BeyondOnTheBill)
{
    public static DepartmentEstimate Of(OverspendBound bound, decimal stop, Money money) => new(
        bound.Department.Id, bound.Department.Name, bound.Model.Alias,
        CostSum.Of(stop / money.PerUsd, money),
        CostSum.Of(bound.Beyond, money), CostSum.Of(bound.BeyondOnTheBill, money));
}
