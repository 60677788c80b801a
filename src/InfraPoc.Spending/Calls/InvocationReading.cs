namespace InfraPoc.Spending;

/// <summary>What became of one line of the model-invocation log: a call, nothing to count, or unreadable.</summary>
public sealed record InvocationReading
{
    /// <summary>The call; null if the line is none.</summary>
    public Call? Call { get; private init; }

    /// <summary>
    /// Why the line could not be read, a word from <see cref="UnreadableReason"/> and never a text of the record; null otherwise.
    /// </summary>
    public string? Reason { get; private init; }

    /// <summary>The line is no record: what Bedrock writes when logging is configured, or blank.</summary>
    public bool IsNotice => Call is null && Reason is null;

    internal static InvocationReading Notice { get; } = new();

    internal static InvocationReading Of(Call call) => new() { Call = call };

    internal static InvocationReading Unreadable(string reason) => new() { Reason = reason };
}
