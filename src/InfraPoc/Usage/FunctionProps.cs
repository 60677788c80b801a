using InfraPoc.Iam;

namespace InfraPoc.Usage;

/// <summary>What a function of the sandbox is made of.</summary>
internal sealed record FunctionProps
{
    /// <summary>Name of the function and of its role.</summary>
    public required string Name { get; init; }

    /// <summary>IAM path of the role.</summary>
    public required string Path { get; init; }

    /// <summary>What it does, one sentence in ASCII.</summary>
    public required string Description { get; init; }

    /// <summary>Name of its class in InfraPoc.Functions.</summary>
    public required string Class { get; init; }

    /// <summary>What it may do besides writing its log.</summary>
    public required IReadOnlyList<PolicyStatement> Permissions { get; init; }

    /// <summary>Seconds after which Lambda ends a run; at most 900.</summary>
    public required int Seconds { get; init; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
