using InfraPoc.Config;
using InfraPoc.Fence;

namespace InfraPoc.Audit;

/// <summary>
/// The questions auditors ask of a sandbox, as saved queries. None shows the text of a prompt. Who called is read from the
/// trail: the prompt log masks e-mail addresses, and a session is named after its user's.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
/// </summary>
public static class SavedQueries
{
    /// <summary>First local hour of a working day.</summary>
    public const int OpeningHour = 8;

    /// <summary>First local hour after a working day.</summary>
    public const int ClosingHour = 20;

    /// <summary>What a query calls the department of a caller who belongs to none.</summary>
    private const string Unattributed = "unattributed";

    /// <summary>
    /// The events of model calls that were let through. See:
    /// https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
    /// </summary>
    internal const string ModelCalls =
        """filter eventSource = "bedrock.amazonaws.com" and eventName in ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"] and not ispresent(errorCode)""";

    /// <summary>A record of a request that keeps its guardrail from a part of the text, as the meter knows it.</summary>
    internal const string Narrowing =
        """@message like /"guardContent"\s*:/ or @message like /"streamProcessingMode"\s*:\s*"async"/ """
        + """or @message like /"streamProcessingMode"\s*:\s*"ASYNCHRONOUS"/ or @message like /"tagSuffix"\s*:/""";

    /// <summary>The event sources of the services that closed surfaces belong to.</summary>
    private static string ClosedSources { get; } = string.Join(
        ", ",
        ClosedSurfaces.All.SelectMany(surface => surface.Sources).Distinct().Order(StringComparer.Ordinal)
            .Select(source => $"\"{source}.amazonaws.com\""));

