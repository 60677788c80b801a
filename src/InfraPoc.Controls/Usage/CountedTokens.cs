using System.Globalization;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>
/// The metrics that make up a department's cost, and what a token of each costs, by the configuration and the ids of its inference
/// profiles.
/// </summary>
/// <param name="Metric"><c>InputTokens</c> or <c>OutputTokens</c>.</param>
/// <param name="Model">Id of the foundation model, or of the department's inference profile.</param>
/// <param name="UsdPerToken">What a token costs at least as much as, in US dollars.</param>
internal sealed record CountedTokens(string Metric, string Model, decimal UsdPerToken)
{
    /// <summary>What must be counted for a department, all of it once.</summary>
    /// <exception cref="InvalidOperationException">A model has no inference profile.</exception>
    public static IReadOnlyList<CountedTokens> Of(SandboxTemplates templates, Department department)
    {
        var names = templates.Names;
        var profiles = templates
            .In(names.DepartmentStack(department), "AWS::Bedrock::ApplicationInferenceProfile")
            .ToLookup(profile => profile.Text("InferenceProfileName"), profile => profile.Ref);
        List<(string Name, ModelPrice Price)> prices = [];
        foreach (var model in templates.Config.ModelsOf(department))
        {
            prices.Add((model.ModelId, model.Price));
            prices.Add(
                (
                    profiles[names.InferenceProfile(department, model)].FirstOrDefault()
                        ?? throw new InvalidOperationException(
                            $"{names.DepartmentStack(department)} has no inference profile {names.InferenceProfile(department, model)}."),
                    model.Price));
        }

        // The log does not tell variants of a model apart that differ in where they run: the dearest counts.
        return
        [
            .. from price in prices
               group price.Price by price.Name into variants
               from tokens in new[]
               {
                   new CountedTokens("InputTokens", variants.Key, variants.Max(price => price.Input) / 1_000_000),
                   new CountedTokens("OutputTokens", variants.Key, variants.Max(price => price.Output) / 1_000_000),
               }
               select tokens,
        ];
    }

    /// <summary>The prices in an expression that adds up metrics, each multiplied by its price, by the metrics' ids.</summary>
    /// <exception cref="FormatException">It is no such expression.</exception>
    public static IReadOnlyDictionary<string, decimal> Prices(string? expression)
    {
        Dictionary<string, decimal> prices = new(StringComparer.Ordinal);
        foreach (var term in (expression ?? "").Split('+'))
        {
            if (
                term.Split('*') is not [{ Length: > 0 } id, var number]
                || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
                || !prices.TryAdd(id, price))
            {
                throw new FormatException($"The cost '{expression}' is no sum of metrics, each multiplied by its price.");
            }
        }

        return prices;
    }
}
