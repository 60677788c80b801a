namespace InfraPoc.Spending;

/// <summary>Which model a call used and what its tokens cost.</summary>
internal sealed class Catalogue
{
    private const string GlobalRoute = "global.";

    /// <summary>Geographies that begin the id of a system inference profile; more may come, so any short word counts as one.</summary>
    private const int LongestRoute = 8;

    private readonly Dictionary<(string Department, string Profile), string> ownProfiles = [];
    private readonly Dictionary<string, string> profiles = [];
    private readonly Dictionary<string, List<ModelRules>> byAlias;
    private readonly Dictionary<string, List<ModelRules>> byProfile;
    private readonly Dictionary<string, List<ModelRules>> byModel;
    private readonly TokenPrice dearest;

    /// <summary>The models, and the application inference profiles of the departments.</summary>
    public Catalogue(IReadOnlyList<ModelRules> models, IEnumerable<DepartmentRules> departments)
    {
        byAlias = Grouped(models, model => model.Alias);
        byProfile = Grouped(models.Where(model => model.ProfileId is not null), model => model.ProfileId!);
        byModel = Grouped(models, model => model.ModelId);
        dearest = models.Count == 0 ? FallbackPrice : TokenPrice.Dearest(CallMeter.UnknownModel, [.. models.Select(TokenPrice.Of)]);
        foreach (var department in departments)
        {
            foreach (var (profile, alias) in department.Profiles)
            {
                ownProfiles[(department.Id, profile)] = alias;
                profiles[profile] = alias;
            }
        }
    }

    /// <summary>Without a catalogue nothing is known; this is above every list price of 2026 that was seen.</summary>
    private static TokenPrice FallbackPrice { get; } = new(CallMeter.UnknownModel, 30, 150, 30, 60, 60);

    /// <summary>
    /// The price of a call: of its exact profile, else the dearest that it may be, else the dearest of all as an unknown model.
    /// </summary>
    public TokenPrice PriceOf(Call call, string department)
    {
        var id = call.ModelId[(call.ModelId.LastIndexOf('/') + 1)..];
        if (ownProfiles.TryGetValue((department, id), out var alias) || profiles.TryGetValue(id, out alias))
        {
            return byAlias.TryGetValue(alias, out var own) ? Dearest(own, call) : dearest;
        }

        if (byProfile.TryGetValue(id, out var exact))
        {
            return Dearest(exact, call);
        }

        var route = byModel.ContainsKey(id) ? "" : RouteOf(id);
        if (!byModel.TryGetValue(id[route.Length..], out var variants))
        {
            return dearest;
        }

        // Global inference is the cheapest route: its price says nothing about the others.
        return route == GlobalRoute || variants.Any(variant => variant.ProfileId?.StartsWith(GlobalRoute, StringComparison.Ordinal) != true)
            ? Dearest(variants, call)
            : dearest;
    }

    private static string RouteOf(string id)
    {
        var end = id.IndexOf('.') + 1;
        return end is > 0 and <= LongestRoute ? id[..end] : "";
    }

    /// <summary>The alias is that of the variant at which this call is dearest; the price is the dearest of each kind.</summary>
    private static TokenPrice Dearest(List<ModelRules> variants, Call call)
    {
        List<TokenPrice> prices = [.. variants.Select(TokenPrice.Of)];
        var alias = prices.OrderByDescending(price => price.Micros(call)).ThenBy(price => price.Alias, StringComparer.Ordinal)
            .First().Alias;
        return TokenPrice.Dearest(alias, prices);
    }

    private static Dictionary<string, List<ModelRules>> Grouped(IEnumerable<ModelRules> models, Func<ModelRules, string> key) =>
        models.GroupBy(key).ToDictionary(group => group.Key, group => group.ToList());
}
