using System.Text.Json.Serialization;

#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/

namespace InfraPoc.Aws;

/// <summary>Operations of CloudWatch.</summary>
public static partial class CloudWatch
{
    public static readonly AwsService Service = new("CloudWatch", "monitoring", AwsProtocol.Query, "2010-08-01");

    public static readonly AwsOperation<GetMetricDataRequest, GetMetricDataResponse> GetMetricData =
        new(Service, "GetMetricData", CloudWatchJson.Default.GetMetricDataRequest, CloudWatchJson.Default.GetMetricDataResponse);

    /// <summary>Times are in UTC and of that kind, or they would be written without an offset.</summary>
    public sealed record GetMetricDataRequest(IReadOnlyList<MetricDataQuery> MetricDataQueries, DateTime StartTime, DateTime EndTime);

    public sealed record MetricDataQuery(string Id, string? Expression = null, int? Period = null);

    public sealed record GetMetricDataResponse(IReadOnlyList<MetricDataResult>? MetricDataResults);

    public sealed record MetricDataResult(string? Id, IReadOnlyList<double>? Values);

    [JsonSerializable(typeof(GetMetricDataRequest))]
    [JsonSerializable(typeof(GetMetricDataResponse))]
    [JsonSourceGenerationOptions(
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    private sealed partial class CloudWatchJson : JsonSerializerContext;
}
