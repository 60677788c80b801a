using System.Globalization;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The questions that auditors ask are saved as queries on the right logs, and none of them shows prompts or answers.</summary>
public sealed class AuditorsHaveTheirQueries() : Control(
    "AUD-15",
    guarantee: new(
        "Saved queries answer who used which model when, how many tokens each department used, what guardrails blocked or were kept from, what was refused and what happened outside hours, without showing prompts or answers.",
        "保存済みクエリで、誰がいつどのモデルを使ったか、部門別のトークン数、ガードレールがブロックした利用と検査対象が狭められた利用、拒否された呼び出し、時間外の利用を、入力内容を表示せずに確認できます。"),
    why: new(
        "Records that nobody can ask are no evidence when they are needed.",
        "必要なときに調べられない記録は、証拠として役に立たないためです。"),
    fix: new(
        "Restore the saved query that the violation describes.",
        "違反に示された保存済みクエリを元に戻してください。"),
    [Nist("AU-6"), Nist("AU-7"), Ai("7)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var folder = $"{templates.Config.Sandbox.Name}/";
        var prompts = templates.PromptLog().Ref;
        var arn = templates.Trail().Text("CloudWatchLogsLogGroupArn");
        var trail = templates.Only(templates.Names.AuditStack, "AWS::Logs::LogGroup", group => group.Attribute("Arn") == arn).Ref;
        var queries = templates.OfType("AWS::Logs::QueryDefinition").ToList();
        var answers = Questions(templates.Config.Sandbox).ToDictionary(
            question => question, question => queries.FindAll(query => Answers(query, question, question.OfTrail ? trail : prompts)));
        var missing = answers.Where(each => each.Value.Count == 0).Select(each => each.Key);
        return
        [
            .. missing.Select(question => new Violation(
                new(
                    $"No saved query on the {(question.OfTrail ? "trail's" : "prompt")} log alone answers {question.What.English}; it would hold {string.Join(" and ", question.Parts)}.",
                    $"{(question.OfTrail ? "証跡のログ" : "プロンプトログ")}だけを対象に、{question.What.Japanese}に答える保存済みクエリがありません。必要な要素：{string.Join("、", question.Parts)}"),
                templates.Stack(question.OfTrail ? templates.Names.AuditStack : templates.Names.UsageStack))),
            .. queries.Where(query => query.Text("Name")?.StartsWith(folder, StringComparison.Ordinal) != true)
                .Select(query =>
                    query.Violates(
                        new(
                            $"The query's name is {query.Text("Name") ?? Phrases.Nothing}; it must begin with {folder}.",
                            $"クエリの名前（{Phrases.Value(query.Text("Name")).Japanese}）が {folder} で始まっていません。"),
                        "Name")),
            .. queries.Except(answers.Values.SelectMany(each => each)).Where(ShowsAll)
                .Select(query => query.Violates(
                    new(
                        "The query shows whole lines: unless it answers an auditor, it must say what it shows, and leave @message alone.",
                        "クエリがログの行全体を表示します。監査の問いに答えるもの以外は、表示する項目を指定し、@message を使わないでください。"),
                    "QueryString")),
            .. queries
                .Where(query => Hidden.Any(part => query.Text("QueryString")?.Contains(part, StringComparison.OrdinalIgnoreCase) == true))
                .Select(query =>
                    query.Violates(
                        new(
                            $"The query shows prompts or answers: it may hold none of {string.Join(", ", Hidden)}.",
                            $"クエリがプロンプトや回答を表示します。{string.Join(", ", Hidden)} は使えません。"),
                        "QueryString")),
        ];
    }

    private static string[] Hidden { get; } = ["unmask", "inputBodyJson", "outputBodyJson"];

    private static IReadOnlyList<Question> Questions(Sandbox sandbox) =>
    [
        new(
            new("who used which model when", "「誰がいつどのモデルを使ったか」"), true, "\"InvokeModel\"", "\"ConverseStream\"", "not ispresent(errorCode)",
            "datefloor(@timestamp, 1h) as hour", "by hour, department, userIdentity.arn, requestParameters.modelId"),
        new(
            new("how many tokens each department used", "「各部門が使ったトークン数」"), false,
            "sum(input.inputTokenCount)", "sum(output.outputTokenCount)",
            "by hour, department, modelId"),
        sandbox.Logging.Prompts == PromptLogging.Full
            ? new(
                new("what guardrails blocked", "「ガードレールがブロックした呼び出し」"), false, "\"guardrail_intervened\"", "\"INTERVENED\"",
                "display @timestamp, department, operation, modelId, requestId")
            : new(
                new("how often guardrails checked", "「ガードレールが検査した回数」"), true, "eventName = \"ApplyGuardrail\"", "count(*) as checks",
                "by department, userIdentity.arn"),
        .. sandbox.Logging.Prompts == PromptLogging.Full
            ? new[]
            {
                new Question(
                    new("which calls narrow what a guardrail checks", "「ガードレールの検査対象を狭めた呼び出し」"), false,
                    "guardContent", "streamProcessingMode", "tagSuffix",
                    "display @timestamp, department, operation, modelId, requestId"),
            }
            : [],
        new(
            new("what was refused", "「拒否された呼び出し」"), true,
            [
                "errorCode like /^AccessDenied/", "by department, userIdentity.arn, eventName, requestParameters.modelId, errorMessage",
                .. ClosedSurfaceCases.ToEverybody(sandbox).Concat(ClosedSurfaceCases.ToDepartments(sandbox))
                    .Select(request => $"\"{request.Action.Split(':')[0]}.amazonaws.com\"").Distinct(),
            ]),
        new(
            new("what happened outside hours", "「時間外の利用」"), true, "\"InvokeModel\"", "\"ConverseStream\"",
            "filter weekday = 0 or weekday = 6 or hour < 8 or hour >= 20", "by department, userIdentity.arn, weekday, hour"),
    ];

    /// <summary>A comment asks nothing.</summary>
    private static bool Answers(StackResource query, Question question, string log)
    {
        var asked = string.Join('\n', (query.Text("QueryString") ?? "").Split('\n').Where(line => !line.TrimStart().StartsWith('#')));
        return ExpectedProperties.Same(query.Whole("LogGroupNames"), new[] { log })
            && question.Parts.All(part => asked.Contains(part, StringComparison.Ordinal))
            && asked.Split('|').Select(command => command.Trim()).All(command => Keeps(command, question));
    }

    /// <summary>A query that does not say what it shows shows the line.</summary>
    private static bool ShowsAll(StackResource query) => query.Text("QueryString") is not { } text
        || text.Contains("@message", StringComparison.OrdinalIgnoreCase)
        || !text.Split('|').Any(command => command.Trim().Split(' ')[0] is "display" or "fields" or "stats");

    /// <summary>Whether a command leaves no row out that the question asks for, and shows no message.</summary>
    private static bool Keeps(string command, Question question) => command.Split(' ')[0] switch
    {
        "filter" => question.Parts.Any(part => command.Contains(part, StringComparison.Ordinal)),
        "limit" => int.TryParse(command["limit".Length..], CultureInfo.InvariantCulture, out var rows) && rows >= 1000,
        "parse" or "display" or "fields" or "sort" or "stats" => !command.Contains("@message", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <param name="What">What auditors ask.</param>
    /// <param name="OfTrail">True of the trail's log, false of the prompt log.</param>
    /// <param name="Parts">What a query that answers it holds.</param>
    private sealed record Question(Bilingual What, bool OfTrail, params string[] Parts);
}
