using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using InfraPoc.Aws.Wire;

namespace InfraPoc.Aws;

/// <summary>
/// Calls any operation of a service through the pipeline of the AWS SDK: its credentials, signatures, retries and errors
/// (<see cref="AmazonServiceException"/> with ErrorCode).
/// </summary>
/// <param name="config">Which service, where and how patiently.</param>
public sealed class AwsClient(AwsClientConfig config) : AmazonServiceClient(config)
{
    private static readonly InvokeOptions Options =
        new() { RequestMarshaller = new CallMarshaller(), ResponseUnmarshaller = new ReplyUnmarshaller() };

    /// <summary>Calls an operation once, which may take several requests.</summary>
    /// <exception cref="AmazonServiceException">AWS refused.</exception>
    /// <exception cref="AmazonClientException">AWS could not be reached or answered what is no answer.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<TOut> CallAsync<TIn, TOut>(AwsOperation<TIn, TOut> operation, TIn input, CancellationToken cancel = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(config.Deadline);
        try
        {
            // The bytes are read outside the pipeline: it repeats a call whose answer it cannot read, done or not.
            var call = AwsCall.Of(operation, input);
            var reply = await InvokeAsync<AwsReply>(call, Options, deadline.Token).WaitAsync(deadline.Token);
            return operation.Service.Protocol == AwsProtocol.Query
                ? QueryReply.Read(reply.Body, $"{operation.Name}Result", operation.Output)
                : JsonSerializer.Deserialize(reply.Body.Length == 0 ? "{}"u8 : reply.Body, operation.Output)
                    ?? throw new JsonException("null");
        }
        catch (OperationCanceledException exception) when (!cancel.IsCancellationRequested)
        {
            var seconds = config.Deadline.TotalSeconds;
            throw new TimeoutException($"{operation.Service.Id} did not answer {operation.Name} within {seconds} seconds.", exception);
        }
        catch (HttpRequestException exception)
        {
            var message = $"{operation.Service.Id} could not be reached for {operation.Name}: {exception.Message}";
            throw new AmazonClientException(message, exception);
        }
        catch (Exception exception) when (exception is JsonException or System.Xml.XmlException)
        {
            throw new AmazonClientException($"{operation.Service.Id} answered {operation.Name} with something unreadable.", exception);
        }
    }

    /// <summary>All pages of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="input">What to ask.</param>
    /// <param name="next">Where the next page is, from a page; null or empty at the end.</param>
    /// <param name="at">The question for the page that is there.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<TOut> PagesAsync<TIn, TOut>(
        AwsOperation<TIn, TOut> operation,
        TIn input,
        Func<TOut, string?> next,
        Func<TIn, string, TIn> at,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (string? token = ""; token is not null;)
        {
            var page = await CallAsync(operation, token.Length == 0 ? input : at(input, token), cancel);
            yield return page;
            var following = next(page);
            if (following is { Length: > 0 } && following == token)
            {
                throw new AmazonClientException($"{operation.Service.Id} answered {operation.Name} with the same page twice.");
            }

            token = following is { Length: > 0 } ? following : null;
        }
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => new Metadata(((AwsClientConfig)Config).ServiceId);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }

    private sealed record Metadata(string ServiceId) : IServiceMetadata
    {
        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
