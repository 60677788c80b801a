using System.Text.Json.Serialization;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>What a change does to a cost of a month.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Before">What it is before; null where a price is not known.</param>
/// <param name="After">What it is afterwards; null where a price is not known.</param>
/// <param name="Currency">The base's currency.</param>
/// <param name="More">The difference in that currency; null where it is not known.</param>
/// <param name="Level">The threshold that it reaches. What is not known reaches each that there is.</param>
/// <param name="Threshold">That threshold; null for none.</param>
internal sealed record CostChange(
    CostFigure Figure, CostSum? Before, CostSum? After, string Currency, decimal? More, CostLevel Level, decimal? Threshold)
{
    /// <summary>What it is before, in both currencies.</summary>
    [JsonIgnore]
    public string? Was { get; init; }

    /// <summary>What it is afterwards, in both currencies.</summary>
    [JsonIgnore]
    public string? Is { get; init; }

    /// <summary>Whether there is anything to say of it.</summary>
    [JsonIgnore]
    public bool IsOne => Before != After || Level != CostLevel.None;

    /// <summary>The costs of both sides. The thresholds are the base's, so that a change cannot lift its own.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <param name="most">The most that can be spent in a month on either side.</param>
    public static IReadOnlyList<CostChange> Of(ReviewSide before, ReviewSide after, (MostSpent Before, MostSpent After) most)
    {
        var thresholds = before.Config.Cost;
        var (old, now) = (before.Config.Sandbox.Money, after.Config.Sandbox.Money);
        return
        [
            .. from figure in Figures(before, after, most)
               let more = Difference(figure.Before?.Local, figure.After?.Local * old.PerUsd / now.PerUsd)
               let block = Reached(Of(thresholds?.Block, figure.Figure), more)
               let warn = Reached(Of(thresholds?.Warn, figure.Figure), more)
               select new CostChange(
                   figure.Figure, figure.Before, figure.After, old.Currency, more,
                   block is not null ? CostLevel.Block : warn is not null ? CostLevel.Warn : CostLevel.None, block ?? warn)
               {
                   Was = figure.Before is { } was ? CostText.Both(was.Exact, old) : null,
                   Is = figure.After is { } isNow ? CostText.Both(isNow.Exact, now) : null,
               },
        ];
    }

    private static decimal? Difference(decimal? before, decimal? after) => after - before is { } more ? Math.Round(more, 2) : null;

    private static decimal? Reached(decimal? threshold, decimal? more) => more is null || more >= threshold ? threshold : null;

    private static decimal? Of(CostThreshold? threshold, CostFigure figure) => figure switch
    {
        CostFigure.Idle => threshold?.Idle,
        CostFigure.Cap => threshold?.Cap,
        _ => threshold?.Worst,
    };

    private static IEnumerable<(CostFigure Figure, CostSum? Before, CostSum? After)> Figures(
        ReviewSide before, ReviewSide after, (MostSpent Before, MostSpent After) most)
    {
        var month = most.After.MonthOfChange(most.Before);
        var (old, now) = (Most(most.Before, month), Most(most.After, month));
        return
        [
            (CostFigure.Idle, Idle(before), Idle(after)),
            (CostFigure.Cap, old.Cap, now.Cap),
            (CostFigure.Worst, old.Worst, now.Worst),
        ];
    }

    private static (CostSum Cap, CostSum Worst) Most(MostSpent most, string month)
    {
        var (departments, money) = (most.In(month), most.Config.Sandbox.Money);
        var caps = CostSum.Sum(departments.Select(department => department.Cap), money);
        return (caps, CostSum.Sum(departments.Select(department => department.Beyond).Append(caps), money));
    }

    private static CostSum? Idle(ReviewSide side)
    {
        try
        {
            var cost = IdleCost.Of(side.Config, SandboxInventory.Of(side.Templates), side.Config.Departments.Count);
            return CostSum.Of(cost.Usd, side.Config.Sandbox.Money);
        }
        catch (BilingualException)
        {
            // A type of resource without a price.
            return null;
        }
    }
}
