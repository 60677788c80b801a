using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>
/// The questions auditors ask of a sandbox, as saved queries. None shows the text of a prompt. Who called is read from the
/// trail: the invocation log masks e-mail addresses, and a session is named after its user's.
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

    /// <summary>The queries of a sandbox.</summary>
    /// <param name="sandbox">The sandbox: its name, language, time zone and what it logs of a prompt.</param>
    public static IReadOnlyList<SavedQuery> For(Sandbox sandbox)
    {
        var japanese = sandbox.Language is Language.Japanese;
        return
        [
            Callers(), Usage(), sandbox.Logging.Prompts is PromptLogging.Full ? Blocked() : GuardrailChecks(), Denied(), OutsideHours(),
        ];

        SavedQuery Callers() => Query(
            "callers", "誰がいつどのモデルを使ったか", "Who used which model when", QueriedLog.TrailLog,
            $"""
            # {Say(
                "1 時間（UTC の毎正時から）ごとの呼び出し回数。部門に属さない呼び出しは unattributed。",
                "Calls per hour, from the full hour in UTC. Calls by nobody's department: unattributed."
            )}
            {ModelCalls}
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | fields datefloor(@timestamp, 1h) as hour
            | stats count(*) as calls by hour, department, userIdentity.arn, requestParameters.modelId
            | sort hour desc
            | limit 10000
            """);

        SavedQuery Usage() => Query(
            "usage", "部門別のトークン数", "Tokens by department", QueriedLog.InvocationLog,
            $"""
            # {Say(
                "部門とモデルごとの呼び出し回数とトークン数、1 時間（UTC の毎正時から）ごと。部門に属さない呼び出しは unattributed。",
                "Calls and tokens by department and model per hour, from the full hour in UTC. Calls by nobody's department: unattributed."
            )}
            {DepartmentOf(sandbox, "identity.arn")}
            | fields datefloor(@timestamp, 1h) as hour
            | stats count(*) as calls, sum(input.inputTokenCount) as inputTokens, sum(output.outputTokenCount) as outputTokens by hour, department, modelId
            | sort hour desc
            | limit 10000
            """);

        // The whole message instead of a field: a streamed answer is a list, whose fields have numbers in their names.
        SavedQuery Blocked() => Query(
            "blocked", "ガードレールがブロックした利用", "Blocked by a guardrail", QueriedLog.InvocationLog,
            $"""
            # {Say(
                "ガードレールが介入した呼び出し。本文は表示しない。100 KB を超える回答は S3 にあり、ここには出ない。利用者は証跡ログで requestID から調べる。",
                "Calls in which a guardrail intervened, without their text. Answers above 100 KB are in S3 and missing here. The trail's log shows the caller by requestID."
            )}
            filter @message like /"stopReason"\s*:\s*"guardrail_intervened"/ or @message like /"amazon-bedrock-guardrailAction"\s*:\s*"INTERVENED"/
            {Then(DepartmentOf(sandbox, "identity.arn"))}
            | display @timestamp, department, operation, modelId, requestId
            | sort @timestamp desc
            | limit 1000
            """);

        SavedQuery GuardrailChecks() => Query(
            "blocked", "ガードレールの検査件数", "Checks by a guardrail", QueriedLog.TrailLog,
            $"""
            # {Say(
                "本文を記録しない設定（logging.prompts: metadata）のため、検査の件数だけが分かり、ブロックの有無は分からない。",
                "Texts are not logged (logging.prompts: metadata): this counts checks and cannot show which of them blocked."
            )}
            # {Say(
                "ブロックの件数: 名前空間 AWS/Bedrock/Guardrails のメトリクス InvocationsIntervened。",
                "How many blocked: metric InvocationsIntervened in the namespace AWS/Bedrock/Guardrails."
            )}
            filter eventSource = "bedrock.amazonaws.com" and eventName = "ApplyGuardrail"
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | stats count(*) as checks, max(@timestamp) as lastCall by department, userIdentity.arn, resources.0.ARN
            | sort checks desc
            | limit 1000
            """);

        SavedQuery Denied() => Query(
            "denied", "拒否された呼び出し", "Denied calls", QueriedLog.TrailLog,
            $"""
            # {Say(
                "権限がなく拒否された Bedrock の呼び出し。errorMessage が理由を示す。",
                "Bedrock calls refused for want of permission. errorMessage tells why."
            )}
            filter eventSource in ["bedrock.amazonaws.com", "bedrock-mantle.amazonaws.com"] and errorCode like /^AccessDenied/
            {Then(DepartmentOf(sandbox, "userIdentity.arn"))}
            | stats count(*) as calls, max(@timestamp) as lastCall by department, userIdentity.arn, eventName, requestParameters.modelId, errorMessage
            | sort calls desc
            | limit 1000
            """);

        SavedQuery OutsideHours() => Query(
            "outside-hours", "時間外の利用", "Use outside hours", QueriedLog.TrailLog,
            $"""
            # {Say(
                $"土日と {OpeningHour} 時より前、{ClosingHour} 時以降の利用（{sandbox.TimeZone} の標準時。夏時間と祝日は考慮しない）。",
                $"Use on Saturdays and Sundays, before {OpeningHour}:00 and from {ClosingHour}:00 on (standard time of {sandbox.TimeZone}; without daylight saving time and public holidays)."
            )}
            # {Say("weekday: 0 = 日曜日、6 = 土曜日。", "weekday: 0 = Sunday, 6 = Saturday.")}
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

        SavedQuery Query(string id, string japaneseName, string englishName, QueriedLog log, string text) => new()
        {
            Id = id,
            Name = $"{sandbox.Name}/{Say(japaneseName, englishName)}",
            Log = log,
            Text = text.ReplaceLineEndings("\n"),
        };

        string Say(string inJapanese, string inEnglish) => japanese ? inJapanese : inEnglish;
    }

    /// <summary>
    /// The commands that tell a caller's department. A department signs in through its permission set's role and calls from
    /// programs through its application role. The random suffix of the former is anything: the invocation log may mask digits
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
