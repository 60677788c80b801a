using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>The prices that the cost document calculates with, in US dollars, and where each is known from.</summary>
public static class PriceList
{
    private const string Tokyo = "ap-northeast-1";
    private const string Virginia = "us-east-1";
    private const string Everywhere = "all Regions";
    private const string CloudWatch = "https://aws.amazon.com/cloudwatch/pricing/";
    private const string Lambda = "https://aws.amazon.com/lambda/pricing/";
    private const string DynamoDb = "https://aws.amazon.com/dynamodb/pricing/on-demand/";
    private const string Kms = "https://aws.amazon.com/kms/pricing/";
    private const string S3 = "https://aws.amazon.com/s3/pricing/";
    private const string CloudTrail = "https://aws.amazon.com/cloudtrail/pricing/";
    private const string LambdaNotes =
        "https://git.mcrn.ar/mariano/lambda_local_runner/src/commit/957e45b8adae23ce50b966346229585b5df18b4d/docs/lambdas-md/lambda-13-cost.md";
    private const string JapanesePriceNotes = "https://github.com/nishinoshake/aws-rough/issues/37";

    /// <summary>The day on which the sources were read.</summary>
    public static DateOnly ReadOn { get; } = new(2026, 11, 24);

    /// <summary>A key of the customer's. A rotation adds the same again, for the first two.</summary>
    public static Price Key { get; } = new("KMS key", "key", 1.00m, 1, 0, Tokyo, PriceGrade.PriceListQuery, Kms, new(2026, 9, 16));

    /// <summary>Use of keys.</summary>
    public static Price KeyRequest { get; } =
        new("KMS requests", "request", 0.03m, 10_000, 20_000, Tokyo, PriceGrade.PriceListQuery, Kms, new(2026, 9, 16));

