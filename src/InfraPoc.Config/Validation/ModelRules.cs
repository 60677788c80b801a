using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/models.yaml</c>, and between it and the sandbox Region.</summary>
internal static class ModelRules
{
    /// <summary>What an inference profile's id begins with, before the id of the model.</summary>
    private static readonly string[] Prefixes =
        ["af.", "apac.", "au.", "ca.", "emea.", "eu.", "global.", "il.", "in.", "jp.", "kr.", "me.", "mx.", "sa.", "sg.", "uk.", "us.", "us-gov."];

    /// <summary>US dollars per million tokens between which every text model of Bedrock is, with room.</summary>
    /// <summary>
    /// What a model of Bedrock costs at least and at most; the dearest, 15 and 75 for a million, per thousand are below the least.
    /// </summary>
    private const decimal LeastPrice = 0.02m, LeastCachePrice = 0.001m, MostPrice = 1_000;

    /// <summary>Days after which prices are read again.</summary>
    private const int PriceDays = 365;

    public static void Check(BoundFile<ModelCatalogue> file, BoundFile<Sandbox>? sandbox, DateOnly today)
    {
        var models = file.Value.Models;
        file.RequireUnique("MOD001", "models", ".alias", models, model => model.Alias, "must be unique", "choose another alias");
        file.RequireUnique(
            "MOD002", "models", ".name", models,
            model => TextForm.Folded(model.Name),
            "must be unique, so that people can tell the models apart", "add what differs, e.g. (global)");
        file.RequireUnique(
            "MOD003", "models", ".modelId", models,
            model => (model.ModelId, model.Inference),
            "is already in the catalogue with the same inference", "remove one of the two", ".inference");
        foreach (var (index, model) in models.Index())
        {
            var path = $"models[{index}]";
            file.Require(
                "MOD012", $"{path}.modelId",
                () => !Prefixes.Any(prefix => model.ModelId.StartsWith(prefix, StringComparison.Ordinal)),
                "must not begin with the prefix of an inference profile",
                $"write {model.ModelId[(model.ModelId.IndexOf('.', StringComparison.Ordinal) + 1)..]}, and the whole id to profileId");
            Profile(file, model, path);
            Destinations(file, sandbox, model, path);
            file.Require(
                "MOD009", $"{path}.price.input",
                () => model.Price.Input > 0,
                "must be a positive price", "write US dollars per million tokens, e.g. 1.10");
            file.Require(
                "MOD009", $"{path}.price.output",
                () => model.Price.Output > 0,
                "must be a positive price", "write US dollars per million tokens, e.g. 5.50");
            foreach (var (key, price) in (IEnumerable<(string, decimal?)>)
                [
                    ("input", model.Price.Input), ("output", model.Price.Output),
                    ("cacheRead", model.Price.CacheRead), ("cacheWrite", model.Price.CacheWrite),
                ])
            {
                var least = key.StartsWith("cache", StringComparison.Ordinal) ? LeastCachePrice : LeastPrice;
                file.Require(
                    "MOD014", $"{path}.price.{key}",
                    () => price is null or <= 0 || (price >= least && price <= MostPrice),
                    $"must be {Amounts.Of(least)} to {Amounts.Of(MostPrice)} US dollars per million tokens",
                    "check unit and currency: it is neither per token, nor per thousand tokens, nor in another currency");
            }

            var input = model.Price.Input;
            Relation("output", model.Price.Output, "less", price => price >= input);
            Relation("cacheRead", model.Price.CacheRead, "more", price => price <= input);
            Relation("cacheWrite", model.Price.CacheWrite, "less", price => price >= input);
            file.Expect(
                "MOD015", $"{path}.price.pricedOn",
                () => model.Price.PricedOn <= today && model.Price.PricedOn.AddDays(PriceDays) >= today,
                model.Price.PricedOn > today ? "is in the future" : "is more than a year ago, and caps are counted with this price",
                "read the price again from https://aws.amazon.com/bedrock/pricing/");
            file.Require(
                "MOD011", $"{path}.price.cacheRead",
                () => model.Price.CacheRead is null or >= 0,
                "must not be negative", "write US dollars per million tokens, e.g. 0.11, or remove it");
            file.Require(
                "MOD011", $"{path}.price.cacheWrite",
                () => model.Price.CacheWrite is null or >= 0,
                "must not be negative", "write US dollars per million tokens, e.g. 1.375, or remove it");

            // A price that is itself refused, or nothing, says nothing about another.
            void Relation(string key, decimal? price, string relation, Predicate<decimal> holds) => file.Expect(
                "MOD017", $"{path}.price.{key}",
                () => input <= 0 || price is not > 0 || holds(price.Value),
                $"is {relation} than price.input ({Amounts.Of(input)}), and hardly any model's is", "check that no two prices are exchanged",
                $"{path}.price.input");
        }
    }

