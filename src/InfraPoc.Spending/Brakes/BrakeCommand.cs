namespace InfraPoc.Spending;

/// <summary>A command by a person, read from the input of the brake function.</summary>
public sealed record BrakeCommand
{
    /// <summary>True: stop. False: release.</summary>
    public required bool Engage { get; init; }

    /// <summary>Id of a department, or <see cref="BrakeOrder.Everybody"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Why, as typed; at most <see cref="CommandReading.MaxReason"/> characters.</summary>
    public required string Reason { get; init; }

    /// <summary>By whom, as typed; required to release.</summary>
    public string? By { get; init; }

    /// <summary>When it ends by itself (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Reads a command; nothing that it is given makes it throw.</summary>
    /// <param name="json">The function's input.</param>
    /// <param name="departments">Ids of departments that may be named.</param>
    /// <param name="now">Now.</param>
    public static CommandReading Read(string? json, IReadOnlyCollection<string> departments, DateTimeOffset now) =>
        CommandReading.Of(json, departments, now);

    /// <summary>The standing order that the command becomes.</summary>
    /// <param name="policyId">Id of the target's brake policy; null for a command to everybody.</param>
    /// <param name="at">When it was given.</param>
    public BrakeOrder ToOrder(string? policyId, DateTimeOffset at) =>
        new() { Engage = Engage, Target = policyId ?? BrakeOrder.Everybody, Reason = Reason, By = By, Until = Until, At = at };
}
