namespace InfraPoc.Audit;

/// <summary>A CloudWatch Logs Insights query that the sandbox keeps for auditors.</summary>
public sealed record SavedQuery
{
    /// <summary>Id, a slug that never changes: what the resource is called in the template.</summary>
    public required string Id { get; init; }

    /// <summary>Folder and name in the company's language, parted by a slash.</summary>
    public required string Name { get; init; }

    /// <summary>The log group to read.</summary>
    public required QueriedLog Log { get; init; }

    /// <summary>The query in the language of Logs Insights, at most 10,000 characters.</summary>
    public required string Text { get; init; }
}
