using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InfraPoc.Spending;

/// <summary>Reads lines of the model-invocation log.</summary>
/// <remarks>See: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html</remarks>
public static class InvocationLog
{
    /// <summary>What Bedrock writes into the log group when logging is configured.</summary>
    private const string Configured = "Permissions are correctly set for Amazon Bedrock logs";

    private const string RecordSchema = "ModelInvocationLog";
    private const string TestedVersion = "1.0";
    private const int LongestId = 100;

    /// <summary>
    /// Twice what common parsers of services take, so what a model took is read; parsing costs time by the square of the depth, and a
    /// record made to be slow must not hold up the others.
    /// </summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    /// <summary>Reads one line; nothing that a line holds makes it throw.</summary>
    /// <param name="line">The log event's message.</param>
    /// <param name="eventTime">The log event's time, for a record without one.</param>
    public static InvocationReading Read(string? line, DateTimeOffset? eventTime = null)
    {
        if (string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart().StartsWith(Configured, StringComparison.OrdinalIgnoreCase))
        {
            return InvocationReading.Notice;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(line), Deep);
            return Record(document.RootElement, eventTime);
        }
        catch (JsonException)
        {
            return InvocationReading.Unreadable(UnreadableReason.NotJson);
        }
        catch (Exception)
        {
            return InvocationReading.Unreadable(UnreadableReason.Unexpected);
        }
    }

    private static InvocationReading Record(JsonElement record, DateTimeOffset? eventTime)
    {
        if (record.At("schemaType").Text() != RecordSchema)
        {
            return InvocationReading.Unreadable(UnreadableReason.UnknownSchema);
        }

        if (record.At("requestId").Text() is not { Length: > 0 } requestId)
        {
            return InvocationReading.Unreadable(UnreadableReason.NoRequestId);
        }

        if ((Time(record.At("timestamp").Text()) ?? Possible(eventTime)) is not { } time)
        {
            return InvocationReading.Unreadable(UnreadableReason.NoTime);
        }

        var call = Counted(record, record.At("input"), record.At("output"), new Call
        {
            Id = requestId,
            Time = time,
            Operation = record.At("operation").Text(LongestId) ?? "",
            ModelId = record.At("modelId").Text() ?? "",
            Role = Role(record.At("identity", "arn").Text()),
            ErrorCode = record.At("errorCode").Text(LongestId),
            UnknownVersion = record.At("schemaVersion").Text() != TestedVersion,
            Input = 0,
            Output = 0,
        });
        return call is null ? InvocationReading.Unreadable(UnreadableReason.NoTokens) : InvocationReading.Of(call with { Id = Id(call) });
    }

    /// <summary>The call with its counts: the larger of the record's own and the body's; null if there is nothing to count by.</summary>
    private static Call? Counted(JsonElement record, JsonElement input, JsonElement output, Call call)
    {
        var (request, answer) = (input.At("inputBodyJson"), output.At("outputBodyJson"));
        var usage = TokenUsage.Of(answer);
        var (characters, answered) = (BodyText.Characters(request), BodyText.Characters(answer));
        var inputs = TokenUsage.Larger(input.At("inputTokenCount").Count(), usage.Input);
        var outputs = TokenUsage.Larger(output.At("outputTokenCount").Count(), usage.Output);
        if (inputs is null && outputs is null && call.ErrorCode is null && characters is null && answered is null)
        {
            return null;
        }

        var read = TokenUsage.Larger(input.At("cacheReadInputTokenCount").Count(), usage.CacheRead) ?? 0;
        var write = TokenUsage.Larger(input.At("cacheWriteInputTokenCount").Count(), usage.CacheWrite) ?? 0;
        write = Math.Max(write, usage.FiveMinutes + usage.Hour);
        var failed = call.ErrorCode is not null;
        var streamed = call.Operation.EndsWith("Stream", StringComparison.Ordinal);
        return call with
        {
            Input = inputs ?? (failed ? 0 : Math.Min(characters ?? 0, Call.MaxTokens)),
            Output = outputs ?? (failed ? 0 : Math.Min(answered ?? 0, Call.MaxTokens)),
            CacheRead = read,
            CacheWrite = Math.Min(write, Call.MaxTokens),
            CacheWriteFiveMinutes = Math.Min(usage.FiveMinutes, Call.MaxTokens),
            InputCharacters = characters,
            OutputCharacters = answered,
            Incomplete = !failed && (inputs is null || (outputs is null && (answered is > 0 || (answered is null && streamed)))),
            ServiceTier = CallTier.Of(record) ?? usage.Tier ?? CallTier.Of(request),
            NarrowsGuardrail = GuardrailScope.IsNarrowed(request),
        };
    }

    /// <summary>The role of <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, whose account may be masked.</summary>
    private static string? Role(string? arn) =>
        arn?.Split(':', 6) is ["arn", _, "sts", _, _, var resource] && resource.Split('/', 3) is ["assumed-role", { Length: > 0 } role, _]
            ? role : null;

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? Possible(time) : null;

    /// <summary>A time with which calendars can calculate.</summary>
    private static DateTimeOffset? Possible(DateTimeOffset? time) =>
        time is { Year: >= 2020 and < 2200 } ? time.Value.ToUniversalTime() : null;

    /// <summary>A request id of which a part is masked may be that of another call as well: facts of the call tell them apart.</summary>
    private static string Id(Call call)
    {
        if (call.Id.Length <= LongestId && call.Id.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_'))
        {
            return call.Id;
        }

        var facts = string.Join('|', call.Id, call.Time.UtcTicks, call.Operation, call.ModelId, call.Role, call.Input, call.Output,
            call.CacheRead, call.CacheWrite);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)));
        var start = call.Id.Where(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '*').Take(LongestId - 40);
        return $"{string.Concat(start)}~{hash[..32]}";
    }
}
