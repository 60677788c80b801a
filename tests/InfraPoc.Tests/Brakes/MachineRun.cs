using System.Text.Json;

namespace InfraPoc.Tests.Brakes;

/// <summary>How an execution ended and what it did.</summary>
/// <param name="Status">SUCCEEDED or FAILED.</param>
/// <param name="Error">Name of the error.</param>
/// <param name="Cause">What went wrong.</param>
/// <param name="Published">Messages.</param>
/// <param name="Calls">Every call of a task.</param>
internal sealed record MachineRun(
    string Status, string? Error, string? Cause, IReadOnlyList<Message> Published, IReadOnlyList<TaskCall> Calls);

/// <summary>A message to a topic.</summary>
internal sealed record Message(string TopicArn, string Subject, JsonElement? MessageAttributes)
{
    /// <summary>The text.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("Message")]
    public required string Text { get; init; }
}

/// <summary>A call of a task.</summary>
/// <param name="Call">Service and operation as boto3 names them.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record TaskCall(string Call, JsonElement Parameters);
