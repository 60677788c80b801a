using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace InfraPoc.Functions.Output;

/// <summary>
/// What a function writes: one line of JSON a thing, never a prompt, an answer or a person. Lines go to the process's own
/// output, because the runtime puts time and request id before what is written to <see cref="Console.Out"/>, and
/// CloudWatch would then find no metrics in it.
/// </summary>
/// <param name="output">Where lines go.</param>
internal sealed class FunctionLog(TextWriter output)
{
    private readonly Lock writing = new();

    public static TextWriter StandardOutput { get; } =
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };

    /// <summary>JSON that people can read, in one line.</summary>
    public static byte[] Utf8(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            node.WriteTo(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>What may be said of an exception: its type, and what AWS said. Other messages can hold what was being read.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException aws => $"{aws.ErrorCode ?? aws.GetType().Name} ({(int)aws.StatusCode}) {aws.Message}",
        AmazonClientException or TimeoutException or FunctionException => exception.Message,
        _ => exception.GetType().Name,
    };

    public void Line(string what, params IEnumerable<(string Name, JsonNode? Value)> facts) => Write(Fields("info", what, facts));

    public void Failure(string what, Exception exception, params IEnumerable<(string Name, JsonNode? Value)> facts) =>
        Failure(what, [.. facts, ("error", Describe(exception))]);

    public void Failure(string what, params IEnumerable<(string Name, JsonNode? Value)> facts) => Write(Fields("error", what, facts));

    /// <summary>Metrics in the embedded metric format.</summary>
    /// <param name="place">Namespace.</param>
    /// <param name="dimension">Its one dimension.</param>
    /// <param name="at">When.</param>
    /// <param name="metrics">Names, units and values.</param>
    /// <param name="facts">What else the line says, for searching.</param>
    /// <remarks>
    /// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    /// </remarks>
    public void Metrics(
        string place,
        (string Name, string Value) dimension,
        DateTimeOffset at,
        IReadOnlyCollection<(string Name, string Unit, decimal Value)> metrics,
        params IEnumerable<(string Name, JsonNode? Value)> facts)
    {
        var directive = new JsonObject
        {
            ["Namespace"] = place,
            ["Dimensions"] = new JsonArray(new JsonArray(dimension.Name)),
            ["Metrics"] = new JsonArray(
                [.. metrics.Select(metric => new JsonObject { ["Name"] = metric.Name, ["Unit"] = metric.Unit })]),
        };
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject { ["Timestamp"] = at.ToUnixTimeMilliseconds(), ["CloudWatchMetrics"] = new JsonArray(directive) },
            [dimension.Name] = dimension.Value,
        };
        foreach (var (name, _, value) in metrics)
        {
            line[name] = value;
        }

        foreach (var (name, value) in facts)
        {
            line[name] = value;
        }

        Write(line);
    }

    private static JsonObject Fields(string level, string what, IEnumerable<(string Name, JsonNode? Value)> facts) =>
        new([new("level", level), new("event", what), .. facts.Select(fact => KeyValuePair.Create(fact.Name, fact.Value))]);

    private void Write(JsonObject line)
    {
        lock (writing)
        {
            output.WriteLine(Encoding.UTF8.GetString(Utf8(line)));
        }
    }
}
