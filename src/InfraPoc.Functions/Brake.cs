using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Aws;
using InfraPoc.Functions.Brakes;
using InfraPoc.Functions.Ledger;
using InfraPoc.Functions.Output;
using InfraPoc.Functions.Rules;
using InfraPoc.Spending;

namespace InfraPoc.Functions;

/// <summary>
/// Judges every department that has a brake policy, and takes commands: <c>{}</c>,
/// <c>{"replay": {"from": TIME, "until": TIME}}</c> (see <see cref="Meter"/>), <c>{"engage": TARGET, "reason": TEXT}</c>,
/// <c>{"release": TARGET, "reason": TEXT, "by": WHO}</c>, with <c>until</c> or not.
/// Fails, after everybody was judged, if somebody could not be judged, corrected or notified, or an input was missing.
/// </summary>
public static class Brake
{
    /// <summary>The handler: <c>InfraPoc.Functions::InfraPoc.Functions.Brake::Handle</c>.</summary>
    public static Task<Stream> Handle(Stream input) => RunAsync(FunctionHost.Current, input);

    internal static Task<Stream> RunAsync(FunctionHost host, Stream input) =>
        host.RunAsync(input, (text, cancel) => new Run(host).JudgeEverybodyAsync(text, cancel));

    private sealed class Run(FunctionHost host)
    {
        private static readonly TimeSpan Onboarding = TimeSpan.FromHours(1);

        private readonly BrakePolicies policies = new(host);
        private readonly BrakeStore store = new(host);
        private readonly LedgerStore ledger = new(host);
        private readonly RulesStore rules = new(host);

        public async Task<JsonNode> JudgeEverybodyAsync(string text, CancellationToken cancel)
        {
            if (IsReplay(text))
            {
                // People may invoke the brake, and nobody the meter: whoever could would count calls that never were.
                return await new Meter.Run(host).CountAsync(text, cancel);
            }

            var (listing, reading) = (policies.ListAsync(cancel), rules.ReadAsync(cancel));
            var (all, configuration) = (await listing, await reading);
            await CommandAsync(text, all, cancel);

            var bills = await BillsAsync(configuration.Sandbox.Account, cancel);
            var judging = new BrakeJudging(host, rules, ledger, store, policies);
            var used = await judging.AllAsync(new SandboxCalendar(configuration.Sandbox.TimeZone), cancel);
            var outcomes = await judging.JudgeAsync(all, configuration, bills, used, cancel);
            Report(outcomes, configuration);
            await new Reconciliation(host, ledger).CompareAsync(
                new SandboxCalendar(configuration.Sandbox.TimeZone), new UsageMetrics(host), cancel);
            await new ReceiverCount(host).CountAsync(configuration, new UsageMetrics(host), cancel);

            var failures = Failures(outcomes, all, configuration);
            foreach (var failure in failures)
            {
                host.Log.Failure("incomplete", ("what", failure));
            }

            host.Log.Line(
                "judged",
                ("departments", outcomes.Count),
                ("stopped", outcomes.Count(outcome => outcome.Decision?.Stopped == true)),
                ("changed", outcomes.Count(outcome => outcome.Changed)),
                ("incomplete", failures.Count));
            return failures.Count == 0
                ? new JsonArray([.. outcomes.Select(outcome => outcome.ToJson())])
                : throw new FunctionException(
                    $"{outcomes.Count} departments were looked at; incomplete: {string.Join("; ", failures.Take(20))}. See the log.");
        }

        /// <summary>Whether it asks for a replay and for nothing else; what is no JSON is left to those who read commands.</summary>
        private static bool IsReplay(string text)
        {
            try
            {
                using var input = JsonDocument.Parse(text);
                return input.RootElement.ValueKind == JsonValueKind.Object
                    && input.RootElement.EnumerateObject().Select(member => member.Name).SequenceEqual(["replay"]);
            }
            catch (JsonException)
            {
                return false;
            }
        }

        private async Task CommandAsync(string text, IReadOnlyList<BrakePolicy> all, CancellationToken cancel)
        {
            var now = host.Time.GetUtcNow();
            var reading = BrakeCommand.Read(text, [.. all.Select(policy => policy.Department)], now);
            if (reading.Error is not null)
            {
                throw new FunctionException(reading.Error);
            }

            if (reading.Command is { } command)
            {
                var policy = all.FirstOrDefault(policy => policy.Department == command.Target);
                await store.OrderAsync(command.ToOrder(policy?.Id, now), cancel);
                host.Log.Line("commanded", ("engage", command.Engage), ("target", command.Target), ("until", command.Until));
            }
        }

        private async Task<IReadOnlyDictionary<string, decimal>?> BillsAsync(string account, CancellationToken cancel)
        {
            try
            {
                var request = new Budgets.DescribeBudgetsRequest(account, MaxResults: 100);
                Dictionary<string, decimal> bills = [];
                await foreach (var page in host.BudgetsClient.PagesAsync(
                    Budgets.DescribeBudgets, request, page => page.NextToken, (asked, token) => asked with { NextToken = token }, cancel))
                {
                    // An account may have 20,000 budgets, and what is kept of them is one item of the table.
                    var prefix = $"{host.Sandbox}-";
                    var own = (page.Items ?? []).Where(budget => budget.BudgetName.StartsWith(prefix, StringComparison.Ordinal));
                    foreach (var budget in own)
                    {
                        // AWS Budgets has no number at first; one that is no number is unknown.
                        var amount = budget.CalculatedSpend?.ActualSpend?.Amount;
                        if (amount is null)
                        {
                            bills[budget.BudgetName] = 0;
                        }
                        else if (decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var usd))
                        {
                            bills[budget.BudgetName] = usd;
                        }
                    }
                }

                await store.KeepBillsAsync(bills, cancel);
                return bills;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                host.Log.Failure("bills-unreadable", exception);
                return null;
            }
        }

        private void Report(IReadOnlyList<BrakeOutcome> outcomes, Configuration configuration)
        {
            // Everybody as a week or a month begins, so that the dashboard knows those who are idle; else those for whom something changed.
            var now = host.Time.GetUtcNow();
            var calendar = new SandboxCalendar(configuration.Sandbox.TimeZone);
            var begins = calendar.Date(now) is { Day: 1 } or { DayOfWeek: DayOfWeek.Monday }
                && now - calendar.DayOf(now) < TimeSpan.FromMinutes(5);
            var metrics = new UsageMetrics(host);
            foreach (var outcome in outcomes.Where(outcome => outcome.Changed || begins))
            {
                metrics.Department(outcome, forecast: false);
            }
        }

        private List<string> Failures(IReadOnlyList<BrakeOutcome> outcomes, IReadOnlyList<BrakePolicy> all, Configuration configuration)
        {
            List<string> failures = [.. configuration.Errors];
            failures.AddRange(from outcome in outcomes where outcome.Failure is not null select $"{outcome.Department}: {outcome.Failure}");
            var created = all.ToDictionary(policy => policy.Id, policy => policy.Created);
            foreach (var outcome in outcomes.Where(outcome => outcome.Decision?.Missing.Count > 0))
            {
                // A policy may be a few minutes older than the entry that the same stack makes.
                var missing = outcome.Decision!.Missing;
                var isNew = created[outcome.Input!.PolicyId] is { } at && host.Time.GetUtcNow() - at < Onboarding;
                failures.AddRange(isNew && missing is ["rules"] ? [] : [$"{outcome.Department}: missing {string.Join(", ", missing)}"]);
            }

            return failures;
        }
    }
}
