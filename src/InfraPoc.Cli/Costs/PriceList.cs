using InfraPoc.Config;
using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>The prices that the cost document calculates with, in US dollars, and where each is known from.</summary>
public static class PriceList
{
    private const string CloudWatch = "https://aws.amazon.com/cloudwatch/pricing/";
    private const string Lambda = "https://aws.amazon.com/lambda/pricing/";
    private const string DynamoDb = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
    private const string Kms = "https://aws.amazon.com/kms/pricing/";
    private const string S3 = "https://aws.amazon.com/s3/pricing/";
    private const string CloudTrail = "https://aws.amazon.com/cloudtrail/pricing/";
    private const string LambdaNotes =
        "https://git.mcrn.ar/mariano/lambda_local_runner/src/commit/957e45b8adae23ce50b966346229585b5df18b4d/docs/lambdas-md/lambda-13-cost.md";
    private const string JapanesePriceNotes = "https://github.com/nishinoshake/aws-rough/issues/37";

    private static readonly Bilingual Tokyo = new("ap-northeast-1", "ap-northeast-1");
    private static readonly Bilingual Virginia = new("us-east-1", "us-east-1");
    private static readonly Bilingual Everywhere = new("all Regions", "全リージョン");

    /// <summary>The day on which the sources were read.</summary>
    public static DateOnly ReadOn { get; } = new(2026, 11, 24);

    /// <summary>A key of the customer's. A rotation adds the same again, for the first two.</summary>
    public static Price Key { get; } =
        new(
            new("KMS key", "KMS キー"), new("key", "キー"),
            1.00m, 1, 0, Tokyo, PriceGrade.PriceListQuery, Kms, new(2026, 9, 16));

    /// <summary>Use of keys.</summary>
    public static Price KeyRequest { get; } =
        new(
            new("KMS requests", "KMS リクエスト"), new("request", "リクエスト"),
            0.03m, 10_000, 20_000, Tokyo, PriceGrade.PriceListQuery, Kms, new(2026, 9, 16));

