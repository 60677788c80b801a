namespace InfraPoc.Iam;

/// <summary>One statement of an IAM policy as plain data; nothing is checked until the document is written, parsed or evaluated.</summary>
public sealed record PolicyStatement
{
    /// <summary>Letters and digits, or empty for a statement without one. Resource policies may use other characters.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether the statement grants or refuses.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>
    /// Only in trust and resource policies: kind ("AWS", "Service", ...) to identifiers. The bare principal <c>*</c> is "*" to ["*"].
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Principals { get; init; }

    /// <summary>The actions it is about, with wildcards; or <see cref="NotActions"/>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The actions it is not about.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The resources it is about, ARNs with wildcards; or <see cref="NotResources"/>.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The resources it is not about.</summary>
    public IReadOnlyList<string> NotResources { get; init; } = [];

    /// <summary>Operator to key to values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Conditions { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
}
