using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/models.yaml</c>, and between it and the sandbox Region.</summary>
internal static class ModelRules
{
    /// <summary>What an inference profile's id begins with, before the id of the model.</summary>
    private static readonly string[] Prefixes =
        ["af.", "apac.", "au.", "ca.", "emea.", "eu.", "global.", "il.", "in.", "jp.", "kr.", "me.", "mx.", "sa.", "sg.", "uk.", "us.", "us-gov."];

    /// <summary>
    /// What a model of Bedrock costs at least and at most; the dearest, 15 and 75 for a million, per thousand are below the least.
    /// </summary>
    private const decimal LeastPrice = 0.02m, LeastCachePrice = 0.001m, MostPrice = 1_000, LikelyPrice = 200;

    /// <summary>Days after which prices are read again.</summary>
    private const int PriceDays = 365;

    public static void Check(BoundFile<ModelCatalogue> file, BoundFile<Sandbox>? sandbox, DateOnly today)
    {
        var models = file.Value.Models;
        file.RequireUnique("MOD001", "models", ".alias", models, model => model.Alias, new(
            "must be unique",
            "が重複しています"),
        new("choose another alias", "別の別名にしてください"));
        file.RequireUnique(
            "MOD002", "models", ".name", models,
            model => TextForm.Folded(model.Name),
            new("must be unique, so that people can tell the models apart", "が重複しています。モデルを見分けられません"),
            new("add what differs, e.g. (global)", "違いが分かる語を加えてください（例：(global)）"));
        file.RequireUnique(
            "MOD003", "models", ".modelId", models,
            model => (model.ModelId, model.Inference),
            new("is already in the catalogue with the same inference", "は、同じ inference ですでに書かれています"),
            new("remove one of the two", "どちらかを削除してください"),
            ".inference");
        foreach (var (index, model) in models.Index())
        {
            var path = $"models[{index}]";
            file.Require(
                "MOD012", $"{path}.modelId",
                () => !Prefixes.Any(prefix => model.ModelId.StartsWith(prefix, StringComparison.Ordinal)),
                new("must not begin with the prefix of an inference profile", "に推論プロファイルの接頭辞は付けません"),
                new(
                    $"write {model.ModelId[(model.ModelId.IndexOf('.', StringComparison.Ordinal) + 1)..]}, and the whole id to profileId",
                    $"{model.ModelId[(model.ModelId.IndexOf('.', StringComparison.Ordinal) + 1)..]} と書き、全体の id は profileId に書いてください"));
            Profile(file, model, path);
            Destinations(file, sandbox, model, path);
            file.Require(
                "MOD009", $"{path}.price.input",
                () => model.Price.Input > 0,
                new("must be a positive price", "は正の価格にしてください"),
                new("write US dollars per million tokens, e.g. 1.10", "100 万トークンあたりの米ドルを書いてください（例：1.10）"));
            file.Require(
                "MOD009", $"{path}.price.output",
                () => model.Price.Output > 0,
                new("must be a positive price", "は正の価格にしてください"),
                new("write US dollars per million tokens, e.g. 5.50", "100 万トークンあたりの米ドルを書いてください（例：5.50）"));
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
                    new(
                        $"must be {Amounts.Of(least)} to {Amounts.Of(MostPrice)} US dollars per million tokens",
                        $"は 100 万トークンあたり {Amounts.Of(least)} から {Amounts.Of(MostPrice)} 米ドルの範囲にしてください"),
                    new(
                        "check unit and currency: it is neither per token, nor per thousand tokens, nor in another currency",
                        "単位と通貨を確認してください。1 トークンや 1,000 トークンあたりの価格、別の通貨の価格ではありません"));
            }

            foreach (var (key, price) in (IEnumerable<(string, decimal)>)[("input", model.Price.Input), ("output", model.Price.Output)])
            {
                file.Expect(
                    "MOD018", $"{path}.price.{key}",
                    () => price is <= LikelyPrice or > MostPrice,
                    new("is several times the dearest model's", "が、最も高価なモデルの数倍になっています"),
                    new(
                        "write US dollars per million tokens, not another currency or cents",
                        "100 万トークンあたりの価格を、円やセントではなく米ドルで書いてください"));
            }

            var input = model.Price.Input;
            Relation("output", model.Price.Output, new("less", "安く"), price => price >= input);
            Relation("cacheRead", model.Price.CacheRead, new("more", "高く"), price => price <= input);
            Relation("cacheWrite", model.Price.CacheWrite, new("less", "安く"), price => price >= input);
            file.Expect(
                "MOD015", $"{path}.price.pricedOn",
                () => model.Price.PricedOn <= today && model.Price.PricedOn.AddDays(PriceDays) >= today,
                model.Price.PricedOn > today ? new(
                    "is in the future",
                    "が未来の日付です")
 : new(
                    "is more than a year ago, and caps are counted with this price",
                    "から 1 年以上たっています。上限はこの価格で計算されます"),
                new(
                    "read the price again from https://aws.amazon.com/bedrock/pricing/",
                    "https://aws.amazon.com/bedrock/pricing/ で価格を確認し直してください"));
            file.Require(
                "MOD011", $"{path}.price.cacheRead",
                () => model.Price.CacheRead is null or >= 0,
                new("must not be negative", "に負の数は使えません"),
                new(
                    "write US dollars per million tokens, e.g. 0.11, or remove it",
                    "100 万トークンあたりの米ドルを書くか（例：0.11）、削除してください"));
            file.Require(
                "MOD011", $"{path}.price.cacheWrite",
                () => model.Price.CacheWrite is null or >= 0,
                new("must not be negative", "に負の数は使えません"),
                new(
                    "write US dollars per million tokens, e.g. 1.375, or remove it",
                    "100 万トークンあたりの米ドルを書くか（例：1.375）、削除してください"));

