using InfraPoc.Audit;

namespace InfraPoc.Metering;

/// <summary>A metric filter on the transformed invocation log. There are three, however many departments there are.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Pattern">Which calls it counts.</param>
/// <param name="Value">What a call adds to the metric.</param>
/// <param name="Dimensions">Fields whose values tell metrics apart; CloudWatch takes no default value beside them.</param>
/// <remarks>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html</remarks>
internal sealed record UsageFilter(string Metric, string Pattern, string Value, IReadOnlyList<string> Dimensions)
{
    /// <summary>Metric of the calls by somebody who belongs to no department.</summary>
    public const string UnattributedCalls = "UnattributedCalls";

    /// <summary>The filters.</summary>
    public static IReadOnlyList<UsageFilter> All { get; } =
    [
        Tokens(DepartmentUsage.InputTokens, "$.input.inputTokenCount"),
        Tokens(DepartmentUsage.OutputTokens, "$.output.outputTokenCount"),
        new(UnattributedCalls, FilterPattern.Matching(FilterPattern.Is(DepartmentUsage.DepartmentDimension, DepartmentUsage.Unattributed)), "1", []),
    ];

    private static UsageFilter Tokens(string metric, string count) =>
        new(metric, FilterPattern.Matching($"{count} = *"), count, [DepartmentUsage.DepartmentDimension, DepartmentUsage.ModelDimension]);
}
