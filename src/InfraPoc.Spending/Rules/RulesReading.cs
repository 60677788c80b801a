namespace InfraPoc.Spending;

/// <summary>An entry that was read, or what is wrong with it.</summary>
/// <typeparam name="T">What the entry holds.</typeparam>
public sealed record RulesReading<T>
    where T : class
{
    /// <summary>What the entry holds; null if it cannot be read.</summary>
    public T? Value { get; init; }

    /// <summary>Which entry, what is wrong and what is allowed; null if it was read.</summary>
    public string? Error { get; init; }
}
