namespace InfraPoc.Audit;

/// <summary>What an alarm watches.</summary>
internal abstract record AlarmSource
{
    /// <summary>Events of the trail, which a metric filter counts.</summary>
    /// <param name="Pattern">Filter pattern, at most 1,024 characters.</param>
    internal sealed record Events(string Pattern) : AlarmSource;

    /// <summary>The sum of a metric.</summary>
    /// <param name="Namespace">Namespace of the metric.</param>
    /// <param name="Name">Name of the metric.</param>
    /// <param name="Dimensions">The dimensions it has, by name.</param>
    internal sealed record Metric(string Namespace, string Name, params IReadOnlyList<(string Name, string Value)> Dimensions)
        : AlarmSource;

    /// <summary>A query of Metrics Insights, or an expression over sums of metrics.</summary>
    /// <param name="Id">Id of the result.</param>
    /// <param name="Expression">The query, or the expression over the ids of the sums.</param>
    /// <param name="Sums">The metrics of the expression, each with its id; none for a query.</param>
    internal sealed record Query(string Id, string Expression, params IReadOnlyList<(string Id, Metric Metric)> Sums) : AlarmSource;
}
