#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/sns/latest/api/
using System.Text.Json.Serialization;

namespace InfraPoc.Aws;

/// <summary>Operations of SNS.</summary>
public static partial class Sns
{
    public static readonly AwsService Service = new("SNS", "sns", AwsProtocol.Query, "2010-03-31");

    public static readonly AwsOperation<PublishRequest, PublishResponse> Publish =
        new(Service, "Publish", SnsJson.Default.PublishRequest, SnsJson.Default.PublishResponse);

    public static readonly AwsOperation<GetTopicAttributesRequest, GetTopicAttributesResponse> GetTopicAttributes =
        new(Service, "GetTopicAttributes", SnsJson.Default.GetTopicAttributesRequest, SnsJson.Default.GetTopicAttributesResponse);

    public sealed record GetTopicAttributesRequest(string TopicArn);

    public sealed record GetTopicAttributesResponse(Dictionary<string, string>? Attributes);

    public sealed record PublishRequest(
        string Message,
        string? TopicArn = null,
        string? Subject = null,
        Dictionary<string, MessageAttributeValue>? MessageAttributes = null);

    public sealed record MessageAttributeValue(string DataType, string? StringValue = null);

    public sealed record PublishResponse(string? MessageId);

    [JsonSerializable(typeof(GetTopicAttributesRequest))]
    [JsonSerializable(typeof(GetTopicAttributesResponse))]
    [JsonSerializable(typeof(PublishRequest))]
    [JsonSerializable(typeof(PublishResponse))]
    private sealed partial class SnsJson : JsonSerializerContext;
}
