namespace InfraPoc.Cli.Reports;

/// <summary>Something to do about a model.</summary>
/// <param name="Model">Its alias.</param>
/// <param name="Text">What, in the session's language.</param>
/// <param name="Files">The files that are changed; none for what is done in AWS.</param>
internal sealed record ModelTask(string Model, string Text, params IReadOnlyList<string> Files);
