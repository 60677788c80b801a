using InfraPoc.Controls;

namespace InfraPoc.Tests.Audit;

/// <summary>The parts of a filter, for tests that take them apart.</summary>
internal static class LogFilterParts
{
    /// <summary>This filter with any one of its conditions left out, each with the text of that condition.</summary>
    public static IEnumerable<(string Removed, LogFilter? Smaller)> Without(this LogFilter filter) => filter switch
    {
        LogFilter.Condition condition => [($"$.{condition.Field} {condition.Operator} {condition.Value}", null)],
        LogFilter.Junction junction =>
            from part in junction.Parts.Index()
            from smaller in part.Item.Without()
            select (smaller.Removed, Replaced(junction, part.Index, smaller.Smaller)),
        _ => throw new InvalidOperationException(filter.ToString()),
    };

    /// <summary>Every text the filter compares with.</summary>
    public static IEnumerable<string> Values(this LogFilter filter) => filter switch
    {
        LogFilter.Condition { Operator: "=" or "!=" } condition => [condition.Value],
        LogFilter.Junction junction => junction.Parts.SelectMany(Values),
        _ => [],
    };

    private static LogFilter? Replaced(LogFilter.Junction junction, int index, LogFilter? part)
    {
        IReadOnlyList<LogFilter> rest =
        [
            .. junction.Parts.Take(index), .. part is null ? Array.Empty<LogFilter>() : [part], .. junction.Parts.Skip(index + 1),
        ];
        return rest.Count == 0 ? null : junction with { Parts = rest };
    }
}
