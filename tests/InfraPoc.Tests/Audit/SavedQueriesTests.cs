using System.Globalization;
using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Tests.Audit;

public sealed class SavedQueriesTests
{
    private const string Account = TestCompany.SandboxAccount;
    private const RegexOptions Safe = RegexOptions.NonBacktracking;

    /// <summary>Fields of a model-invocation record and of a CloudTrail event, next to those CloudWatch Logs adds to each.</summary>
    private static readonly Dictionary<QueriedLog, string[]> Fields = new()
    {
        [QueriedLog.InvocationLog] =
        [
            "@timestamp", "@message", "timestamp", "accountId", "region", "requestId", "operation", "modelId", "identity.arn",
            "input.inputTokenCount", "output.outputTokenCount",
        ],
        [QueriedLog.TrailLog] =
        [
            "@timestamp", "@message", "eventSource", "eventName", "errorCode", "errorMessage", "userIdentity.arn",
            "requestParameters.modelId",
            "resources.0.ARN",
        ],
    };

    private static readonly string[] Commands = ["fields", "filter", "parse", "stats", "sort", "limit", "display"];
    private static readonly string[] Functions = ["coalesce", "datefloor", "toMillis", "floor", "count", "sum", "max", "ispresent"];
    private static readonly string[] Words = ["as", "by", "desc", "and", "or", "not", "in", "like", "1h"];

    private static IEnumerable<SavedQuery> EveryQuery =>
        from language in Enum.GetValues<Language>()
        from prompts in Enum.GetValues<PromptLogging>()
        from query in Of(language, prompts)
        select query;

    [Theory]
    [InlineData(Language.Japanese, "^poc/[ -~ぁ-んァ-ヶー一-龠]*[ぁ-んァ-ヶー一-龠]$")]
    [InlineData(Language.English, "^poc/[A-Z][ -~]+$")]
    public void Names_InEitherLanguage_AreInTheFolderOfTheSandbox(Language language, string name)
    {
        var queries = Of(language, PromptLogging.Full);

        queries.Select(query => query.Id).ShouldBe(["callers", "usage", "blocked", "narrowed", "denied", "outside-hours"]);
        queries.Select(query => query.Name).ShouldBeUnique();
        queries.ShouldAllBe(query => Regex.IsMatch(query.Name, name, Safe));
    }

    [Fact]
    public void Text_OfEveryQuery_UsesDocumentedCommandsFunctionsAndFieldsOnly()
    {
        foreach (var query in EveryQuery)
        {
            query.Text.Length.ShouldBeLessThan(10_000);
            Undocumented(query.Text, Code(query), Fields[query.Log]).ShouldBeEmpty(query.Text);
        }
    }

    /// <summary>The commands, functions and fields of a query that neither the language nor the log has.</summary>
    /// <param name="text">The query.</param>
    /// <param name="code">The query without strings and expressions.</param>
    /// <param name="fields">The fields of the log.</param>
    internal static IReadOnlyList<string> Undocumented(string text, string code, IReadOnlyList<string> fields)
    {
        var own = All(text, @"(?:\bas |\(\?<)(?<name>[A-Za-z]+)");
        return
        [
            .. code.Split('|').Select(command => command.Trim().Split(' ')[0]).Except(Commands),
            .. All(code, @"(?<name>[A-Za-z]+)\(").Except(Functions),
            .. All(code, @"(?:^|[^A-Za-z0-9@.])(?<name>[@A-Za-z][A-Za-z0-9.]*)")
                .Except([.. Commands, .. Functions, .. Words, .. own, .. fields]),
        ];

        static IReadOnlyList<string> All(string text, string pattern) =>
            [.. Regex.Matches(text, pattern, Safe).Select(match => match.Groups["name"].Value)];
    }

    [Fact]
    public void Text_OfEveryQuery_ShowsNoPromptAndKeepsTheMask()
    {
        foreach (var query in EveryQuery)
        {
            query.Text.ShouldStartWith("# ");
            query.Text.ShouldNotContain("unmask", Case.Insensitive);
            Regex.Replace(Code(query), "filter[^|]*", "", Safe).ShouldNotContain("@message");
            Code(query).ShouldNotContain("Body");
        }
    }

