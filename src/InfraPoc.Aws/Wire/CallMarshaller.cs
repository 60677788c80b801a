using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace InfraPoc.Aws.Wire;

/// <summary>Makes the HTTP request.</summary>
internal sealed class CallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (AwsCall)input;
        var request = new DefaultRequest(call, call.Service.Id) { HttpMethod = call.Method, ResourcePath = call.Path };
        if (call.Body.Length > 0)
        {
            request.Content = call.Body;
            request.Headers["Content-Type"] = call.Service.Protocol switch
            {
                AwsProtocol.Query => "application/x-www-form-urlencoded; charset=utf-8",
                AwsProtocol.Json => "application/x-amz-json-1.1",
                _ => "application/json",
            };
        }

        if (call.Service.Target is { } target)
        {
            request.Headers["X-Amz-Target"] = $"{target}.{call.Name}";
        }

        return request;
    }
}
