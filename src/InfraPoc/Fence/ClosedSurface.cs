using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Fence;

/// <summary>A way around a department's models, guardrails and logs, and what closes and reports it.</summary>
/// <param name="Id">Id, which is also the id of its statement in the policies.</param>
/// <param name="Whom">To whom it is closed.</param>
/// <param name="Why">What would happen if it was open.</param>
/// <param name="Actions">The IAM actions that are denied.</param>
internal sealed record ClosedSurface(string Id, ClosedTo Whom, Bilingual Why, params IReadOnlyList<string> Actions)
{
    /// <summary>The statement that closes it; on all resources, unless it says otherwise.</summary>
    public PolicyStatement Statement { get => field ?? PolicyStatements.Deny(Id, Actions, ["*"]); init; }

    /// <summary>
    /// The alarm on attempts: one attempt is enough for an alarm of its own, <see cref="ClosedSurfaces.CallsDenied"/> takes many.
    /// Null where no alarm fires, because the AWS console itself is refused such calls whenever somebody opens a page.
    /// </summary>
    public string? Alarm { get; init; } = ClosedSurfaces.CallsDenied;

    /// <summary>The names of the events that show an attempt to that alarm; none for every event of the services.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The services under whose names the trail records attempts, for the alarm and the saved query on denied calls.</summary>
    public IReadOnlyList<string> Sources
    {
        get => field ?? [.. Actions.Select(action => action.Split(':')[0]).Distinct()];
        init;
    }
}