    /// <summary>A metric that an alarm names, alone or within metric math.</summary>
    public static Price AlarmMetric { get; } =
        new(
            new("CloudWatch alarms", "CloudWatch アラーム"), new("metric an alarm refers to", "アラームが参照するメトリクス"),
            0.10m, 1, 10, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 7, 20));

    /// <summary>A metric that the query of an alarm analyses.</summary>
    public static Price QueriedMetric { get; } =
        new(
            new("CloudWatch alarms on Metrics Insights queries", "CloudWatch アラーム（Metrics Insights のクエリ）"), new("metric a query analyses", "クエリが分析するメトリクス"),
            0.10m, 1, 0, Virginia, PriceGrade.PriceListQuery, CloudWatch, new(2026, 8, 6));

    /// <summary>A dashboard.</summary>
    public static Price Dashboard { get; } =
        new(
            new("CloudWatch dashboards", "CloudWatch ダッシュボード"), new("dashboard", "ダッシュボード"),
            3.00m, 1, 3, Everywhere, PriceGrade.ThirdParty, CloudWatch, new(2022, 4, 29), JapanesePriceNotes);

    /// <summary>Metrics that <c>GetMetricData</c> analyses, which has no free allowance.</summary>
    public static Price MetricRead { get; } =
        new(
            new("CloudWatch GetMetricData", "CloudWatch GetMetricData"), new("metric analysed", "分析するメトリクス"),
            0.01m, 1_000, 0, Tokyo, PriceGrade.ThirdParty, CloudWatch, new(2022, 4, 29), JapanesePriceNotes);

    /// <summary>A metric of one's own in a month, which metric filters make too; only hours in which it has a value count.</summary>
    public static Price CustomMetric { get; } =
        new(
            new("CloudWatch custom metrics", "CloudWatch カスタムメトリクス"), new("metric", "メトリクス"),
            0.30m, 1, 10, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 9, 16));

    /// <summary>Logs that arrive. The free 5 GB are one pool for arrival, storage and queries; only arrival is taken off here.</summary>
    public static Price LogIngestion { get; } =
        new(
            new("CloudWatch Logs, arriving", "CloudWatch Logs（取り込み）"), new("GB", "GB"),
            0.76m, 1, 5, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 8, 17));

    /// <summary>Logs that are kept.</summary>
    public static Price LogStorage { get; } =
        new(
            new("CloudWatch Logs, kept", "CloudWatch Logs（保存）"), new("GB", "GB"),
            0.033m, 1, 0, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 8, 17));

    /// <summary>Logs that are searched for personal data to be masked.</summary>
    public static Price LogMasking { get; } =
        new(
            new("CloudWatch Logs, masking", "CloudWatch Logs（マスキング）"), new("GB", "GB"),
            0.12m, 1, 0, Virginia, PriceGrade.Assumed, CloudWatch, null);

    /// <summary>Objects that are kept, in the class with the highest price.</summary>
    public static Price ObjectStorage { get; } =
        new(
            new("S3, kept", "S3（保存）"), new("GB", "GB"),
            0.025m, 1, 0, Tokyo, PriceGrade.PriceListQuery, S3, new(2026, 7, 20));

    /// <summary>Objects that are written.</summary>
    public static Price ObjectWrite { get; } =
        new(
            new("S3, written", "S3（書き込み）"), new("request", "リクエスト"),
            0.0047m, 1_000, 0, Tokyo, PriceGrade.PriceListQuery, S3, new(2026, 9, 18));

    /// <summary>Events in a second trail that records the same; the first copy is free.</summary>
    public static Price TrailCopy { get; } =
        new(
            new("CloudTrail, further copy of management events", "CloudTrail（管理イベントの追加のコピー）"), new("event", "イベント"),
            2.00m, 100_000, 0, Everywhere, PriceGrade.AwsPage, CloudTrail, null);

    /// <summary>Data events in a trail.</summary>
    public static Price DataEvent { get; } =
        new(
            new("CloudTrail data events", "CloudTrail データイベント"), new("event", "イベント"),
            0.10m, 100_000, 0, Everywhere, PriceGrade.AwsPage, CloudTrail, null);

    /// <summary>Invocations of functions.</summary>
    public static Price FunctionRequest { get; } =
        new(
            new("Lambda, invocations", "Lambda（呼び出し）"), new("request", "リクエスト"),
            0.20m, 1_000_000, 1_000_000, Virginia, PriceGrade.ThirdParty, Lambda, null, LambdaNotes);

    /// <summary>Time of functions on arm64, first tier. The same figure was seen with Tokyo's usage type, without a date.</summary>
    public static Price FunctionTime { get; } =
        new(
            new("Lambda on arm64, time", "Lambda（arm64、実行時間）"), new("GB-second", "GB 秒"),
            0.0000133334m, 1, 400_000, Virginia, PriceGrade.ThirdParty, Lambda, null, LambdaNotes);

    /// <summary>Reads of a table on demand, 4 KB each with strong consistency.</summary>
    public static Price TableRead { get; } =
        new(
            new("DynamoDB reads on demand", "DynamoDB 読み込み（オンデマンド）"), new("read request unit", "読み込みリクエストユニット"),
            0.1425m, 1_000_000, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 16));

    /// <summary>Writes of a table on demand, 1 KB each; within a transaction each counts twice.</summary>
    public static Price TableWrite { get; } =
        new(
            new("DynamoDB writes on demand", "DynamoDB 書き込み（オンデマンド）"), new("write request unit", "書き込みリクエストユニット"),
            0.715m, 1_000_000, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 11));

    /// <summary>What tables hold.</summary>
    public static Price TableStorage { get; } =
        new(
            new("DynamoDB, kept", "DynamoDB（保存）"), new("GB", "GB"),
            0.285m, 1, 25, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 11));

    /// <summary>Restoring to any second of 35 days, by the size of the table.</summary>
    public static Price TableBackup { get; } =
        new(
            new("DynamoDB, point-in-time recovery", "DynamoDB（ポイントインタイムリカバリ）"), new("GB", "GB"),
            0.228m, 1, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 11));

    /// <summary>E-mail from topics.</summary>
    public static Price Email { get; } =
        new(
            new("SNS e-mail", "SNS メール"), new("message", "通"),
            2.00m, 100_000, 1_000, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/sns/pricing/", new(2026, 6, 13), "https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/");

    /// <summary>
    /// Guardrail checks of content filters or denied topics; a text unit has up to 1,000 characters, and each of the two counts.
    /// </summary>
    public static Price GuardrailContent { get; } =
        new(
            new("Guardrails, content filters or denied topics", "ガードレール（コンテンツフィルターまたは拒否トピック）"), new("text unit", "テキストユニット"),
            GuardrailPrices.Content, 1_000, 0, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/bedrock/pricing/", new(2026, 5, 14), "https://techjacksolutions.com/");

    /// <summary>Guardrail checks for personal information.</summary>
    public static Price GuardrailPersonalInformation { get; } =
        new(
            new("Guardrails, personal information", "ガードレール（個人情報）"), new("text unit", "テキストユニット"),
            GuardrailPrices.PersonalInformation, 1_000, 0, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/bedrock/pricing/", new(2026, 5, 14), "https://techjacksolutions.com/");

    /// <summary>All prices, in the order of the document.</summary>
    public static IReadOnlyList<Price> All { get; } =
    [
        Key, KeyRequest, AlarmMetric, QueriedMetric, Dashboard, MetricRead, CustomMetric, LogIngestion, LogStorage, LogMasking,
        ObjectStorage, ObjectWrite, TrailCopy, DataEvent, FunctionRequest, FunctionTime, TableRead, TableWrite, TableStorage, TableBackup,
        Email, GuardrailContent, GuardrailPersonalInformation,
    ];
}
