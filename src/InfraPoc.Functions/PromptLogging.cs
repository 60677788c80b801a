using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using InfraPoc.Aws;
using InfraPoc.Functions.Output;

namespace InfraPoc.Functions;

/// <summary>
/// The custom resource that owns the account's model-invocation logging and its data retention: creation and update put what its
/// properties say, deletion removes the former only if it still points to the same log group, and leaves the latter. CloudFormation
/// always gets an answer.
/// </summary>
/// <remarks>
/// Properties: <c>LogGroupName</c>, <c>RoleArn</c>, <c>BucketName</c> and <c>KeyPrefix</c> (for large bodies, both or none),
/// <c>Bodies</c> (<c>true</c> or <c>false</c>), <c>DataRetention</c> (Bedrock's mode). It answers to a presigned address and needs no
/// right for that.
/// </remarks>
public static class PromptLogging
{
    /// <summary>The handler: <c>InfraPoc.Functions::InfraPoc.Functions.PromptLogging::Handle</c>.</summary>
    public static Task<Stream> Handle(Stream input) => RunAsync(FunctionHost.Current, input);

    /// <summary>Longer than all pauses: how long a run may take, instead of the host's.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(280);

    internal static Task<Stream> RunAsync(FunctionHost host, Stream input) =>
        host.RunAsync(input, (text, cancel) => new Run(host).AnswerAsync(text, cancel), Patience);

    private sealed class Run(FunctionHost host)
    {
        private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

        /// <summary>A role that was just made is not known everywhere at once: more than two minutes were seen.</summary>
        private static readonly TimeSpan[] Pauses =
            [.. new[] { 2, 5, 10, 20, 30, 60, 60 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

        public async Task<JsonNode> AnswerAsync(string text, CancellationToken cancel)
        {
            using var document = JsonDocument.Parse(text);
            var request = document.RootElement;
            string? reason = null;
            try
            {
                _ = request.TryGetProperty("ResourceProperties", out var properties);
                await DoAsync(Text(request, "RequestType"), properties, cancel);
            }
            catch (Exception exception)
            {
                host.Log.Failure("prompt-logging-failed", exception, ("request", Text(request, "RequestType")));
                reason = FunctionLog.Describe(exception);
            }

            var status = reason is null ? "SUCCESS" : "FAILED";
            await SendAsync(Text(request, "ResponseURL"), new JsonObject
            {
                ["Status"] = status,
                ["Reason"] = reason is null ? "" : reason[..Math.Min(reason.Length, 1_000)],
                // Always the same: a new id would make CloudFormation delete what it has just put.
                ["PhysicalResourceId"] = $"{host.Sandbox}-invocation-logging",
                ["StackId"] = Text(request, "StackId"),
                ["RequestId"] = Text(request, "RequestId"),
                ["LogicalResourceId"] = Text(request, "LogicalResourceId"),
            });
            host.Log.Line("prompt-logging", ("request", Text(request, "RequestType")), ("status", status));
            return new JsonObject { ["status"] = status };
        }

        private async Task DoAsync(string type, JsonElement properties, CancellationToken cancel)
        {
            switch (type)
            {
                case "Create" or "Update":
                    var configuration = ConfigurationOf(properties);
                    var retention = new Bedrock.DataRetention(Required(properties, "DataRetention"));
                    _ = await host.BedrockClient.CallAsync(Bedrock.PutAccountDataRetention, retention, cancel);
                    await PutAsync(configuration, cancel);
                    break;
                case "Delete":
                    var now = await host.BedrockClient.CallAsync(Bedrock.GetModelInvocationLoggingConfiguration, new Nothing(), cancel);
                    if (now.LoggingConfig?.CloudWatchConfig?.LogGroupName is { } log && log == Text(properties, "LogGroupName"))
                    {
                        _ = await host.BedrockClient.CallAsync(Bedrock.DeleteModelInvocationLoggingConfiguration, new Nothing(), cancel);
                    }

                    break;
                default:
                    throw new FunctionException("RequestType is none of Create, Update and Delete.");
            }
        }

        private async Task PutAsync(Bedrock.ModelInvocationLogging configuration, CancellationToken cancel)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    _ = await host.BedrockClient.CallAsync(Bedrock.PutModelInvocationLoggingConfiguration, configuration, cancel);
                    return;
                }
                catch (AmazonServiceException exception) when (exception.ErrorCode == "ValidationException" && attempt < Pauses.Length)
                {
                    await Task.Delay(Pauses[attempt], host.Time, cancel);
                }
            }
        }

        private static Bedrock.ModelInvocationLogging ConfigurationOf(JsonElement properties)
        {
            var bodies = Required(properties, "Bodies") switch
            {
                "true" => true,
                "false" => false,
                _ => throw new FunctionException("The property Bodies is neither true nor false."),
            };
            var bucket = Text(properties, "BucketName");
            var prefix = Text(properties, "KeyPrefix");
            var archive = bucket.Length > 0 ? new Bedrock.S3Config(bucket, prefix.Length > 0 ? prefix : null) : null;
            var log = new Bedrock.CloudWatchConfig(Required(properties, "LogGroupName"), Required(properties, "RoleArn"), archive);
            return new(new(log, null, bodies, bodies, bodies, bodies, bodies));
        }

        private static string Required(JsonElement properties, string name) =>
            Text(properties, name) is { Length: > 0 } value ? value : throw new FunctionException($"The property {name} is missing.");

        /// <summary>The address is signed for a request without a content type.</summary>
        private async Task SendAsync(string address, JsonObject answer)
        {
            var bytes = FunctionLog.Utf8(answer);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using var content = new ByteArrayContent(bytes) { Headers = { ContentType = (MediaTypeHeaderValue?)null } };
                    using var reply = await Http.PutAsync(new Uri(address), content);
                    _ = reply.EnsureSuccessStatusCode();
                    return;
                }
                catch (Exception exception) when (attempt < 5 && exception is HttpRequestException or TaskCanceledException)
                {
                    host.Log.Failure("not-answered", exception, ("attempt", attempt));
                    await Task.Delay(TimeSpan.FromSeconds(attempt), host.Time);
                }
            }
        }

        /// <summary>CloudFormation hands everything over as text, booleans too.</summary>
        private static string Text(JsonElement element, string name) =>
            element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => "",
            };
    }
}
