namespace InfraPoc.Functions.Ledger;

/// <summary>A log event, and where it is.</summary>
/// <param name="Log">Name of the log group.</param>
/// <param name="Stream">Name of the log stream.</param>
/// <param name="Id">Id of the event.</param>
/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="Message">What it says; never to be written anywhere.</param>
internal sealed record LogRecord(string Log, string Stream, string Id, long Timestamp, string? Message);
