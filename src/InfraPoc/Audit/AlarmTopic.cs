namespace InfraPoc.Audit;

/// <summary>Whom an alarm notifies.</summary>
internal enum AlarmTopic
{
    /// <summary>The security contacts; such alarms are named <c>&lt;name&gt;-security-&lt;id&gt;</c>.</summary>
    Security,

    /// <summary>The contacts for costs; such alarms are named <c>&lt;name&gt;-&lt;id&gt;</c>.</summary>
    Cost,
}