    private static bool IsAsiaPacific(string region) => region.StartsWith("ap-", StringComparison.Ordinal);

    private static void Profile(BoundFile<ModelCatalogue> file, Model model, string path)
    {
        var expected = model.SystemProfileId;
        file.Require(
            "MOD004", $"{path}.profileId",
            () => model.ProfileId == expected,
            expected is null
                ? "does not go with inference in-region, which calls the model directly"
                : "must be the inference prefix followed by modelId",
            expected is null
                ? "remove it, or correct inference"
                : $"write {expected}, after checking that `aws bedrock list-inference-profiles` shows it",
            $"{path}.inference", $"{path}.modelId");
    }

    private static void Destinations(BoundFile<ModelCatalogue> file, BoundFile<Sandbox>? sandbox, Model model, string path)
    {
        var regions = $"{path}.destinationRegions";
        var destinations = model.DestinationRegions;
        file.Require(
            "MOD005", regions,
            () => model.Inference == InferenceType.Global || destinations.Count > 0,
            "is missing", "list the Regions `aws bedrock get-inference-profile` shows", $"{path}.inference");
        file.Require(
            "MOD006", regions,
            () => model.Inference != InferenceType.Global || destinations.Count == 0,
            "does not go with inference global, where it may be any Region", "remove it", $"{path}.inference");
        file.Require(
            "MOD007", regions,
            () => model.Inference != InferenceType.Japan || destinations.Count == 0
                || destinations.Distinct().Order(StringComparer.Ordinal).SequenceEqual(Regions.Japan),
            "must be both Regions of Japan with inference jp", $"write [{string.Join(", ", Regions.Japan)}]", $"{path}.inference");
        file.Require(
            "MOD016", regions,
            () => model.Inference != InferenceType.AsiaPacific || destinations.All(IsAsiaPacific),
            "must stay in Asia Pacific with inference apac", "keep the Regions that begin with ap-", $"{path}.inference");
        file.Require(
            "MOD010", regions,
            () => destinations.Distinct().Count() == destinations.Count,
            "lists a Region twice", "list each Region once");
        if (sandbox?.IsBound("accounts.sandbox.region") == true)
        {
            var home = sandbox.Value.Accounts.Sandbox.Region;
            file.Require(
                "MOD013", $"{path}.inference",
                () => model.Inference != InferenceType.Japan || Regions.Japan.Contains(home),
                $"is offered in {string.Join(" and ", Regions.Japan)} only, and the sandbox is in {home}",
                "remove the model, or write one that is offered there");
            file.Require(
                "MOD013", $"{path}.inference",
                () => model.Inference != InferenceType.AsiaPacific || IsAsiaPacific(home),
                $"is offered in Asia Pacific only, and the sandbox is in {home}", "remove the model, or write one that is offered there");
            file.Require(
                "MOD008", regions,
                () => model.Inference != InferenceType.InRegion || destinations.SequenceEqual([home]),
                "must be the sandbox Region alone with inference in-region", $"write [{home}]", $"{path}.inference");
        }
    }
}
