using System.Text.Json.Serialization;

namespace InfraPoc.Spending;

/// <summary>What meter and brake need to know of the sandbox as a whole. Amounts are in <see cref="Currency"/>.</summary>
public sealed record SandboxRules
{
    /// <summary>Name of the sandbox, the beginning of its roles' names.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the sandbox account.</summary>
    public required string Account { get; init; }

    /// <summary>Region of the sandbox.</summary>
    public required string Region { get; init; }

    /// <summary>Language of messages: <c>ja</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>IANA time zone in which hours, days and months begin.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 4217 code of every amount in the rules.</summary>
    public required string Currency { get; init; }

    /// <summary>Units of the currency for one US dollar.</summary>
    public required decimal PerUsd { get; init; }

    /// <summary>Cap of a calendar month of the whole sandbox: everybody stops.</summary>
    public required decimal MonthlyBudget { get; init; }

    /// <summary>IT's topic.</summary>
    public required string CostTopicArn { get; init; }

    /// <summary>How many addresses subscribe to it.</summary>
    public required int CostReceivers { get; init; }

    /// <summary>The topic of the security alarms.</summary>
    public required string SecurityTopicArn { get; init; }

    /// <summary>How many addresses subscribe to it.</summary>
    public required int SecurityReceivers { get; init; }

    /// <summary>Name of the whole account's budget.</summary>
    public required string BudgetName { get; init; }

    /// <summary>Address of the runbook.</summary>
    public required string Runbook { get; init; }

    /// <summary>What the enforced guardrail costs; null if nothing is enforced.</summary>
    public GuardrailRules? Floor { get; init; }

    /// <summary>Whether messages are Japanese.</summary>
    [JsonIgnore]
    public bool IsJapanese => Language == "ja";
}
