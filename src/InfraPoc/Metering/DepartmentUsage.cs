using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Metering;

/// <summary>
/// The metrics from which a department's cost is estimated. Metric names and dimensions are those the invocation log is metered into.
/// </summary>
/// <param name="Series">The metrics, at most four for each model.</param>
public sealed record DepartmentUsage(IReadOnlyList<UsageSeries> Series)
{
    /// <summary>Metric of the tokens of prompts.</summary>
    public const string InputTokens = "InputTokens";

    /// <summary>Metric of the tokens of answers.</summary>
    public const string OutputTokens = "OutputTokens";

    /// <summary>Dimension with the department's id.</summary>
    public const string DepartmentDimension = "department";

    /// <summary>Dimension with the model; see <see cref="UsageSeries.Model"/>.</summary>
    public const string ModelDimension = "model";

    /// <summary>
    /// The value of <see cref="DepartmentDimension"/> for callers who belong to no department; no department may have this id.
    /// </summary>
    public const string Unattributed = "unattributed";

    /// <summary>Metrics that the expression of one alarm may refer to.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html</remarks>
    public const int MetricsPerAlarm = 10;

    private const decimal Million = 1_000_000;

    /// <summary>Metric math for the estimated cost in US dollars. Metric math takes a missing value for zero.</summary>
    public string CostInUsd =>
        string.Join(
            '+',
            Series.Select(series => string.Create(CultureInfo.InvariantCulture, $"{series.Id}*{series.UsdPerToken:0.############}")));

    /// <summary>The same metrics in parts that fit an alarm each.</summary>
    public IReadOnlyList<DepartmentUsage> Parts => [.. Series.Chunk(MetricsPerAlarm).Select(part => new DepartmentUsage(part))];

    /// <summary>The metrics of a department's models.</summary>
    /// <param name="models">Each model with the id of the department's application inference profile for it.</param>
    public static DepartmentUsage Of(IReadOnlyList<(Model Model, string ProfileId)> models)
    {
        // The log does not say how far a call was routed: variants of one model count at the highest of their prices.
        var direct = models.GroupBy(each => each.Model.ModelId).Select(variants => (
            Name: variants.Key,
            Input: variants.Max(each => each.Model.Price.Input),
            Output: variants.Max(each => each.Model.Price.Output)));
        var profiles = models.Select(each => (Name: each.ProfileId, each.Model.Price.Input, each.Model.Price.Output));
        return new(
        [
            .. from price in direct.Concat(profiles).Index()
               from series in new[]
               {
                   new UsageSeries($"m{2 * price.Index}", InputTokens, price.Item.Name, price.Item.Input / Million),
                   new UsageSeries($"m{(2 * price.Index) + 1}", OutputTokens, price.Item.Name, price.Item.Output / Million),
               }
               select series,
        ]);
    }
}