    /// <summary>A metric that an alarm names, alone or within metric math.</summary>
    public static Price AlarmMetric { get; } =
        new("CloudWatch alarms", "metric an alarm refers to", 0.10m, 1, 10, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 7, 20));

    /// <summary>A metric that the query of an alarm analyses.</summary>
    public static Price QueriedMetric { get; } =
        new(
            "CloudWatch alarms on Metrics Insights queries", "metric a query analyses", 0.10m, 1, 0, Virginia, PriceGrade.PriceListQuery,
            CloudWatch, new(2026, 8, 6));

    /// <summary>A dashboard.</summary>
    public static Price Dashboard { get; } =
        new(
            "CloudWatch dashboards", "dashboard", 3.00m, 1, 3, Everywhere, PriceGrade.ThirdParty, CloudWatch, new(2022, 4, 29),
            JapanesePriceNotes);

    /// <summary>Metrics that <c>GetMetricData</c> analyses, which has no free allowance.</summary>
    public static Price MetricRead { get; } =
        new(
            "CloudWatch GetMetricData", "metric analysed", 0.01m, 1_000, 0, Tokyo, PriceGrade.ThirdParty, CloudWatch, new(2022, 4, 29),
            JapanesePriceNotes);

    /// <summary>A metric of one's own in a month, which metric filters make too; only hours in which it has a value count.</summary>
    public static Price CustomMetric { get; } =
        new("CloudWatch custom metrics", "metric", 0.30m, 1, 10, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 9, 16));

    /// <summary>Logs that arrive. The free 5 GB are one pool for arrival, storage and queries; only arrival is taken off here.</summary>
    public static Price LogIngestion { get; } =
        new("CloudWatch Logs, arriving", "GB", 0.76m, 1, 5, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 8, 17));

    /// <summary>Logs that are kept.</summary>
    public static Price LogStorage { get; } =
        new("CloudWatch Logs, kept", "GB", 0.033m, 1, 0, Tokyo, PriceGrade.PriceListQuery, CloudWatch, new(2026, 8, 17));

    /// <summary>Logs that are searched for personal data to be masked.</summary>
    public static Price LogMasking { get; } =
        new("CloudWatch Logs, masking", "GB", 0.12m, 1, 0, Virginia, PriceGrade.Assumed, CloudWatch, null);

    /// <summary>Objects that are kept, in the class with the highest price.</summary>
    public static Price ObjectStorage { get; } =
        new("S3, kept", "GB", 0.025m, 1, 0, Tokyo, PriceGrade.PriceListQuery, S3, new(2026, 7, 20));

    /// <summary>Objects that are written.</summary>
    public static Price ObjectWrite { get; } =
        new("S3, written", "request", 0.0047m, 1_000, 0, Tokyo, PriceGrade.PriceListQuery, S3, new(2026, 9, 18));

    /// <summary>Events in a second trail that records the same; the first copy is free.</summary>
    public static Price TrailCopy { get; } =
        new("CloudTrail, further copy of management events", "event", 2.00m, 100_000, 0, Everywhere, PriceGrade.AwsPage, CloudTrail, null);

    /// <summary>Data events in a trail.</summary>
    public static Price DataEvent { get; } =
        new("CloudTrail data events", "event", 0.10m, 100_000, 0, Everywhere, PriceGrade.AwsPage, CloudTrail, null);

    /// <summary>Invocations of functions.</summary>
    public static Price FunctionRequest { get; } =
        new("Lambda, invocations", "request", 0.20m, 1_000_000, 1_000_000, Virginia, PriceGrade.ThirdParty, Lambda, null, LambdaNotes);

    /// <summary>Time of functions on arm64, first tier. The same figure was seen with Tokyo's usage type, without a date.</summary>
    public static Price FunctionTime { get; } =
        new("Lambda on arm64, time", "GB-second", 0.0000133334m, 1, 400_000, Virginia, PriceGrade.ThirdParty, Lambda, null, LambdaNotes);

    /// <summary>Reads of a table on demand, 4 KB each with strong consistency.</summary>
    public static Price TableRead { get; } =
        new(
            "DynamoDB reads on demand", "read request unit", 0.1425m, 1_000_000, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb,
            new(2026, 9, 16));

    /// <summary>Writes of a table on demand, 1 KB each; within a transaction each counts twice.</summary>
    public static Price TableWrite { get; } =
        new(
            "DynamoDB writes on demand", "write request unit", 0.715m, 1_000_000, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb,
            new(2026, 9, 11));

    /// <summary>What tables hold.</summary>
    public static Price TableStorage { get; } =
        new("DynamoDB, kept", "GB", 0.285m, 1, 25, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 11));

    /// <summary>Restoring to any second of 35 days, by the size of the table.</summary>
    public static Price TableBackup { get; } =
        new("DynamoDB, point-in-time recovery", "GB", 0.228m, 1, 0, Tokyo, PriceGrade.PriceListQuery, DynamoDb, new(2026, 9, 11));

    /// <summary>E-mail from topics.</summary>
    public static Price Email { get; } =
        new(
            "SNS e-mail", "message", 2.00m, 100_000, 1_000, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/sns/pricing/",
            new(2026, 6, 13),
            "https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/"
        );

    /// <summary>
    /// Guardrail checks of content filters or denied topics; a text unit has up to 1,000 characters, and each of the two counts.
    /// </summary>
    public static Price GuardrailContent { get; } =
        new(
            "Guardrails, content filters or denied topics", "text unit", GuardrailPrices.Content, 1_000, 0, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/bedrock/pricing/",
            new(2026, 5, 14),
            "https://techjacksolutions.com/"
        );

    /// <summary>Guardrail checks for personal information.</summary>
    public static Price GuardrailPersonalInformation { get; } =
        new(
            "Guardrails, personal information", "text unit", GuardrailPrices.PersonalInformation, 1_000, 0, Virginia, PriceGrade.ThirdParty,
            "https://aws.amazon.com/bedrock/pricing/",
            new(2026, 5, 14),
            "https://techjacksolutions.com/"
        );

    /// <summary>All prices, in the order of the document.</summary>
    public static IReadOnlyList<Price> All { get; } =
    [
        Key, KeyRequest, AlarmMetric, QueriedMetric, Dashboard, MetricRead, CustomMetric, LogIngestion, LogStorage, LogMasking,
        ObjectStorage, ObjectWrite, TrailCopy, DataEvent, FunctionRequest, FunctionTime, TableRead, TableWrite, TableStorage, TableBackup,
        Email, GuardrailContent, GuardrailPersonalInformation,
    ];
}
