namespace InfraPoc.Cli.Reports;

/// <summary>A department whose period ends soon, or is over.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="End">Its last day.</param>
/// <param name="DaysLeft">Days until then; negative afterwards.</param>
internal sealed record EndingDepartment(string Id, string Name, DateOnly End, int DaysLeft);
