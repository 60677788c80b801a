using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/models.yaml</c>, and between it and the sandbox Region.</summary>
internal static class ModelRules
{
    private static readonly string[] JapaneseRegions = ["ap-northeast-1", "ap-northeast-3"];

    public static void Check(BoundFile<ModelCatalogue> file, BoundFile<Sandbox>? sandbox)
    {
        var models = file.Value.Models;
        file.RequireUnique("MOD001", "models", ".alias", models, model => model.Alias, "must be unique", "choose another alias");
        file.RequireUnique(
            "MOD002", "models", ".name", models,
            model => model.Name,
            "must be unique, so that people can tell the models apart", "add what differs, e.g. (global)");
        file.RequireUnique(
            "MOD003", "models", ".modelId", models,
            model => (model.ModelId, model.Inference),
            "is already in the catalogue with the same inference", "remove one of the two", ".inference");
        foreach (var (index, model) in models.Index())
        {
            var path = $"models[{index}]";
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
            file.Require(
                "MOD011", $"{path}.price.cacheRead",
                () => model.Price.CacheRead is null or >= 0,
                "must not be negative", "write US dollars per million tokens, e.g. 0.11, or remove it");
            file.Require(
                "MOD011", $"{path}.price.cacheWrite",
                () => model.Price.CacheWrite is null or >= 0,
                "must not be negative", "write US dollars per million tokens, e.g. 1.375, or remove it");
        }
    }

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
            () => model.Inference != InferenceType.Japan || destinations.All(JapaneseRegions.Contains),
            "must stay in Japan with inference jp", $"keep {string.Join(" and ", JapaneseRegions)} only", $"{path}.inference");
        file.Require(
            "MOD010", regions,
            () => destinations.Distinct().Count() == destinations.Count,
            "lists a Region twice", "list each Region once");
        if (sandbox?.IsBound("accounts.sandbox.region") == true)
        {
            var home = sandbox.Value.Accounts.Sandbox.Region;
            file.Require(
                "MOD008", regions,
                () => model.Inference != InferenceType.InRegion || destinations.SequenceEqual([home]),
                "must be the sandbox Region alone with inference in-region", $"write [{home}]", $"{path}.inference");
        }
    }
}
