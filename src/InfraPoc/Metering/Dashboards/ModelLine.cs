using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>A model as people know it, with everything through which a department used it.</summary>
/// <param name="Name">Name people read; variants of one model share a line.</param>
/// <param name="Usage">Its metrics: direct calls and those through the department's application inference profiles.</param>
internal sealed record ModelLine(string Name, DepartmentUsage Usage)
{
    /// <summary>The lines of a department; each of its metrics is in exactly one.</summary>
    /// <param name="models">The department's models.</param>
    /// <param name="usage">Their metrics, as <see cref="DepartmentUsage.Of"/> orders them: the models, then their profiles.</param>
    public static IReadOnlyList<ModelLine> Of(IReadOnlyList<Model> models, DepartmentUsage usage)
    {
        var profiles = usage.Series.Select(series => series.Model).Distinct().TakeLast(models.Count);
        return
        [
            .. from each in models.Zip(profiles, (model, profile) => (Model: model, Profile: profile))
               group each by each.Model.ModelId into variants
               let names = variants.Select(each => each.Profile).Append(variants.Key).ToHashSet(StringComparer.Ordinal)
               select new ModelLine(
                   NameOf(variants.Select(each => each.Model)),
                   new([.. usage.Series.Where(series => names.Contains(series.Model))])),
        ];
    }

    /// <summary>The names of the variants of one model.</summary>
    public static string NameOf(IEnumerable<Model> variants) => string.Join(" / ", variants.Select(model => model.Name).Distinct());

    /// <summary>
    /// Metric math that sums one of the metrics, <see cref="DepartmentUsage.InputTokens"/> or <see cref="DepartmentUsage.OutputTokens"/>.
    /// </summary>
    public static string Sum(DepartmentUsage usage, string metric) =>
        string.Join('+', usage.Series.Where(series => series.Metric == metric).Select(series => series.Id));
}
