using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What is known of a model without asking AWS.</summary>
/// <param name="Alias">Its short name.</param>
/// <param name="Name">Name people read.</param>
/// <param name="Provider">Who makes it.</param>
/// <param name="Inference">How far a request may be routed, as its file says.</param>
/// <param name="Regions">Regions that may process a request; empty for any.</param>
/// <param name="Input">US dollars for a million tokens of prompts.</param>
/// <param name="Output">US dollars for a million tokens of answers.</param>
/// <param name="PricedOn">When the price was read.</param>
/// <param name="PriceAgeDays">Days since then.</param>
/// <param name="EndOfLife">The last day on which it is served, if announced.</param>
/// <param name="DaysLeft">Days on which it is served still, today included; 0 once it is not.</param>
/// <param name="Departments">Ids of the departments that list it, the closed ones left out.</param>
/// <param name="Unusable">Why no department may be given it; empty where one may.</param>
/// <param name="Residency">Whether every Region it may be processed in is signed off.</param>
/// <param name="NeedsForm">Whether an administrator must submit the provider's use-case form once.</param>
/// <param name="NeedsSubscription">Whether an administrator must call it once, which subscribes the account in AWS Marketplace.</param>
internal sealed record ModelReport(
    string Alias, string Name, string Provider, string Inference, IReadOnlyList<string> Regions, decimal Input, decimal Output,
    DateOnly PricedOn, int PriceAgeDays, DateOnly? EndOfLife, int? DaysLeft, IReadOnlyList<string> Departments,
    IReadOnlyList<ModelObstacle> Unusable, bool Residency, bool NeedsForm, bool NeedsSubscription)
{
    /// <summary>Days after which a price is read again; half a year later the configuration warns of it.</summary>
    public const int StalePriceDays = 180;

    /// <summary>Days before its end from which a model is spoken of.</summary>
    public const int EndSoonDays = 90;

    /// <summary>Whether its price should be read again.</summary>
    public bool IsPriceStale => PriceAgeDays > StalePriceDays;

    /// <summary>Whether it is served no longer, or not for long.</summary>
    public bool EndsSoon => DaysLeft <= EndSoonDays;

    /// <summary>The models of the catalogue on a day.</summary>
    public static IReadOnlyList<ModelReport> Of(SandboxConfig config, DateOnly today) =>
        [.. config.Models.Values.OrderBy(model => model.Alias, StringComparer.Ordinal).Select(model => Of(config, model, today))];

    /// <summary>Why no department may be given a model on a day; none where one may. A price it always has.</summary>
    public static IReadOnlyList<ModelObstacle> Obstacles(Sandbox sandbox, Model model, DateOnly today) =>
    [
        .. model.EndOfLife < today ? [ModelObstacle.EndOfLife] : (ModelObstacle[])[],
        .. sandbox.Accepts(model) ? (ModelObstacle[])[] : [ModelObstacle.Residency],
    ];

    /// <summary>
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html on what an administrator does once.
    /// </summary>
    private static ModelReport Of(SandboxConfig config, Model model, DateOnly today)
    {
        return new(
            model.Alias, model.Name, model.Provider, Words(model.Inference), model.DestinationRegions, model.Price.Input,
            model.Price.Output, model.Price.PricedOn, today.DayNumber - model.Price.PricedOn.DayNumber, model.EndOfLife,
            model.EndOfLife is { } end ? LocalDay.Left(today, end) : null,
            [
                .. config.Departments
                    .Where(department => department.Status != DepartmentStatus.Closed && department.Models.Contains(model.Alias))
                    .Select(department => department.Id),
            ],
            Obstacles(config.Sandbox, model, today), config.Sandbox.Accepts(model),
            NeedsForm: model.ModelId.StartsWith("anthropic.", StringComparison.Ordinal),
            NeedsSubscription: !model.ModelId.StartsWith("amazon.", StringComparison.Ordinal));
    }

    private static string Words(InferenceType inference) => inference switch
    {
        InferenceType.InRegion => "in-region",
        InferenceType.Japan => "jp",
        InferenceType.AsiaPacific => "apac",
        _ => "global",
    };
}
