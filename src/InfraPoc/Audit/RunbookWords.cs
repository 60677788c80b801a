using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>The words around the alarms in both runbooks.</summary>
internal static class RunbookWords
{
    public static readonly Bilingual Means = new("Means", "意味");
    public static readonly Bilingual Urgency = new("Severity", "重大度");
    public static readonly Bilingual Notifies = new("Notifies", "通知先");
    public static readonly Bilingual Watches = new("Watches", "監視対象");
    public static readonly Bilingual FirstMinutes = new("First five minutes", "最初の 5 分");
    public static readonly Bilingual Do = new("Do", "対応");
    public static readonly Bilingual Harmless = new("Harmless", "問題のない例");
    public static readonly Bilingual Permissions = new("Permissions", "必要な権限");
    public static readonly Bilingual ReadingLogs = new("reading logs", "ログの閲覧");
    public static readonly Bilingual Colon = new(": ", "：");
    public static readonly Bilingual Comma = new(", ", "、");
    public static readonly Bilingual EveryEvent = new("every event", "すべてのイベント");
    public static readonly Bilingual OnAbsence = new("fires when nothing is counted", "値がないと発報");

    /// <summary>A severity in one word.</summary>
    public static Bilingual Severity(AlarmSeverity severity) => severity switch
    {
        AlarmSeverity.High => new("high", "高"),
        AlarmSeverity.Medium => new("medium", "中"),
        _ => new("low", "低"),
    };

    /// <summary>A severity, and how soon it asks for somebody.</summary>
    public static Bilingual SeverityAndTime(AlarmSeverity severity) => severity switch
    {
        AlarmSeverity.High => new("high (at once, at night too)", "高（夜間を含め、すぐに対応）"),
        AlarmSeverity.Medium => new("medium (on the same working day)", "中（その日の業務時間内に対応）"),
        _ => new("low (within the week)", "低（1 週間以内に対応）"),
    };

    /// <summary>In which log group a query is to be run.</summary>
    public static Bilingual Query(AlarmQuery query) => new(
        $"Query, log group in the output `{query.Output}` of the stack `<Name>-{query.Stack}`",
        $"クエリ（ロググループはスタック `<Name>-{query.Stack}` の出力 `{query.Output}`）");

    /// <summary>A metric that reaches a number.</summary>
    public static Bilingual Reaches(int threshold, int minutes) => new(
        $"{threshold} or more within {minutes} minutes",
        $"{minutes} 分間に {threshold} 以上");
}