    [Theory]
    [InlineData("AWSReservedSSO_poc-sales_0123456789abcdef/sales-01@example.com", "sales")]
    [InlineData("AWSReservedSSO_poc-human-resources_0123456789abcdef/someone", "human-resources")]
    [InlineData("AWSReservedSSO_poc-shop-app_0123456789abcdef/someone", "shop-app")]
    [InlineData("AWSReservedSSO_poc-sales_0123********cdef/*********************", "sales")]
    [InlineData("poc-sales-app/session", "sales")]
    [InlineData("poc-human-resources-app/session", "human-resources")]
    [InlineData("poc-shop-app-app/session", "shop-app")]
    [InlineData("poc-app2-app/session", "app2")]
    [InlineData("AWSReservedSSO_AdministratorAccess_0123456789abcdef/admin", "unattributed")]
    [InlineData("AWSReservedSSO_other-poc-sales_0123456789abcdef/someone", "unattributed")]
    [InlineData("AWSReservedSSO_poc-sales_/someone", "unattributed")]
    [InlineData("AWSReservedSSO_poc-sales/someone_else/", "unattributed")]
    [InlineData("other-poc-sales-app/session", "unattributed")]
    [InlineData("poc-sales-application/session", "unattributed")]
    [InlineData("somebody/assumed-role/poc-sales-app", "unattributed")]
    [InlineData("Poc-Audit-InvocationLoggingRole-1A2B/session", "unattributed")]
    public void Department_OfACaller_ComesFromTheRoleName(string role, string department)
    {
        foreach (var query in Of(Language.Japanese, PromptLogging.Full).Append(Query("blocked", PromptLogging.Metadata)))
        {
            var field = query.Log is QueriedLog.InvocationLog ? "identity.arn" : "userIdentity.arn";
            var patterns = Regex
                .Matches(query.Text, "^(?:\\| )?parse (?<field>.+?) /(?<pattern>.+)/$", RegexOptions.Multiline)
                .Select(match => (Field: match.Groups["field"].Value, Pattern: match.Groups["pattern"].Value)).ToList();
            var names = Regex
                .Match(query.Text, "fields coalesce\\((?<first>.+), (?<second>.+), \"(?<otherwise>.+)\"\\) as department", Safe)
                .Groups.Values.Skip(1).Select(group => group.Value).ToList();

            patterns.Select(pattern => pattern.Field).ShouldBe([field, field]);
            var found = patterns.Select(pattern => Regex.Match($"arn:aws:sts::{Account}:assumed-role/{role}", pattern.Pattern, Safe))
                .SelectMany(match => names.Take(2).Select(name => match.Groups[name]))
                .FirstOrDefault(group => group.Success)?.Value ?? names[2];
            found.ShouldBe(department, query.Id);
        }
    }

    [Theory]
    [InlineData("""{"output":{"outputBodyJson":{"stopReason":"guardrail_intervened","usage":{}}}}""", true)]
    [InlineData("""{"output":{"outputBodyJson":{"content":[],"amazon-bedrock-guardrailAction":"INTERVENED"}}}""", true)]
    [InlineData("""{"output":{"outputBodyJson":[{"type":"message_start"},{"amazon-bedrock-guardrailAction": "INTERVENED"}]}}""", true)]
    [InlineData("""{"output":{"outputBodyJson":{"stopReason":"end_turn"}}}""", false)]
    [InlineData("""{"output":{"outputBodyJson":{"amazon-bedrock-guardrailAction":"NONE"}}}""", false)]
    [InlineData("""{"input":{"inputBodyJson":{"messages":[{"text":"what does \"stopReason\":\"guardrail_intervened\" mean?"}]}}}""", false)]
    public void Blocked_OfARecord_LooksAtTheAnswerAndNotAtThePrompt(string record, bool blocked)
    {
        var query = Query("blocked");
        var patterns = Regex
            .Matches(query.Text, "@message like /(?<pattern>.+?)/(?: or|$)", RegexOptions.Multiline)
            .Select(match => match.Groups["pattern"].Value).ToList();

        query.Log.ShouldBe(QueriedLog.InvocationLog);
        patterns.Count.ShouldBe(2);
        patterns.Any(pattern => Regex.IsMatch(record, pattern, Safe)).ShouldBe(blocked);
    }

    [Theory]
    [InlineData("""{"input":{"inputBodyJson":{"messages":[{"content":[{"guardContent":{"text":{"text":"a"}}}]}]}}}""", true)]
    [InlineData("""{"input":{"inputBodyJson":{"guardrailConfig":{"streamProcessingMode": "async"}}}}""", true)]
    [InlineData("""{"input":{"inputBodyJson":{"amazon-bedrock-guardrailConfig":{"streamProcessingMode":"ASYNCHRONOUS"}}}}""", true)]
    [InlineData("""{"input":{"inputBodyJson":{"amazon-bedrock-guardrailConfig":{"tagSuffix":"xyz"}}}}""", true)]
    [InlineData("""{"input":{"inputBodyJson":{"guardrailConfig":{"streamProcessingMode":"sync"}}}}""", false)]
    [InlineData("""{"input":{"inputBodyJson":{"messages":[{"text":"what is \"guardContent\": and \"tagSuffix\":?"}]}}}""", false)]
    public void Narrowed_OfARecord_LooksAtTheRequestAndNotAtItsText(string record, bool narrowed)
    {
        var query = Query("narrowed");
        var patterns = Regex
            .Matches(query.Text, "@message like /(?<pattern>.+?)/(?: or|$)", RegexOptions.Multiline)
            .Select(match => match.Groups["pattern"].Value).ToList();

        query.Log.ShouldBe(QueriedLog.InvocationLog);
        patterns.Count.ShouldBe(4);
        patterns.Any(pattern => Regex.IsMatch(record, pattern, Safe)).ShouldBe(narrowed);
    }

