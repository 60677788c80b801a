using InfraPoc.Aws;
using InfraPoc.Functions.Ledger;
using InfraPoc.Functions.Rules;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>
/// Judges departments apart from each other and does what was decided: corrects the brake policy, notifies people, remembers.
/// First it only looks. Where something is to be done it takes the policy's lease, looks again and acts on that, so that two
/// runs at once never act on different facts.
/// </summary>
internal sealed class BrakeJudging(FunctionHost host, RulesStore rules, LedgerStore ledger, BrakeStore store, BrakePolicies policies)
{
    /// <summary>Judges; whatever fails for one department is its own verdict.</summary>
    /// <param name="judged">The brake policies.</param>
    /// <param name="configuration">What the company configured.</param>
    /// <param name="bills">Bills by budget; null if they could not be read.</param>
    /// <param name="all">What everybody used this month; null if it could not be read.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<BrakeOutcome>> JudgeAsync(
        IReadOnlyCollection<BrakePolicy> judged,
        Configuration configuration,
        IReadOnlyDictionary<string, decimal>? bills,
        long? all,
        CancellationToken cancel)
    {
        var calendar = new SandboxCalendar(configuration.Sandbox.TimeZone);
        var facts = new SharedFacts(configuration, calendar, bills);
        var notes = await store.ReadAsync(judged.Select(policy => policy.Id), cancel);
        var outcomes = new List<BrakeOutcome>();
        var gently = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel };
        await Parallel.ForEachAsync(judged, gently, async (policy, inner) =>
        {
            var outcome = await OneAsync(policy, facts, notes, all, inner);
            lock (outcomes)
            {
                outcomes.Add(outcome);
            }
        });
        return [.. outcomes.OrderBy(outcome => outcome.Department, StringComparer.Ordinal)];
    }

    /// <summary>What everybody used this month; null if it cannot be read.</summary>
    public async Task<long?> AllAsync(SandboxCalendar calendar, CancellationToken cancel)
    {
        try
        {
            return await ledger.MonthOfAllAsync(calendar.MonthOf(host.Time.GetUtcNow()), cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            host.Log.Failure("ledger-unreadable", exception, ("department", "all"));
            return null;
        }
    }

    private async Task<BrakeOutcome> OneAsync(BrakePolicy policy, SharedFacts facts, BrakeNotes notes, long? all, CancellationToken cancel)
    {
        try
        {
            var entry = facts.Configuration.Departments.GetValueOrDefault(policy.Department);
            var (input, decision) = await DecideAsync(policy, facts, notes, all, entry, cancel);
            return IsDone(policy, notes.Of(policy.Id), input, decision)
                ? new BrakeOutcome(policy.Department) { Input = input, Decision = decision }
                : await ActAsync(policy, facts, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            host.Log.Failure("not-judged", exception, ("department", policy.Department));
            return new BrakeOutcome(policy.Department) { Failure = "not judged" };
        }
    }

    private async Task<BrakeOutcome> ActAsync(BrakePolicy policy, SharedFacts facts, CancellationToken cancel)
    {
        var holder = await store.TakeAsync(policy.Id, cancel);
        HashSet<string> sent = [];
        var saved = false;
        try
        {
            var entry = await rules.ReadAsync(policy.Department, cancel);
            var notes = await store.ReadAsync([policy.Id], cancel);
            var versions = await policies.VersionsAsync(policy.Arn, cancel);
            var looked = policy with { Default = BrakePolicies.Default(versions) };
            var (input, decision) = await DecideAsync(looked, facts, notes, await AllAsync(facts.Calendar, cancel), entry, cancel);
            var note = notes.Of(policy.Id);
            sent.UnionWith(note.Sent);

            var (version, changed) = await policies.CorrectAsync(
                policy.Arn, versions, decision.Stopped, note.Stops ? note.Version : null, cancel);
            if (changed)
            {
                host.Log.Line(
                    "corrected",
                    ("department", policy.Department),
                    ("stopped", decision.Stopped),
                    ("cause", Word(decision)),
                    ("version", version));
            }

            var told = await TellAsync(policy.Department, decision, sent, cancel);
            // Whoever has the lease now decides again, so nothing is lost if it is not this run any more.
            saved = told && await store.SaveAsync(policy.Id, holder, decision.Memory, version, cancel);
            return new BrakeOutcome(policy.Department)
            {
                Input = input,
                Decision = decision,
                Changed = changed,
                Failure = saved ? null : told ? "another run took over" : "not everybody could be told",
            };
        }
        finally
        {
            if (!saved)
            {
                await GiveBackAsync(policy, holder, sent);
            }
        }
    }

    private async Task GiveBackAsync(BrakePolicy policy, string holder, HashSet<string> sent)
    {
        try
        {
            _ = await store.GiveBackAsync(policy.Id, holder, sent, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // It ends by itself.
            host.Log.Failure("lease-kept", exception, ("department", policy.Department));
        }
    }

    /// <summary>Sends every message that was not sent in an earlier, unfinished try.</summary>
    private async Task<bool> TellAsync(string department, BrakeDecision decision, HashSet<string> sent, CancellationToken cancel)
    {
        var all = true;
        foreach (var message in decision.Messages)
        {
            var memory = decision.Memory;
            var about = $"{memory.ToldOrder?.ToUnixTimeMilliseconds()} {memory.AlertMonth} {memory.AlertPercent} {memory.DigestWeek}";
            var key = $"{message.Kind} {Word(decision)} {about} {message.TopicArn}";
            if (sent.Contains(key))
            {
                continue;
            }

            try
            {
                var kind = message.Kind is MessageKind.Alert or MessageKind.Digest ? message.Kind.ToString().ToLowerInvariant() : "brake";
                Dictionary<string, Sns.MessageAttributeValue> attributes = new() { ["kind"] = new("String", kind) };
                var request = new Sns.PublishRequest(message.Body, message.TopicArn, message.Subject, attributes);
                _ = await host.SnsClient.CallAsync(Sns.Publish, request, cancel);
                _ = sent.Add(key);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                host.Log.Failure("not-told", exception, ("department", department), ("kind", message.Kind.ToString()));
                all = false;
            }
        }

        return all;
    }

    private async Task<(BrakeInput Input, BrakeDecision Decision)> DecideAsync(
        BrakePolicy policy,
        SharedFacts facts,
        BrakeNotes notes,
        long? all,
        RulesReading<DepartmentRules>? entry,
        CancellationToken cancel)
    {
        var note = notes.Of(policy.Id);
        if (note.Memory is { Value: null })
        {
            throw new FunctionException(note.Memory.Error ?? "What is remembered of the brake policy cannot be read.");
        }

        var memory = note.Memory?.Value;
        // Whoever made a version that is not known here: it may stop.
        var engaged = policy.Default is not { } version || version == note.Version
            ? note.Stops
            : version != BrakePolicies.ReleasedVersion;
        var roster = facts.Configuration.Roster;
        // An entry of the policy before this one is not this department's; with an unknown list no stop is lifted.
        var known = entry?.Value is { } value && value.BrakePolicyId == policy.Id && (roster is not null || !engaged) ? value : null;
        var now = host.Time.GetUtcNow();
        var input = new BrakeInput
        {
            Sandbox = facts.Configuration.Sandbox,
            Department = policy.Department,
            PolicyId = policy.Id,
            InRoster = roster?.Contains(policy.Department) ?? true,
            Rules = known,
            Spending = await SpendingAsync(policy.Department, facts.Calendar, known?.Start ?? now, now, cancel),
            SandboxMonth = all,
            Bill = known is not null && facts.Bills?.TryGetValue(known.BudgetName, out var bill) == true ? bill : null,
            SandboxBill = facts.Bills?.TryGetValue(facts.Configuration.Sandbox.BudgetName, out var whole) == true ? whole : null,
            Orders = notes.OrdersOf(policy.Id),
            Memory = memory,
            Engaged = engaged,
            Now = now,
        };
        return (input, BrakeDecision.Decide(input));
    }

    /// <summary>Nothing to correct, to report or to remember.</summary>
    private static bool IsDone(BrakePolicy policy, BrakeNote note, BrakeInput input, BrakeDecision decision) =>
        decision.Messages.Count == 0
        && decision.Memory == input.Memory
        && (policy.Default is null
            || (policy.Default == note.Version && note.Stops == decision.Stopped)
            || (policy.Default == BrakePolicies.ReleasedVersion && !decision.Stopped));

    private async Task<DepartmentSpending?> SpendingAsync(
        string department, SandboxCalendar calendar, DateTimeOffset start, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            return await ledger.ReadAsync(department, calendar, start, now, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            host.Log.Failure("ledger-unreadable", exception, ("department", department));
            return null;
        }
    }

    private static string Word(BrakeDecision decision) => decision.Cause?.ToString() ?? "none";

    /// <summary>What holds for all departments of a run.</summary>
    private sealed record SharedFacts(Configuration Configuration, SandboxCalendar Calendar, IReadOnlyDictionary<string, decimal>? Bills);
}
