using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about what calls cost besides the models. All assumptions about a call are here.</summary>
internal sealed class UseCost(SandboxConfig config)
{
    public const int Calls = 10_000;

    private const decimal KilobytesPerCall = 25;
    private const decimal SecondsPerCall = 0.2m;

    /// <summary>
    /// A marker and three sums, each twice because it is within a transaction. A busy log delivers many calls at once, which
    /// share sums.
    /// </summary>
    private const int WritesPerCall = 8;

    private readonly IReadOnlyList<CostLine> lines =
    [
        new(PriceList.LogIngestion, Calls * KilobytesPerCall / 1_000_000),
        new(PriceList.LogMasking, Calls * KilobytesPerCall / 1_000_000),
        new(PriceList.TableWrite, Calls * WritesPerCall),
        new(PriceList.TableRead, Calls * (BrakeLoad.ReadsPerDepartment + BrakeLoad.SharedReads)),
        new(PriceList.FunctionRequest, Calls),
        new(PriceList.FunctionTime, Calls * SecondsPerCall * UsageFunctions.Megabytes / 1024),
    ];

    /// <summary>US dollars of <see cref="Calls"/>, guardrails apart.</summary>
    public decimal Usd => lines.Sum(line => line.Usd);

    /// <summary>US dollars for 1,000 text units that the floor checks.</summary>
    public decimal FloorChecks => GuardrailPrices.Of(config.Sandbox.Guardrails.Profile(config.Sandbox.Guardrails.Floor)).Input;

    public IEnumerable<string> Lines() =>
    [
        "",
        "## What use adds, besides the models",
        "",
        .. Table(
            [$"For {Number(Calls)} calls", "USD"],
            [.. lines.Select(line => (string[])[line.Price.Item, CostText.Usd(line.Usd)]), ["**Together**", $"**{CostText.Usd(Usd)}**"]]),
        "",
        $"Assumed: {Number(KilobytesPerCall)} KB of prompt log and {Number(SecondsPerCall)} s of the meter for a call, and one delivery each; a busy log delivers many calls at once, for less. None of this is counted towards caps.",
        "",
        $"- **Guardrail checks are counted towards caps.** {Rounded(FloorChecks)} USD for 1,000 text units of up to 1,000 characters that the floor checks, and again for a guardrail of the department's own, or once more for a program on the floor, which must pass it itself, prompts and answers alike: "
            + "from the lengths of the texts where they are logged, else from tokens, at five characters each. Content filters and denied topics cost "
            + $"{CostText.Usd(PriceList.GuardrailContent.Usd)} USD each, personal information {CostText.Usd(PriceList.GuardrailPersonalInformation.Usd)}. Prices of the standard tier and of Tokyo were not found.",
        $"- **Metrics**: {CostText.Usd(PriceList.CustomMetric.Usd)} USD for one that has values all month, and only hours with calls count: ten of the whole sandbox, and four of each department that is used.",
        $"- **Guardrail events in the trail**: {CostText.Usd(PriceList.DataEvent.Usd)} USD for {Number(PriceList.DataEvent.Per)}, and the log they arrive in.",
        $"- **The ledger**: {CostText.Usd(PriceList.TableStorage.Usd)} USD a month for a GB, and {CostText.Usd(PriceList.TableBackup.Usd)} for restoring it to any second of 35 days. A million calls are about 0.2 GB for 35 days.",
        $"- **Messages**: {CostText.Usd(PriceList.Email.Usd)} USD for {Number(PriceList.Email.Per)} e-mails.",
    ];
}