    [Fact]
    public void Blocked_WithoutTexts_CountsChecksAndSaysWhatItCannotShow()
    {
        var query = Query("blocked", PromptLogging.Metadata);

        query.Log.ShouldBe(QueriedLog.TrailLog);
        query.Name.ShouldBe("poc/Checks by a guardrail");
        query.Text.ShouldContain("cannot show which of them blocked");
        query.Text.ShouldContain("InvocationsIntervened");
        query.Text.ShouldContain("eventName = \"ApplyGuardrail\"");
    }

    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData("Asia/Kolkata")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public void OutsideHours_AtEveryQuarterHourOfAWeek_AgreesWithTheCalendar(string timeZone)
    {
        var query = Query("outside-hours", timeZone: timeZone);
        var numbers = Regex.Match(
            query.Text,
            """
            \| fields toMillis\(@timestamp\) (?:[+-]) (?<a>\d+) as localMillis
            \| fields floor\(localMillis / (?<b>\d+)\) as localHours, floor\(localMillis / (?<c>\d+)\) as localDays
            \| fields localHours % (?<d>\d+) as hour, \(localDays \+ (?<e>\d+)\) % (?<f>\d+) as weekday
            \| filter weekday = (?<g>\d+) or weekday = (?<h>\d+) or hour < (?<i>\d+) or hour >= (?<j>\d+)

            """.ReplaceLineEndings("\n"), Safe)
            .Groups.Values.Skip(1).Select(group => long.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        var offset = query.Text.Contains("toMillis(@timestamp) - ", StringComparison.Ordinal) ? -numbers[0] : numbers[0];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

        // January: no zone of the northern hemisphere has daylight saving time then.
        foreach (var minutes in Enumerable.Range(0, 8 * 24 * 4).SelectMany(quarter => new[] { quarter * 15.0, (quarter * 15) - 0.00001 }))
        {
            var time = new DateTimeOffset(2027, 1, 4, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            var local = TimeZoneInfo.ConvertTime(time, zone);
            var millis = time.ToUnixTimeMilliseconds() + offset;
            var hour = millis / numbers[1] % numbers[3];
            var weekday = ((millis / numbers[2]) + numbers[4]) % numbers[5];

            weekday.ShouldBe((long)local.DayOfWeek);
            hour.ShouldBe(local.Hour);
            (weekday == numbers[6] || weekday == numbers[7] || hour < numbers[8] || hour >= numbers[9])
                .ShouldBe(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < 8 or >= 20, $"{local}");
        }
    }

    [Theory]
    [InlineData(Language.Japanese, "夏時間と祝日は考慮しない")]
    [InlineData(Language.English, "without daylight saving time and public holidays")]
    public void OutsideHours_InEitherLanguage_SaysWhatItLeavesOut(Language language, string caveat) =>
        Query("outside-hours", language: language).Text.ShouldContain(caveat);

    /// <summary>The prompt log masks e-mail addresses, and a session's name is one.</summary>
    [Fact]
    public void Callers_AreReadFromTheTrailOnly()
    {
        foreach (var query in EveryQuery.Where(query => query.Log == QueriedLog.InvocationLog))
        {
            Regex.Replace(Code(query), "parse[^|]*", "", Safe).ShouldNotContain("identity.arn", customMessage: query.Id);
        }

        Query("callers").Text.ShouldContain("by hour, department, userIdentity.arn, requestParameters.modelId");
        Query("outside-hours").Text.ShouldContain("by department, userIdentity.arn, weekday, hour");
    }

    [Theory]
    [InlineData("callers")]
    [InlineData("outside-hours")]
    public void Calls_OfModels_AreThoseThatWereLetThrough(string id) => Query(id).Text.ShouldContain(
        """filter eventSource = "bedrock.amazonaws.com" and eventName in ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"] and not ispresent(errorCode)""");

    [Fact]
    public void Usage_SumsTokensByDepartmentAndModel() =>
        Query("usage")
            .Text.ShouldContain(
                "sum(input.inputTokenCount) as inputTokens, sum(output.outputTokenCount) as outputTokens by hour, department, modelId");

    private static SavedQuery Query(
        string id, PromptLogging prompts = PromptLogging.Full, Language language = Language.English, string timeZone = "Asia/Tokyo"
    ) => Of(language, prompts, timeZone).Single(query => query.Id == id);

    private static IReadOnlyList<SavedQuery> Of(Language language, PromptLogging prompts, string timeZone = "Asia/Tokyo") =>
        SavedQueries.For(
            TestCompany.Sandbox with
            {
                Language = language,
                TimeZone = timeZone,
                Logging = TestCompany.Sandbox.Logging with { Prompts = prompts },
            });

    /// <summary>The query without comments, texts and regular expressions.</summary>
    private static string Code(SavedQuery query) =>
        Regex.Replace(
            Regex.Replace(query.Text, "^#.*\n", "", RegexOptions.Multiline), "/\\^?[:\"A].*?[a-z:\"/]/(?=$| or)|\"[^\"]*\"", "",
            RegexOptions.Multiline);
}
