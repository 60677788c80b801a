namespace InfraPoc.Cli.Access;

/// <summary>One thing that a department could do, now, in and after its period, and while the brake has stopped it.</summary>
/// <param name="Department">The department's id.</param>
/// <param name="Model">The model's alias; null for what is about no model.</param>
/// <param name="From">From where.</param>
/// <param name="Action">The action that was asked for.</param>
/// <param name="Now">Now.</param>
/// <param name="Start">The first day of a period that has not begun; null once it has.</param>
/// <param name="FromStart">From its beginning on; null once the period has begun.</param>
/// <param name="AfterPeriod">From the end of the last day on.</param>
/// <param name="Stopped">On the first day of the period, stopped by the brake.</param>
internal sealed record AccessRow(
    string Department, string? Model, AccessOrigin From, string Action, AccessVerdict Now, DateOnly? Start,
    AccessVerdict? FromStart, AccessVerdict AfterPeriod, AccessVerdict Stopped);
