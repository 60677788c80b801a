using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>What all departments used under one or more names of models, found by a search, and its price.</summary>
/// <param name="Name">Name people read.</param>
/// <param name="Input">Price of an input token in US dollars, as metric math takes it.</param>
/// <param name="Output">Price of an output token, likewise.</param>
/// <param name="Terms">What tells its metrics from others.</param>
/// <param name="Label">What a metric of the search is called.</param>
internal sealed record MeteredModel(string Name, string Input, string Output, IReadOnlyList<string> Terms, string Label)
{
    private const decimal Million = 1_000_000;

    /// <summary>Characters for terms in a search, which has 1,024 with schema and metric.</summary>
    private const int TermsLength = 900;

    /// <summary>
    /// The models of a catalogue, and last what was metered under any other name: the ids of application inference profiles.
    /// A line of the cost widgets for each of those would make the dashboard grow with departments.
    /// </summary>
    /// <param name="catalogue">The models; variants of one model share a line at the highest of their prices.</param>
    /// <param name="others">What the last line is called.</param>
    public static IReadOnlyList<MeteredModel> Of(IEnumerable<Model> catalogue, string others)
    {
        var byId = catalogue.GroupBy(model => model.ModelId).OrderBy(variants => variants.Key, StringComparer.Ordinal).ToList();
        var department = DashboardMetric.ValueOf(DepartmentUsage.DepartmentDimension);
        return
        [
            .. byId.Select(variants =>
                Priced(ModelLine.NameOf(variants), variants, [$"{DepartmentUsage.ModelDimension}=\"{variants.Key}\""], department)),
            Priced(
                others,
                byId.SelectMany(variants => variants),
                Other(byId.Select(variants => variants.Key)),
                $"{department} {DashboardMetric.ValueOf(DepartmentUsage.ModelDimension)}"),
        ];
    }

    /// <summary>The metrics of all departments.</summary>
    /// <param name="usageMetrics">Namespace of the metered tokens.</param>
    /// <param name="metric">The metric's name.</param>
    public string Search(string usageMetrics, string metric) =>
        DashboardMetric.Search(
            usageMetrics, [DepartmentUsage.DepartmentDimension, DepartmentUsage.ModelDimension], metric, DashboardPlace.Day, Terms);

    /// <summary>
    /// Excludes each model by its id or, where a large catalogue leaves no room for that, by its provider, whose name no profile's id
    /// contains.
    /// </summary>
    private static IReadOnlyList<string> Other(IEnumerable<string> ids)
    {
        var exact = ids.Select(id => $"NOT {DepartmentUsage.ModelDimension}=\"{id}\"").ToList();
        return string.Join(' ', exact).Length <= TermsLength
            ? exact
            : [.. ids.Select(id => id.Split('.')[0]).Distinct().Select(provider => $"NOT {DepartmentUsage.ModelDimension}={provider}")];
    }

    private static MeteredModel Priced(string name, IEnumerable<Model> models, IReadOnlyList<string> terms, string label)
    {
        var prices = models.Select(model => model.Price).ToList();
        return new(
            name,
            DashboardMoney.Number(prices.Max(price => price.Input) / Million),
            DashboardMoney.Number(prices.Max(price => price.Output) / Million),
            terms, label);
    }
}
