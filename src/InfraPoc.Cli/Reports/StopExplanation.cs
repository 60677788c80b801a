using InfraPoc.Spending;

namespace InfraPoc.Cli.Reports;

/// <summary>What the brake decides for a department.</summary>
/// <param name="Department">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Stopped">Whether it stops the department.</param>
/// <param name="Rule">The cause that counts; null while it runs.</param>
/// <param name="Why">Why it is stopped or runs, in the session's language.</param>
/// <param name="Until">When it runs again by itself; null if somebody must act, or it runs.</param>
/// <param name="Lifts">What lets it run again; null while it runs.</param>
/// <param name="Spent">The amounts it was decided with, by window.</param>
/// <param name="Currency">Their currency.</param>
internal sealed record StopExplanation(
    string Department, DateTimeOffset At, bool Stopped, BrakeCause? Rule, string Why, DateTimeOffset? Until, string? Lifts,
    IReadOnlyDictionary<string, decimal> Spent, string Currency);
