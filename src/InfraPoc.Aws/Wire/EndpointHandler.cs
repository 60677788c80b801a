using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace InfraPoc.Aws.Wire;

/// <summary>Decides for which Region a request is signed; where it goes is decided by <see cref="AwsClientConfig"/>.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    public override void ProcessRequestHandlers(IExecutionContext executionContext)
    {
        base.ProcessRequestHandlers(executionContext);
        var context = executionContext.RequestContext;
        context.Request.AuthenticationRegion = ((AwsClientConfig)context.ClientConfig).SigningRegion;
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
}
