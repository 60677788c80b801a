using System.Text.Json;
using Amazon.Runtime;

namespace InfraPoc.Aws.Wire;

/// <summary>A request as bytes.</summary>
internal sealed class AwsCall : AmazonWebServiceRequest
{
    public required AwsService Service { get; init; }

    public required string Name { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required byte[] Body { get; init; }

    public static AwsCall Of<TIn, TOut>(AwsOperation<TIn, TOut> operation, TIn input) => new()
    {
        Service = operation.Service,
        Name = operation.Name,
        Method = operation.Method,
        Path = operation.Path,
        Body = operation.Service.Protocol == AwsProtocol.Query
            ? QueryForm.Write(operation.Name, operation.Service.Version, input, operation.Input)
            : operation.Service.Protocol == AwsProtocol.RestJson && input is Nothing
                ? []
                : JsonSerializer.SerializeToUtf8Bytes(input, operation.Input),
    };
}
