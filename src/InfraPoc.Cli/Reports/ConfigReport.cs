namespace InfraPoc.Cli.Reports;

/// <summary>What is wrong with the configuration.</summary>
/// <param name="Valid">Whether it can be deployed.</param>
/// <param name="SizesChecked">Whether the sizes of policies were checked, which only the built app can.</param>
/// <param name="Problems">Problems and warnings by file and place.</param>
internal sealed record ConfigReport(bool Valid, bool SizesChecked, IReadOnlyList<ProblemReport> Problems);
