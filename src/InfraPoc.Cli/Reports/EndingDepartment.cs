namespace InfraPoc.Cli.Reports;

/// <summary>A department whose period ends soon, or is over.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="End">Its last day.</param>
/// <param name="DaysLeft">Days of its period that are left, today included; 0 once it is over.</param>
internal sealed record EndingDepartment(string Id, string Name, DateOnly End, int DaysLeft);
