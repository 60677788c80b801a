using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace InfraPoc.Aws.Wire;

/// <summary>Takes an answer as it is; the SDK's reader of JSON errors reads those in XML as well.</summary>
internal sealed class ReplyUnmarshaller : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        return new AwsReply { Body = body.ToArray() };
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return statusCode == HttpStatusCode.TooManyRequests || error.Code == "Throttled"
            ? new Throttled(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode)
            : new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    /// <summary>The SDK knows codes that mean too many requests, but SNS has its own.</summary>
    private sealed class Throttled(string message, Exception inner, ErrorType type, string code, string requestId, HttpStatusCode status)
        : AmazonServiceException(message, inner, type, code, requestId, status)
    {
        public override RetryableDetails Retryable { get; } = new(true);
    }
}
