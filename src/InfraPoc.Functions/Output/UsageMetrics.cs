using InfraPoc.Functions.Brakes;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Output;

/// <summary>
/// Metrics in the namespace <c>NAME/usage</c>. By <c>Sandbox</c>: what was metered. By <c>Department</c>, in the sandbox's
/// currency: what is spent and left this month, where the month is heading, and why the department is stopped: the number of the
/// cause, from 1, or 0.
/// </summary>
internal sealed class UsageMetrics(FunctionHost host)
{
    private const decimal Million = 1_000_000;

    private static readonly HashSet<string> Metered = ["Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"];

    private string Namespace => $"{host.Sandbox}/usage";

    /// <summary>What the meter counted; repeated records are in no number.</summary>
    public void Meter(IReadOnlyCollection<MeteredCall> counted, int setAside)
    {
        if (counted.Count == 0 && setAside == 0)
        {
            return;
        }

        host.Log.Metrics(Namespace, ("Sandbox", host.Sandbox), host.Time.GetUtcNow(),
        [
            ("Calls", "Count", counted.Count),
            ("InputTokens", "Count", counted.Sum(call => call.Row.Input)),
            ("OutputTokens", "Count", counted.Sum(call => call.Row.Output)),
            ("CacheReadTokens", "Count", counted.Sum(call => call.Row.CacheRead)),
            ("CacheWriteTokens", "Count", counted.Sum(call => call.Row.CacheWrite)),
            ("UnattributedCalls", "Count", counted.Count(call => call.Department == CallMeter.Nobody)),
            ("UnpricedCalls", "Count", counted.Count(call => call.Unpriced)),
            ("OtherOperation", "Count", counted.Count(call => !Metered.Contains(call.Call.Operation))),
            ("NarrowedGuardrail", "Count", counted.Count(call => call.NarrowsGuardrail)),
            ("SetAside", "Count", setAside),
        ]);
    }

    /// <summary>Metered tokens and Bedrock's differ; nothing is reported while they agree, so that it costs nothing.</summary>
    public void Apart() =>
        host.Log.Metrics(Namespace, ("Sandbox", host.Sandbox), host.Time.GetUtcNow(), [("TokensApart", "Count", 1)]);

    /// <summary>How many subscriptions are missing or unconfirmed; nothing is reported while there are none.</summary>
    public void MissingReceivers(int count) =>
        host.Log.Metrics(Namespace, ("Sandbox", host.Sandbox), host.Time.GetUtcNow(), [("MissingReceivers", "Count", count)]);

    /// <summary>Where a department stands. The forecast only where it moves, so that an idle department costs next to nothing.</summary>
    public void Department(BrakeOutcome outcome, bool forecast)
    {
        if (outcome is not { Input: { Rules: { } rules, Spending: { } spending } input, Decision: { } decision })
        {
            return;
        }

        var calendar = new SandboxCalendar(input.Sandbox.TimeZone);
        rules = rules.In(calendar.MonthOf(input.Now));
        var perMicro = input.Sandbox.PerUsd / Million;
        var spent = spending.Month * perMicro;
        List<(string Name, string Unit, decimal Value)> metrics =
        [
            ("Spent", "None", decimal.Round(spent, 4)),
            ("Left", "None", decimal.Round(Math.Max(rules.MonthlyStop - spent, 0), 4)),
            ("Stopped", "None", decision.Cause is { } cause ? (int)cause + 1 : 0),
        ];
        if (forecast)
        {
            var heading = Forecast.Of(spending.Month, rules.MonthlyStop / perMicro, rules.Start, rules.End, calendar, input.Now);
            metrics.Add(("Forecast", "None", decimal.Round(heading.MonthEnd * perMicro, 4)));
        }

        host.Log.Metrics(
            Namespace,
            ("Department", outcome.Department),
            input.Now,
            metrics,
            ("cause", decision.Cause?.ToString()),
            ("since", decision.Since),
            ("until", decision.Until));
    }
}