            // A price that is itself refused, or nothing, says nothing about another.
            void Relation(string key, decimal? price, Bilingual relation, Predicate<decimal> holds) => file.Expect(
                "MOD017", $"{path}.price.{key}",
                () => input <= 0 || price is not > 0 || holds(price.Value),
                new(
                    $"is {relation.English} than price.input ({Amounts.Of(input)}), and hardly any model's is",
                    $"が price.input（{Amounts.Of(input)}）より{relation.Japanese}なっています。このようなモデルはほとんどありません"),
                new("check that no two prices are exchanged", "価格を取り違えていないか確認してください"),
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
                ? new(
                    "does not go with inference in-region, which calls the model directly",
                    "は inference: in-region では書けません。モデルを直接呼び出します")
                : new("must be the inference prefix followed by modelId", "は inference の接頭辞に modelId を続けたものにしてください"),
            expected is null
                ? new("remove it, or correct inference", "削除するか、inference を直してください")
                : new(
                    $"write {expected}, after checking that `aws bedrock list-inference-profiles` shows it",
                    $"{expected} と書いてください。先に `aws bedrock list-inference-profiles` で表示されることを確認します"),
            $"{path}.inference", $"{path}.modelId");
    }

    private static void Destinations(BoundFile<ModelCatalogue> file, BoundFile<Sandbox>? sandbox, Model model, string path)
    {
        var regions = $"{path}.destinationRegions";
        var destinations = model.DestinationRegions;
        file.Require(
            "MOD005", regions,
            () => model.Inference == InferenceType.Global || destinations.Count > 0,
            new("is missing", "がありません"),
            new(
                "list the Regions `aws bedrock get-inference-profile` shows",
                "`aws bedrock get-inference-profile` が表示するリージョンを書いてください"),
            $"{path}.inference");
        file.Require(
            "MOD006", regions,
            () => model.Inference != InferenceType.Global || destinations.Count == 0,
            new(
                "does not go with inference global, where it may be any Region",
                "は inference: global では書けません。任意のリージョンで処理されます"),
            new("remove it", "削除してください"),
            $"{path}.inference");
        file.Require(
            "MOD007", regions,
            () => model.Inference != InferenceType.Japan || destinations.Count == 0
                || destinations.Distinct().Order(StringComparer.Ordinal).SequenceEqual(Regions.Japan),
            new("must be both Regions of Japan with inference jp", "には inference: jp では日本の 2 つのリージョンを両方書いてください"),
            new($"write [{string.Join(", ", Regions.Japan)}]", $"[{string.Join(", ", Regions.Japan)}] と書いてください"),
            $"{path}.inference");
        file.Require(
            "MOD016", regions,
            () => model.Inference != InferenceType.AsiaPacific || destinations.All(IsAsiaPacific),
            new("must stay in Asia Pacific with inference apac", "に inference: apac で書けるのはアジアパシフィックのリージョンだけです"),
            new("keep the Regions that begin with ap-", "ap- で始まるリージョンだけを残してください"),
            $"{path}.inference");
        file.Require(
            "MOD010", regions,
            () => destinations.Distinct().Count() == destinations.Count,
            new("lists a Region twice", "に同じリージョンが 2 回書かれています"),
            new("list each Region once", "各リージョンを 1 回だけ書いてください"));
        if (sandbox?.IsBound("accounts.sandbox.region") == true)
        {
            var home = sandbox.Value.Accounts.Sandbox.Region;
            file.Require(
                "MOD013", $"{path}.inference",
                () => model.Inference != InferenceType.Japan || Regions.Japan.Contains(home),
                new(
                    $"is offered in {string.Join(" and ", Regions.Japan)} only, and the sandbox is in {home}",
                    $"は {string.Join(" と ", Regions.Japan)} だけで提供され、サンドボックスは {home} にあります"),
                new(
                    "remove the model, or write one that is offered there",
                    "このモデルを削除するか、そのリージョンで提供されるモデルを書いてください"));
            file.Require(
                "MOD013", $"{path}.inference",
                () => model.Inference != InferenceType.AsiaPacific || IsAsiaPacific(home),
                new(
                    $"is offered in Asia Pacific only, and the sandbox is in {home}",
                    $"はアジアパシフィックだけで提供され、サンドボックスは {home} にあります"),
                new(
                    "remove the model, or write one that is offered there",
                    "このモデルを削除するか、そのリージョンで提供されるモデルを書いてください"));
            file.Expect(
                "MOD019", regions,
                () => model.Inference != InferenceType.AsiaPacific || destinations.Count == 0
                    || (destinations.Contains(home) && !destinations.All(Regions.Japan.Append(home).Contains)),
                new(
                    "is not what a profile apac routes to, which is the sandbox Region and several others: calls are refused elsewhere",
                    "が apac のプロファイルの転送先と異なるようです。転送先はサンドボックスのリージョンとほかの複数のリージョンで、書かれていないリージョンでは拒否されます"),
                new(
                    "list the Regions `aws bedrock get-inference-profile` shows",
                    "`aws bedrock get-inference-profile` が表示するリージョンを書いてください"),
                $"{path}.inference");
            file.Require(
                "MOD008", regions,
                () => model.Inference != InferenceType.InRegion || destinations.SequenceEqual([home]),
                new(
                    "must be the sandbox Region alone with inference in-region",
                    "には inference: in-region ではサンドボックスのリージョンだけを書いてください"),
                new($"write [{home}]", $"[{home}] と書いてください"),
                $"{path}.inference");
        }
    }
}
