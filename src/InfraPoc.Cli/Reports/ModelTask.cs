namespace InfraPoc.Cli.Reports;

/// <summary>Something to do about a model.</summary>
/// <param name="Model">Its alias.</param>
/// <param name="Text">What, in the session's language.</param>
internal sealed record ModelTask(string Model, string Text);
