using Amazon.Runtime;

namespace InfraPoc.Aws.Wire;

/// <summary>An answer as bytes.</summary>
internal sealed class AwsReply : AmazonWebServiceResponse
{
    public byte[] Body { get; init; } = [];
}
