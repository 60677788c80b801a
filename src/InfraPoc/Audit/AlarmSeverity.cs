namespace InfraPoc.Audit;

/// <summary>How soon somebody has to look at an alarm.</summary>
internal enum AlarmSeverity
{
    /// <summary>At once, at night too: protection or the record of it may be gone.</summary>
    High,

    /// <summary>On the same working day.</summary>
    Medium,

    /// <summary>Within the week.</summary>
    Low,
}
