namespace InfraPoc.Cli.Access;

/// <summary>Who may do what.</summary>
/// <param name="At">What <c>now</c> means.</param>
/// <param name="Rows">By department, model and origin.</param>
/// <param name="Judged">Which policies were asked, and which could refuse more, in the session's language.</param>
internal sealed record AccessReport(DateTimeOffset At, IReadOnlyList<AccessRow> Rows, string Judged);
