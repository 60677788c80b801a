using InfraPoc.Audit;

namespace InfraPoc.Metering;

/// <summary>A metric filter on the invocation log. There are five, however many departments there are.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Pattern">Which calls it counts.</param>
/// <param name="Value">What a call adds to the metric.</param>
/// <param name="Dimensions">Fields whose values tell metrics apart; CloudWatch takes no default value beside them.</param>
/// <param name="Transformed">
/// True where it reads what the transformer made of a call, false where it reads the call as it was logged.
/// </param>
/// <remarks>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html</remarks>
internal sealed record UsageFilter(string Metric, string Pattern, string Value, IReadOnlyList<string> Dimensions, bool Transformed = true)
{
    /// <summary>Metric of the calls by somebody who belongs to no department.</summary>
    public const string UnattributedCalls = "UnattributedCalls";

    /// <summary>Metric of all input tokens as they were logged.</summary>
    public const string LoggedTokens = "LoggedInputTokens";

    /// <summary>
    /// Metric of all input tokens after the transformer, of which AWS takes 200 fields of an event at most: with fewer than
    /// <see cref="LoggedTokens"/>, some use is in no department's cost.
    /// </summary>
    public const string MeteredTokens = "MeteredInputTokens";

    private const string InputTokenCount = "$.input.inputTokenCount";

    /// <summary>The filters.</summary>
    public static IReadOnlyList<UsageFilter> All { get; } =
    [
        Tokens(DepartmentUsage.InputTokens, InputTokenCount),
        Tokens(DepartmentUsage.OutputTokens, "$.output.outputTokenCount"),
        new(
            UnattributedCalls, FilterPattern.Matching(FilterPattern.Is(DepartmentUsage.DepartmentDimension, DepartmentUsage.Unattributed)),
            "1", []),
        new(LoggedTokens, Counted(InputTokenCount), InputTokenCount, [], Transformed: false),
        new(MeteredTokens, Counted(InputTokenCount), InputTokenCount, []),
    ];

    private static UsageFilter Tokens(string metric, string count) =>
        new(metric, Counted(count), count, [DepartmentUsage.DepartmentDimension, DepartmentUsage.ModelDimension]);

    private static string Counted(string count) => FilterPattern.Matching($"{count} = *");
}
