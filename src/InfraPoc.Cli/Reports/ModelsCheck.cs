namespace InfraPoc.Cli.Reports;

/// <summary>What to do about the models in use.</summary>
/// <param name="Findings">What is not as it should be.</param>
/// <param name="Once">What an administrator does once, before departments call them.</param>
internal sealed record ModelsCheck(IReadOnlyList<ModelTask> Findings, IReadOnlyList<ModelTask> Once);
