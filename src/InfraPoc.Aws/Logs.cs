#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/
using System.Text.Json.Serialization;

namespace InfraPoc.Aws;

/// <summary>Operations of CloudWatch Logs.</summary>
public static partial class Logs
{
    public static readonly AwsService Service = new("CloudWatch Logs", "logs", AwsProtocol.Json, "2014-03-28", "Logs_20140328");

    public static readonly AwsOperation<FilterLogEventsRequest, FilterLogEventsResponse> FilterLogEvents =
        new(Service, "FilterLogEvents", LogsJson.Default.FilterLogEventsRequest, LogsJson.Default.FilterLogEventsResponse);

    public sealed record FilterLogEventsRequest(
        string? LogGroupName, long? StartTime = null, long? EndTime = null, string? NextToken = null, int? Limit = null);

    public sealed record FilterLogEventsResponse(IReadOnlyList<FilteredLogEvent>? Events, string? NextToken);

    public sealed record FilteredLogEvent(string? EventId, string? LogStreamName, long? Timestamp, string? Message);

    [JsonSerializable(typeof(FilterLogEventsRequest))]
    [JsonSerializable(typeof(FilterLogEventsResponse))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class LogsJson : JsonSerializerContext;
}
