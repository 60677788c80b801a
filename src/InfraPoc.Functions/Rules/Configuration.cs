using InfraPoc.Spending;

namespace InfraPoc.Functions.Rules;

/// <summary>What the company configured, as far as it could be read.</summary>
internal sealed record Configuration
{
    public required SandboxRules Sandbox { get; init; }

    public required IReadOnlyList<ModelRules> Models { get; init; }

    /// <summary>Ids of all departments; null if a part of the list could not be read.</summary>
    public required IReadOnlySet<string>? Roster { get; init; }

    /// <summary>Departments' entries by id.</summary>
    public required IReadOnlyDictionary<string, RulesReading<DepartmentRules>> Departments { get; init; }

    /// <summary>What is wrong with entries that concern everybody.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    public IEnumerable<DepartmentRules> Readable => Departments.Values.Select(reading => reading.Value).OfType<DepartmentRules>();

    /// <summary>Departments that may be named: those of the list, or where it is unreadable those with an entry.</summary>
    public IEnumerable<string> Known => Roster ?? Departments.Keys;
}
