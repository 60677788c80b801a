namespace InfraPoc.Spending;

/// <summary>Everything a decision depends on. Null means that it could not be read, unless said otherwise.</summary>
public sealed record BrakeInput
{
    /// <summary>The sandbox.</summary>
    public required SandboxRules Sandbox { get; init; }

    /// <summary>Id of the department, as the brake policy's name has it.</summary>
    public required string Department { get; init; }

    /// <summary>Id of the brake policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Whether the department is in the roster.</summary>
    public required bool InRoster { get; init; }

    /// <summary>The department's rules; null as well while its stack is being created.</summary>
    public required DepartmentRules? Rules { get; init; }

    /// <summary>What the department used.</summary>
    public required DepartmentSpending? Spending { get; init; }

    /// <summary>What everybody used this month, nobody's use included, in millionths of a US dollar.</summary>
    public required long? SandboxMonth { get; init; }

    /// <summary>The department's bill of this month (UTC) in US dollars; zero while AWS Budgets has no number yet.</summary>
    public required decimal? Bill { get; init; }

    /// <summary>The whole account's bill of this month (UTC) in US dollars; zero while AWS Budgets has no number yet.</summary>
    public required decimal? SandboxBill { get; init; }

    /// <summary>The order to this brake policy and the order to everybody, as far as there are any.</summary>
    public required IReadOnlyList<BrakeOrder>? Orders { get; init; }

    /// <summary>What is remembered of the policy; null if nothing is. Without a readable memory nothing can be decided.</summary>
    public required BrakeMemory? Memory { get; init; }

    /// <summary>Whether the policy in force denies, whoever made it so.</summary>
    public required bool Engaged { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }
}
