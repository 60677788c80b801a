using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>
/// How AWS bills for each type of resource in InfraPoc's templates. A type that is missing here fails the cost document and its tests.
/// </summary>
public static class ResourceBillings
{
    private const string Custom = "Custom::";

    private static readonly Bilingual NoCharge = new("no charge", "無料");
    private static readonly Bilingual ByUse = new("billed by use only", "利用量に応じた課金のみ");

    private static readonly ResourceBilling OnDeployment = ResourceBilling.Free(
        new("runs during a deployment only", "デプロイ中だけ動作"));

    private static readonly Dictionary<string, ResourceBilling> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::KMS::Key"] = ResourceBilling.Priced(_ => [(PriceList.Key, 1)]),
        ["AWS::CloudWatch::Alarm"] = ResourceBilling.Priced(Alarm),
        ["AWS::CloudWatch::Dashboard"] = ResourceBilling.Priced(_ => [(PriceList.Dashboard, 1)]),
        ["AWS::DynamoDB::Table"] = new(ByUse, Table),

        ["AWS::Bedrock::ApplicationInferenceProfile"] = ResourceBilling.Free(NoCharge),
        ["AWS::Bedrock::EnforcedGuardrailConfiguration"] = ResourceBilling.Free(ByUse),
        ["AWS::Bedrock::Guardrail"] = ResourceBilling.Free(ByUse),
        ["AWS::Bedrock::GuardrailVersion"] = ResourceBilling.Free(ByUse),
        ["AWS::Budgets::Budget"] = ResourceBilling.Free(
            new("no charge for a budget without actions", "アクションのない予算は無料")),
        ["AWS::CloudTrail::Trail"] = ResourceBilling.Free(
            new("no charge for the first copy of management events", "管理イベントの最初のコピーは無料")),
        ["AWS::Events::Rule"] = ResourceBilling.Free(
            new("no charge for events of AWS services and for schedules", "AWS サービスのイベントとスケジュールは無料")),
        ["AWS::IAM::ManagedPolicy"] = ResourceBilling.Free(NoCharge),
        ["AWS::IAM::Policy"] = ResourceBilling.Free(NoCharge),
        ["AWS::IAM::Role"] = ResourceBilling.Free(NoCharge),
        ["AWS::IdentityStore::Group"] = ResourceBilling.Free(NoCharge),
        ["AWS::IdentityStore::GroupMembership"] = ResourceBilling.Free(NoCharge),
        ["AWS::IdentityStore::User"] = ResourceBilling.Free(NoCharge),
        ["AWS::KMS::Alias"] = ResourceBilling.Free(NoCharge),
        ["AWS::Lambda::EventInvokeConfig"] = ResourceBilling.Free(NoCharge),
        ["AWS::Lambda::Function"] = ResourceBilling.Free(ByUse),
        ["AWS::Lambda::Permission"] = ResourceBilling.Free(NoCharge),
        ["AWS::Logs::LogGroup"] = ResourceBilling.Free(ByUse),
        ["AWS::Logs::MetricFilter"] = ResourceBilling.Free(
            new("billed as a custom metric for the hours in which it matches", "一致した時間だけカスタムメトリクスとして課金")),
        ["AWS::Logs::QueryDefinition"] = ResourceBilling.Free(ByUse),
        ["AWS::Logs::SubscriptionFilter"] = ResourceBilling.Free(NoCharge),
        ["AWS::Organizations::Policy"] = ResourceBilling.Free(NoCharge),
        ["AWS::S3::Bucket"] = ResourceBilling.Free(ByUse),
        ["AWS::S3::BucketPolicy"] = ResourceBilling.Free(NoCharge),
        ["AWS::SNS::Subscription"] = ResourceBilling.Free(ByUse),
        ["AWS::SNS::Topic"] = ResourceBilling.Free(ByUse),
        ["AWS::SNS::TopicPolicy"] = ResourceBilling.Free(NoCharge),
        ["AWS::SSO::Assignment"] = ResourceBilling.Free(NoCharge),
        ["AWS::SSO::PermissionSet"] = ResourceBilling.Free(NoCharge),
        ["AWS::SSM::Parameter"] = new(new("no charge for a parameter of the standard tier", "標準ティアのパラメーターは無料"), Parameter),
    };

    /// <summary>How AWS bills for a type; null where that is not known here.</summary>
    public static ResourceBilling? Of(string type) =>
        type.StartsWith(Custom, StringComparison.Ordinal) ? OnDeployment : ByType.GetValueOrDefault(type);

    /// <summary>
    /// An alarm is billed by the metrics it refers to, an alarm on a query by the metrics the query analyses: one is assumed
    /// while nobody uses the sandbox.
    /// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_billing.html
    /// </summary>
    private static IEnumerable<(Price Price, decimal Units)> Alarm(JsonElement alarm)
    {
        List<JsonElement> queries = alarm.TryGetProperty("Metrics", out var metrics) ? [.. metrics.EnumerateArray()] : [];
        RefuseWhatCostsMore(alarm, queries);
        if (queries.Count == 0)
        {
            return [(PriceList.AlarmMetric, 1)];
        }

        return
        [
            (PriceList.AlarmMetric, queries.Count(query => query.TryGetProperty("MetricStat", out _))),
            (
                PriceList.QueriedMetric,
                queries.Count(query => Expression(query).TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))),
        ];
    }

    private static void RefuseWhatCostsMore(JsonElement alarm, IReadOnlyList<JsonElement> queries)
    {
        var periods = queries.Select(query => query.TryGetProperty("MetricStat", out var stat) ? stat : query).Prepend(alarm);
        if (
            periods.Any(each => each.TryGetProperty("Period", out var period) && period.GetInt32() < 60)
            || queries.Any(query => Expression(query).Contains("ANOMALY_DETECTION", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unpriced(new(
                $"The alarm {Name(alarm, "AlarmName")} has a period below 60 seconds or detects anomalies, which AWS bills at other prices than the price list knows: ",
                $"アラーム {Name(alarm, "AlarmName")} は期間が 60 秒未満か異常検出を使うため、価格表にない料金がかかります。"));
        }
    }

    private static IEnumerable<(Price Price, decimal Units)> Table(JsonElement table) =>
        table.TryGetProperty("BillingMode", out var mode) && mode.GetString() == "PAY_PER_REQUEST"
            ? []
            : throw Unpriced(new(
                $"The table {Name(table, "TableName")} has provisioned capacity, which AWS bills by the hour: set BillingMode to PAY_PER_REQUEST, or ",
                $"テーブル {Name(table, "TableName")} は時間単位で課金されるプロビジョニング済みキャパシティです。BillingMode を PAY_PER_REQUEST にするか、"));

    private static IEnumerable<(Price Price, decimal Units)> Parameter(JsonElement parameter) =>
        parameter.TryGetProperty("Tier", out var tier) && tier.GetString() != "Standard"
            ? throw Unpriced(new(
                $"The parameter {Name(parameter, "Name")} is not of the standard tier, and AWS bills for the others: make it smaller, or ",
                $"パラメーター {Name(parameter, "Name")} は、料金のかかる標準以外のティアです。小さくするか、"))
            : [];

    private static BilingualException Unpriced(Bilingual what) => new(what + new Bilingual(
        $"add the price to {nameof(PriceList)} and count it in {nameof(ResourceBillings)}.",
        $"料金を {nameof(PriceList)} に追加し、{nameof(ResourceBillings)} で数えてください。"));

    private static string Expression(JsonElement query) =>
        query.TryGetProperty("Expression", out var expression) && expression.ValueKind == JsonValueKind.String
            ? expression.GetString()!
            : "";

    private static string Name(JsonElement resource, string property) =>
        resource.TryGetProperty(property, out var name) ? name.ToString() : "without a name";
}
