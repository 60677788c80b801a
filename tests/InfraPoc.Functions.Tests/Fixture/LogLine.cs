using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A log record as public ones look, and how CloudWatch Logs delivers several.</summary>
internal sealed record LogLine
{
    public const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";

    private static int last;

    public string Id { get; init; } = $"00000000-0000-4000-8000-{Interlocked.Increment(ref last):D12}";

    public required string Role { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string Model { get; init; } = Haiku;

    public string Operation { get; init; } = "Converse";

    public string Person { get; init; } = "somebody@example.com";

    public string Prompt { get; init; } = "hello";

    public string Block { get; init; } = "text";

    public string Answer { get; init; } = "hi";

    public long Input { get; init; } = 10;

    public long Output { get; init; } = 20;

    public long CacheRead { get; init; }

    public override string ToString() => new JsonObject
    {
        ["schemaType"] = "ModelInvocationLog",
        ["schemaVersion"] = "1.0",
        ["timestamp"] = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["accountId"] = LocalAws.Account,
        ["identity"] = new JsonObject { ["arn"] = $"arn:aws:sts::{LocalAws.Account}:assumed-role/{Role}/{Person}" },
        ["region"] = LocalAws.Region,
        ["requestId"] = Id,
        ["operation"] = Operation,
        ["modelId"] = Model,
        ["input"] = new JsonObject
        {
            ["inputContentType"] = "application/json",
            ["inputBodyJson"] = new JsonObject
            {
                ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Texts(Prompt, Block) }),
            },
            ["inputTokenCount"] = Input,
            ["cacheReadInputTokenCount"] = CacheRead,
        },
        ["output"] = new JsonObject
        {
            ["outputContentType"] = "application/json",
            ["outputBodyJson"] = new JsonObject
            {
                ["output"] = new JsonObject { ["message"] = new JsonObject { ["content"] = Texts(Answer) } },
            },
            ["outputTokenCount"] = Output,
        },
    }.ToJsonString();

    /// <summary>The input that Lambda gives to a function that subscribed to a log.</summary>
    public static string Delivery(IEnumerable<object> lines, string type = "DATA_MESSAGE", DateTimeOffset at = default)
    {
        var delivery = new JsonObject
        {
            ["messageType"] = type,
            ["owner"] = LocalAws.Account,
            ["logGroup"] = "/log",
            ["logStream"] = "aws/bedrock/modelinvocations",
            ["subscriptionFilters"] = new JsonArray("filter"),
            ["logEvents"] = new JsonArray([.. lines.Select((line, index) => new JsonObject
            {
                ["id"] = $"3919{index:D52}",
                ["timestamp"] = at.ToUnixTimeMilliseconds() + index,
                ["message"] = line.ToString(),
            })]),
        };
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(delivery.ToJsonString()));
        }

        return new JsonObject { ["awslogs"] = new JsonObject { ["data"] = Convert.ToBase64String(zipped.ToArray()) } }.ToJsonString();
    }

    private static JsonArray Texts(string text, string block = "text") => new(new JsonObject
    {
        [block] = block == "text" ? text : new JsonObject { ["text"] = new JsonObject { ["text"] = text } },
    });
}
