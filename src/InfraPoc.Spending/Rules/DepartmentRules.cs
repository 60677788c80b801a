using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>What meter and brake need to know of one department. Amounts are in the sandbox's currency.</summary>
public sealed record DepartmentRules
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name, in the company's language.</summary>
    public required string Name { get; init; }

    /// <summary><c>active</c>, <c>suspended</c> or <c>closed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When use begins (UTC).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When use ends (UTC), exclusive.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Cap of a calendar month.</summary>
    public required decimal Monthly { get; init; }

    /// <summary>What is added to it in single months, by month, <c>yyyy-MM</c>; null for nothing.</summary>
    public IReadOnlyDictionary<string, decimal>? TopUps { get; init; }

    /// <summary>Percentage of <see cref="Monthly"/> at which use stops.</summary>
    public required int StopPercent { get; init; }

    /// <summary>Cap of a day.</summary>
    public decimal? Daily { get; init; }

    /// <summary>Cap of a clock hour.</summary>
    public decimal? Hourly { get; init; }

    /// <summary>The whole approved amount of the trial.</summary>
    public decimal? Total { get; init; }

    /// <summary>Percentages of <see cref="Monthly"/> at which people are notified, ascending.</summary>
    public required IReadOnlyList<int> AlertPercents { get; init; }

    /// <summary>Minutes that use stays stopped after the cap of an hour was reached.</summary>
    public required int CoolDownMinutes { get; init; }

    /// <summary>The department's topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>How many addresses subscribe to it.</summary>
    public required int Receivers { get; init; }

    /// <summary>ARN of the brake policy.</summary>
    public required string BrakePolicyArn { get; init; }

    /// <summary>Id of the brake policy: another one after the department was destroyed and deployed again.</summary>
    public required string BrakePolicyId { get; init; }

    /// <summary>Name of the department's budget.</summary>
    public required string BudgetName { get; init; }

    /// <summary>Who answers in IT, name and address.</summary>
    public required string ItPartner { get; init; }

    /// <summary>Who answers in the department, name and address.</summary>
    public required string Owner { get; init; }

    /// <summary>The department's application inference profiles: id of each with the alias of its model.</summary>
    public required IReadOnlyDictionary<string, string> Profiles { get; init; }

    /// <summary>Beginning of the sign-in role's name: <c>AWSReservedSSO_NAME-ID_</c>, to which Identity Center adds 16 digits.</summary>
    public required string SignInRolePrefix { get; init; }

    /// <summary>Name of the application role.</summary>
    public required string ApplicationRole { get; init; }

    /// <summary>What the department's own guardrail costs besides the enforced one; null if it has none.</summary>
    public GuardrailRules? Guardrail { get; init; }

    /// <summary>The amount of a month without top-ups at which use stops.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal MonthlyStop => Monthly * StopPercent / 100;

    /// <summary>Whether the cap holds top-ups of a month.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsToppedUp { get; init; }

    /// <summary>The rules of one month, whose cap holds its top-ups.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public DepartmentRules In(string month)
    {
        var more = TopUps?.GetValueOrDefault(month) ?? 0;
        return this with { Monthly = Monthly + more, TopUps = null, IsToppedUp = more > 0 };
    }

    /// <summary>
    /// The rules by which a bill is judged. Its month is over later or earlier than the ledger's: in between, neither month's top-up is
    /// taken back.
    /// </summary>
    /// <param name="calendar">The calendar of the sandbox's time zone.</param>
    /// <param name="now">The moment.</param>
    public DepartmentRules OfBill(SandboxCalendar calendar, DateTimeOffset now)
    {
        var (local, billed) = (In(calendar.MonthOf(now)), In(now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        return local.Monthly > billed.Monthly ? local : billed;
    }
}
