namespace InfraPoc.Spending;

/// <summary>What was used in one clock hour.</summary>
/// <param name="Hour">The hour's first instant.</param>
/// <param name="Micros">Millionths of a US dollar, guardrail checks included.</param>
public sealed record HourSum(DateTimeOffset Hour, long Micros);
