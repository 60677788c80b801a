namespace InfraPoc.Spending;

/// <summary>A message to a topic.</summary>
public sealed record BrakeMessage
{
    /// <summary>The topic: IT's or the department's.</summary>
    public required string TopicArn { get; init; }

    /// <summary>What it is about.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>One line of at most 99 UTF-16 units, without control characters.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }
}
