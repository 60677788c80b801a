using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>What is noted of brake policies.</summary>
internal sealed class BrakeNotes
{
    private readonly Dictionary<string, BrakeNote> notes = [];

    public void Add(string pk, BrakeNote note) => notes[pk] = note;

    /// <summary>What is remembered of a policy.</summary>
    public BrakeNote Of(string policyId) => notes.GetValueOrDefault($"brake#{policyId}") ?? new BrakeNote();

    /// <summary>Orders to a policy and to everybody; null if one cannot be read.</summary>
    public IReadOnlyList<BrakeOrder>? OrdersOf(string policyId)
    {
        string[] targets = [policyId, BrakeOrder.Everybody];
        var orders = targets.Select(target => notes.GetValueOrDefault($"order#{target}")?.Order);
        var readings = orders.OfType<RulesReading<BrakeOrder>>().ToList();
        return readings.Exists(reading => reading.Value is null) ? null : [.. readings.Select(reading => reading.Value!)];
    }
}
