using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.AlarmReading;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Whatever keeps meter or brake from their work, or escapes them, fires an alarm; a quiet day fires none.</summary>
public sealed class UsageFailuresRaiseAlarms() : Control(
    "MON-07",
    guarantee: new(
        "IT is notified when the brake fails or has not succeeded for 15 minutes, when a call is not counted, has no price or differs from what Bedrock counted, and when the metrics API is flooded; security contacts when somebody outside all departments, or another operation, calls a model, or a call keeps its department's guardrail from a part of its text; both when an address that must be notified is not subscribed.",
        "ブレーキが失敗したときや 15 分間成功していないとき、集計されない呼び出し、単価のない呼び出し、Bedrock の集計との差があるとき、メトリクス API が過剰に呼び出されたときは IT 部門に、部門に属さない利用者や想定外の操作によるモデルの呼び出し、部門のガードレールの検査対象を狭める呼び出しがあったときはセキュリティ連絡先に、通知先のアドレスが購読していないときは両方に通知します。"),
    why: new(
        "A meter or brake that fails in silence looks like one with nothing to do.",
        "集計関数やブレーキが失敗しても通知がなければ、異常がない状態と区別できないためです。"),
    fix: new(
        "Restore the alarm on the failure named in the violation, and the topic that it notifies.",
        "違反に示された失敗を検知するアラームと、その通知先のトピックを元に戻してください。"),
    [Nist("SI-4"), Nist("IR-6")])
{
    private const int FiveMinutes = 300;
    private const int Quarter = 900;
    private const int Hour = 3600;

    /// <summary>What AWS lets an account call in five minutes: 50 a second.</summary>
    private const int Quota = 50 * FiveMinutes;

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var alarms = templates.In(names.UsageStack, "AWS::CloudWatch::Alarm").ToList();
        var healthy = Healthy(templates);
        var idle = healthy.Where(sum => sum.Key.Contains($"FunctionName={names.Brake}", StringComparison.Ordinal)).ToDictionary();
        List<Violation> violations =
        [
            .. from alarm in alarms
               where Fires(alarm, healthy) || Fires(alarm, idle)
               select alarm.Violates(new("It fires while nothing is wrong.", "異常がないときにも発報します。")),
        ];
        foreach (var failure in Failures(templates))
        {
            var sums = healthy.Where(sum => !failure.Absent.Contains(sum.Key)).ToDictionary();
            foreach (var (metric, value) in failure.Sums)
            {
                sums[metric] = value;
            }

            // What happens once is in one period only; what does not happen is in none.
            var firing = alarms.Where(alarm => Fires(alarm, sums) && Delay(alarm) <= failure.Seconds
                && (failure.Absent.Count > 0 || alarm.Number("EvaluationPeriods") is null or 1)).ToList();
            string[] topics =
            [
                .. failure.IsSecurity ? new[] { names.SecurityTopicArn } : [], .. failure.IsCost ? new[] { names.CostTopicArn } : [],
            ];
            var prefix = failure.IsSecurity ? names.SecurityAlarm("") : $"{templates.Config.Sandbox.Name}-";
            violations.AddRange(firing.Count == 0
                ?
                [
                    new Violation(
                        new(
                            $"No alarm fires within {failure.Seconds / 60} minutes when {failure.What.English}.",
                            $"{failure.What.Japanese}ときに {failure.Seconds / 60} 分以内に発報するアラームがありません。"),
                        templates.Stack(names.UsageStack)),
                ]
                : firing.SelectMany(alarm => Notifies(alarm, topics, prefix)));
        }

        return violations.Distinct();
    }

    private static Dictionary<string, decimal> Healthy(SandboxTemplates templates)
    {
        var names = templates.Names;
        return new()
        {
            [Lambda(names.Brake, "Invocations")] = 3,
            [Lambda(names.Brake, "Errors")] = 0,
            [Lambda(names.Meter, "Invocations")] = 500,
            [Lambda(names.Meter, "Errors")] = 0,
            [Lambda(names.Meter, "AsyncEventsDropped")] = 0,
            [Metered(templates, "Calls")] = 900,
            [Metered(templates, "SetAside")] = 0,
            [Metered(templates, "UnpricedCalls")] = 0,
            [Metered(templates, "TokensApart")] = 0,
            [Metered(templates, "MissingReceivers")] = 0,
            [Metered(templates, "UnattributedCalls")] = 0,
            [Metered(templates, "OtherOperation")] = 0,
            [Metered(templates, "NarrowedGuardrail")] = 0,
            [MetricReads] = Quota / 50,
        };
    }

    private static IReadOnlyList<Failure> Failures(SandboxTemplates templates)
    {
        var (meter, brake) = (templates.Names.Meter, templates.Names.Brake);
        return
        [
            new(new("the brake fails", "ブレーキが失敗した"), Quarter, (Lambda(brake, "Errors"), 1)),
            new(new("nothing starts the brake", "ブレーキが起動されない"), Quarter) { Absent = [Lambda(brake, "Invocations"), Lambda(brake, "Errors")] },
            new(
                new("Lambda gives up on lines of the prompt log", "Lambda がプロンプトログの行の処理をあきらめた"), Quarter,
                (Lambda(meter, "AsyncEventsDropped"), 1)),
            new(new("the meter sets a record aside", "集計関数が記録を処理できず別に保管した"), Quarter, (Metered(templates, "SetAside"), 1)),
            new(new("a model without a price is called", "価格のないモデルが呼び出された"), Quarter, (Metered(templates, "UnpricedCalls"), 1)),
            new(new("metered tokens and Bedrock's part", "集計したトークン数が Bedrock の値と食い違った"), Hour, (Metered(templates, "TokensApart"), 1)),
            new(new("somebody uses up the quota of the metrics API", "メトリクス API のクォータが使い切られた"), Quarter, (MetricReads, Quota)),
            new(new("somebody of no department calls a model", "どの部門にも属さない人がモデルを呼び出した"), Quarter, (Metered(templates, "UnattributedCalls"), 1))
            {
                IsSecurity = true, IsCost = false,
            },
            new(new("another operation calls a model", "別の操作でモデルが呼び出された"), Quarter, (Metered(templates, "OtherOperation"), 1))
            {
                IsSecurity = true, IsCost = false,
            },
            new(
                new("a call keeps a department's guardrail from a part of its text", "テキストの一部を部門のガードレールの検査から外す呼び出しがあった"),
                Quarter, (Metered(templates, "NarrowedGuardrail"), 1))
            {
                IsSecurity = true, IsCost = false,
            },

            // To both, because nobody may read one of them.
            new(new("a receiver is missing", "通知先が欠けている"), Quarter, (Metered(templates, "MissingReceivers"), 1)) { IsSecurity = true },
        ];
    }

    private static string MetricReads { get; } =
        Metric("AWS/Usage", "CallCount", ("Class", "None"), ("Resource", "GetMetricData"), ("Service", "CloudWatch"), ("Type", "API"));

    private static string Lambda(string function, string metric) => Metric("AWS/Lambda", metric, ("FunctionName", function));

    private static string Metered(SandboxTemplates templates, string metric) =>
        Metric(templates.Names.UsageMetrics, metric, ("Sandbox", templates.Config.Sandbox.Name));

    /// <param name="What">What goes wrong.</param>
    /// <param name="Seconds">Within how many an alarm must fire.</param>
    /// <param name="Sums">What metrics then add up to.</param>
    private sealed record Failure(Bilingual What, int Seconds, params IReadOnlyList<(string Metric, decimal Value)> Sums)
    {
        public IReadOnlyList<string> Absent { get; init; } = [];

        public bool IsSecurity { get; init; }

        public bool IsCost { get; init; } = true;
    }
}
