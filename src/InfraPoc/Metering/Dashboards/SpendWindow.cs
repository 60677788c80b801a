namespace InfraPoc.Metering.Dashboards;

/// <summary>The time over which a cap applies.</summary>
internal enum SpendWindow
{
    /// <summary>A calendar month in UTC.</summary>
    Month,

    /// <summary>A day in the sandbox's time zone.</summary>
    Day,

    /// <summary>A clock hour.</summary>
    Hour,
}
