namespace InfraPoc.Spending;

/// <summary>What a department used in one calendar month of the sandbox's time zone.</summary>
public sealed record MonthRow
{
    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Number of calls.</summary>
    public long Calls { get; init; }

    /// <summary>Cost in millionths of a US dollar, guardrail checks included.</summary>
    public long Micros { get; init; }
}
