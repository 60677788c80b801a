namespace InfraPoc.Audit;

/// <summary>Whom an alarm notifies.</summary>
internal enum AlarmTopic
{
    /// <summary>The security contacts; such alarms are named <c>&lt;name&gt;-security-&lt;id&gt;</c>.</summary>
    Security,

    /// <summary>The contacts for costs; such alarms are named <c>&lt;name&gt;-&lt;id&gt;</c>.</summary>
    Cost,

    /// <summary>Both, because one of them may have nobody who reads it; named as those for security, which both topics take.</summary>
    Both,
}
