namespace InfraPoc.Spending;

/// <summary>Reads lines of the model-invocation log.</summary>
public static class InvocationLog
{
    /// <summary>Reads one line; nothing that a line holds makes it throw.</summary>
    /// <param name="line">The log event's message.</param>
    /// <param name="eventTime">The log event's time, for a record without one.</param>
    public static InvocationReading Read(string? line, DateTimeOffset? eventTime = null) => throw new NotSupportedException();
}