    /// <summary>The queries of a sandbox.</summary>
    /// <param name="sandbox">The sandbox: its name, language, time zone and what it logs of a prompt.</param>
    public static IReadOnlyList<SavedQuery> For(Sandbox sandbox)
    {
        return
        [
            Callers(), Usage(), .. sandbox.Logging.Prompts is PromptLogging.Full ? [Blocked(), Narrowed()] : new[] { GuardrailChecks() },
            Denied(), OutsideHours(),
        ];

        SavedQuery Callers() => Query(
            "callers", new("Who used which model when", "誰がいつどのモデルを使ったか"), QueriedLog.TrailLog,
            new(
                "Calls per hour, from the full hour in UTC. Calls by nobody's department: unattributed.",
                "1 時間（UTC の毎正時から）ごとの呼び出し回数。部門に属さない呼び出しは unattributed。"),
            $"""
            {ModelCalls}
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | fields datefloor(@timestamp, 1h) as hour
            | stats count(*) as calls by hour, department, userIdentity.arn, requestParameters.modelId
            | sort hour desc
            | limit 10000
            """);

        SavedQuery Usage() => Query(
            "usage", new("Tokens by department", "部門別のトークン数"), QueriedLog.InvocationLog,
            new(
                "Calls and tokens by department and model per hour, from the full hour in UTC. Calls by nobody's department: unattributed.",
                "部門とモデルごとの呼び出し回数とトークン数、1 時間（UTC の毎正時から）ごと。部門に属さない呼び出しは unattributed。"),
            $"""
            {DepartmentOf(sandbox, "identity.arn")}
            | fields datefloor(@timestamp, 1h) as hour
            | stats count(*) as calls, sum(input.inputTokenCount) as inputTokens, sum(output.outputTokenCount) as outputTokens by hour, department, modelId
            | sort hour desc
            | limit 10000
            """);

        // The whole message instead of a field: a streamed answer is a list, whose fields have numbers in their names.
        SavedQuery Blocked() => Query(
            "blocked", new("Blocked by a guardrail", "ガードレールがブロックした利用"), QueriedLog.InvocationLog,
            new(
                "Calls in which a guardrail intervened, without their text. Answers above 100 KB are in S3 and missing here. The trail's log shows the caller by requestID.",
                "ガードレールが介入した呼び出し。本文は表示しない。100 KB を超える回答は S3 にあり、ここには出ない。利用者は証跡ログで requestID から調べる。"),
            $"""
            filter @message like /"stopReason"\s*:\s*"guardrail_intervened"/ or @message like /"amazon-bedrock-guardrailAction"\s*:\s*"INTERVENED"/
            {Then(DepartmentOf(sandbox, "identity.arn"))}
            | display @timestamp, department, operation, modelId, requestId
            | sort @timestamp desc
            | limit 1000
            """);

        // Quotes that belong to the record itself: in a prompt that only speaks of these names they are escaped.
        SavedQuery Narrowed() => Query(
            "narrowed", new("Guardrail kept from a part of a call", "ガードレールの検査対象を狭めた利用"), QueriedLog.InvocationLog,
            new(
                "Calls that mark what a guardrail checks, or stream their answer before it is checked, without their text. The floor checks everything all the same. Prompts above 100 KB are in S3 and missing here.",
                "ガードレールの検査対象を指定した呼び出しと、検査より先に回答を流す呼び出し。本文は表示しない。最低基準のガードレールは常に全体を検査する。100 KB を超えるプロンプトは S3 にあり、ここには出ない。"),
            $"""
            filter {Narrowing}
            {Then(DepartmentOf(sandbox, "identity.arn"))}
            | display @timestamp, department, operation, modelId, requestId
            | sort @timestamp desc
            | limit 1000
            """);

        SavedQuery GuardrailChecks() => Query(
            "blocked", new("Checks by a guardrail", "ガードレールの検査件数"), QueriedLog.TrailLog,
            new(
                "Texts are not logged (logging.prompts: metadata): this counts checks and cannot show which of them blocked.\n"
                + "How many blocked: metric InvocationsIntervened in the namespace AWS/Bedrock/Guardrails.",
                "本文を記録しない設定（logging.prompts: metadata）のため、検査の件数だけが分かり、ブロックの有無は分からない。\n"
                + "ブロックの件数: 名前空間 AWS/Bedrock/Guardrails のメトリクス InvocationsIntervened。"),
            $"""
            filter eventSource = "bedrock.amazonaws.com" and eventName = "ApplyGuardrail"
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | stats count(*) as checks, max(@timestamp) as lastCall by department, userIdentity.arn, resources.0.ARN
            | sort checks desc
            | limit 1000
            """);

        SavedQuery Denied() => Query(
            "denied", new("Denied calls", "拒否された呼び出し"), QueriedLog.TrailLog,
            new(
                "Calls refused for want of permission, of Bedrock and of the services of the other closed surfaces. errorMessage says why.",
                "権限がなく拒否された呼び出し（Bedrock と、閉じた経路のサービス）。errorMessage が理由を示す。"),
            $"""
            filter eventSource in [{ClosedSources}] and errorCode like /^AccessDenied/
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | stats count(*) as calls, max(@timestamp) as lastCall by department, userIdentity.arn, eventName, requestParameters.modelId, errorMessage
            | sort calls desc
            | limit 1000
            """);

        SavedQuery OutsideHours() => Query(
            "outside-hours", new("Use outside hours", "時間外の利用"), QueriedLog.TrailLog,
            new(
                $"Use on Saturdays and Sundays, before {OpeningHour}:00 and from {ClosingHour}:00 on (standard time of {sandbox.TimeZone}; without daylight saving time and public holidays).\n"
                + "weekday: 0 = Sunday, 6 = Saturday.",
                $"土日と {OpeningHour} 時より前、{ClosingHour} 時以降の利用（{sandbox.TimeZone} の標準時。夏時間と祝日は考慮しない）。\n"
                + "weekday: 0 = 日曜日、6 = 土曜日。"),
            $"""
            {ModelCalls}
            | fields toMillis(@timestamp) {OffsetOf(sandbox.TimeZone)} as localMillis
            | fields floor(localMillis / 3600000) as localHours, floor(localMillis / 86400000) as localDays
            | fields localHours % 24 as hour, (localDays + 4) % 7 as weekday
            | filter weekday = 0 or weekday = 6 or hour < {OpeningHour} or hour >= {ClosingHour}
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | stats count(*) as calls by department, userIdentity.arn, weekday, hour
            | sort calls desc
            | limit 1000
            """);

        SavedQuery Query(string id, Bilingual name, QueriedLog log, Bilingual about, string text) => new()
        {
            Id = id,
            Name = $"{sandbox.Name}/{name.In(sandbox.Language)}",
            Log = log,
            Text = $"# {about.In(sandbox.Language).ReplaceLineEndings("\n# ")}\n{text.ReplaceLineEndings("\n")}",
        };
    }

    /// <summary>
    /// The commands that find a caller's department. A department signs in through its permission set's role and calls from
    /// programs through its application role. The random suffix of the former is anything: the prompt log may mask digits
    /// in it.
    /// </summary>
    /// <param name="sandbox">The sandbox, whose name role names begin with.</param>
    /// <param name="arn">The field with the caller's ARN.</param>
    internal static string DepartmentOf(Sandbox sandbox, string arn) =>
        $$"""
        parse {{arn}} /:assumed-role\/AWSReservedSSO_{{sandbox.Name}}-(?<signIn>[a-z0-9-]+)_[^\/]+\//
        | parse {{arn}} /:assumed-role\/{{sandbox.Name}}-(?<application>[a-z0-9-]+)-app\//
        | fields coalesce(signIn, application, "{{Unattributed}}") as department
        """;

    /// <summary>Commands that follow others.</summary>
    internal static string Then(string commands) => $"| {commands}";

    /// <summary>
    /// Milliseconds that standard time is ahead of UTC, with its sign: a query must not change with the day it is deployed.
    /// </summary>
    private static string OffsetOf(string timeZone)
    {
        var offset = (long)TimeZoneInfo.FindSystemTimeZoneById(timeZone).BaseUtcOffset.TotalMilliseconds;
        return offset < 0 ? $"- {-offset}" : $"+ {offset}";
    }
}
