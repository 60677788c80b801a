namespace InfraPoc.Cli.Access;

/// <summary>Who may do what.</summary>
/// <param name="At">What <c>now</c> means.</param>
/// <param name="Rows">By department, model and origin.</param>
internal sealed record AccessReport(DateTimeOffset At, IReadOnlyList<AccessRow> Rows);
