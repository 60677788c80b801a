using System.Globalization;
using System.IO.Compression;
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
/// Counts what a subscription of the prompt log delivers, exactly once, and judges the departments whose use it counted. A
/// person's <c>{"replay": {"from": TIME, "until": TIME}}</c> counts what is missing of the log. One bad record is set aside
/// and stops no other; what could not be counted fails the run, so that Lambda delivers it again.
/// </summary>
public static class Meter
{
    private static readonly Lazy<Run> Current = new(() => new Run(FunctionHost.Current));

    /// <summary>The handler: <c>InfraPoc.Functions::InfraPoc.Functions.Meter::Handle</c>.</summary>
    public static Task<Stream> Handle(Stream input) => RunAsync(FunctionHost.Current, Current.Value, input);

    internal static Task<Stream> RunAsync(FunctionHost host, Run run, Stream input) => host.RunAsync(input, run.CountAsync);

    /// <summary>One process's meter; what it read of the rules serves it for a minute.</summary>
    internal sealed class Run(FunctionHost host)
    {
        private const decimal Million = 1_000_000;

        private readonly BrakeStore store = new(host);
        private readonly LedgerStore ledger = new(host);
        private readonly RulesStore rules = new(host);
        private readonly UsageMetrics metrics = new(host);

        public async Task<JsonNode> CountAsync(string text, CancellationToken cancel)
        {
            using var input = JsonDocument.Parse(text);
            if (input.RootElement.TryGetProperty("replay", out var replay))
            {
                return await ReplayAsync(replay, cancel);
            }

            var records = Delivered(input.RootElement.GetProperty("awslogs").GetProperty("data").GetBytesFromBase64());
            return records.Count == 0 ? new JsonObject { ["counted"] = 0 } : await CountAsync(records, cancel);
        }

        /// <summary>The log events of a delivery; none if it is only a test of the subscription.</summary>
        private static List<LogRecord> Delivered(byte[] data)
        {
            using var unzipped = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
            using var delivery = JsonDocument.Parse(unzipped);
            var root = delivery.RootElement;
            return Text(root, "messageType") == "DATA_MESSAGE" ? [.. root.GetProperty("logEvents").EnumerateArray().Select(Record)] : [];

            LogRecord Record(JsonElement item) => new(
                Text(root, "logGroup"),
                Text(root, "logStream"),
                Text(item, "id"),
                item.GetProperty("timestamp").GetInt64(),
                Text(item, "message"));

            static string Text(JsonElement element, string name) =>
                element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }

        private async Task<JsonNode> CountAsync(IReadOnlyCollection<LogRecord> records, CancellationToken cancel)
        {
            var configuration = await rules.RecentAsync(cancel);
            var (calls, aside) = Meter(records, configuration);
            if (calls.Exists(call => call.Department == CallMeter.Nobody))
            {
                // It may belong to a department that is younger than what was read.
                configuration = await rules.ReadAsync(cancel);
                (calls, aside) = Meter(records, configuration);
            }

            var unset = 0;
            foreach (var (record, reason) in aside)
            {
                unset += await SetAsideAsync(record, reason, cancel) ? 0 : 1;
            }

            var (counted, failed) = await ledger.AddAsync(calls, cancel);
            metrics.Meter(counted, aside.Count);
            var outcomes = await JudgeAsync(calls, configuration, cancel);
            foreach (var outcome in outcomes)
            {
                metrics.Department(outcome, forecast: true);
            }

            var unjudged = outcomes.Where(outcome => outcome.Failure is not null).Select(outcome => outcome.Department).ToList();
            host.Log.Line(
                "metered",
                ("records", records.Count),
                ("counted", counted.Count),
                ("repeated", calls.Count - counted.Count - failed),
                ("setAside", aside.Count),
                ("failed", failed + unset),
                ("judged", outcomes.Count),
                ("stopped", outcomes.Count(outcome => outcome.Changed && outcome.Decision?.Stopped == true)));
            if (failed + unset > 0 || unjudged.Count > 0)
            {
                throw new FunctionException(
                    $"{failed + unset} of {records.Count} records could not be counted or set aside; not judged: "
                    + $"[{string.Join(", ", unjudged.Take(20))}]. What was counted stays counted; deliver them again or replay.");
            }

            return new JsonObject { ["counted"] = counted.Count, ["repeated"] = calls.Count - counted.Count, ["setAside"] = aside.Count };
        }

        private (List<MeteredCall> Calls, List<(LogRecord Record, string Reason)> Aside) Meter(
            IReadOnlyCollection<LogRecord> records, Configuration configuration)
        {
            var meter = new CallMeter(configuration.Sandbox, configuration.Models, configuration.Known, configuration.Readable);
            List<MeteredCall> calls = [];
            List<(LogRecord Record, string Reason)> aside = [];
            foreach (var record in records)
            {
                try
                {
                    var reading = InvocationLog.Read(record.Message, DateTimeOffset.FromUnixTimeMilliseconds(record.Timestamp));
                    if (reading.Call is { } call)
                    {
                        calls.Add(meter.Meter(call));
                    }
                    else if (reading.Reason is { } reason)
                    {
                        aside.Add((record, reason));
                    }
                }
                catch (Exception exception)
                {
                    host.Log.Failure("record-not-metered", exception, ("stream", record.Stream), ("id", record.Id));
                    aside.Add((record, exception.GetType().Name));
                }
            }

            return (calls, aside);
        }

        private async Task<bool> SetAsideAsync(LogRecord record, string reason, CancellationToken cancel)
        {
            try
            {
                await ledger.SetAsideAsync(record, reason, cancel);
                var (stream, id) = (record.Stream, record.Id);
                host.Log.Failure("set-aside", ("reason", reason), ("stream", stream), ("id", id), ("timestamp", record.Timestamp));
                return true;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                host.Log.Failure("not-set-aside", exception, ("stream", record.Stream), ("id", record.Id));
                return false;
            }
        }

        private async Task<IReadOnlyList<BrakeOutcome>> JudgeAsync(
            IReadOnlyCollection<MeteredCall> calls, Configuration configuration, CancellationToken cancel)
        {
            var touched = calls.Select(call => call.Department).ToHashSet();
            if (touched.Count == 0)
            {
                return [];
            }

            var judging = new BrakeJudging(host, rules, ledger, store, new BrakePolicies(host));
            var bills = await BillsAsync(cancel);
            var all = await judging.AllAsync(new SandboxCalendar(configuration.Sandbox.TimeZone), cancel);
            // The cap of the whole sandbox stops everybody, and nobody's use may have reached it.
            var isReached = all / Million * configuration.Sandbox.PerUsd >= configuration.Sandbox.MonthlyBudget;
            // Whoever has no readable entry is left to the brake, which looks at policies.
            var judged =
                from department in configuration.Readable
                where (isReached || touched.Contains(department.Id)) && configuration.Known.Contains(department.Id)
                select new BrakePolicy(department.Id, department.BrakePolicyId, department.BrakePolicyArn);
            return await judging.JudgeAsync([.. judged], configuration, bills, all, cancel);
        }

        private async Task<IReadOnlyDictionary<string, decimal>?> BillsAsync(CancellationToken cancel)
        {
            try
            {
                return await store.BillsAsync(cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                host.Log.Failure("bills-unreadable", exception);
                return null;
            }
        }

        private async Task<JsonNode> ReplayAsync(JsonElement replay, CancellationToken cancel)
        {
            var now = host.Time.GetUtcNow();
            var (from, until) = (Time("from"), Time("until"));
            if (from is null || until is null || from >= until || from < now - LedgerStore.MarkersLast.Subtract(TimeSpan.FromDays(1)))
            {
                throw new FunctionException(
                    """A replay is {"replay": {"from": "2027-01-05T00:00:00Z", "until": "2027-01-06T00:00:00Z"}}, """
                    + "from before until and at most 34 days ago: whether older calls were counted is not known. Nothing was changed.");
            }

            var started = host.Time.GetTimestamp();
            var request = new Logs.FilterLogEventsRequest(
                host.PromptLog, from.Value.ToUnixTimeMilliseconds(), until.Value.ToUnixTimeMilliseconds());
            var (sums, next) = (new Dictionary<string, long> { ["counted"] = 0, ["repeated"] = 0, ["setAside"] = 0 }, (long?)null);
            await foreach (var page in host.LogsClient.PagesAsync(
                Logs.FilterLogEvents, request, page => page.NextToken, (asked, token) => asked with { NextToken = token }, cancel))
            {
                var records = (page.Events ?? []).Select(Record).ToList();
                if (records.Count > 0)
                {
                    var part = (JsonObject)await CountAsync(records, cancel);
                    foreach (var name in sums.Keys)
                    {
                        sums[name] += (int)part[name]!;
                    }

                    // What does not fit into one run is another one's: counting something twice changes nothing.
                    next = records.Max(record => record.Timestamp);
                    if (host.Time.GetElapsedTime(started) > host.Patience / 2)
                    {
                        return Result(DateTimeOffset.FromUnixTimeMilliseconds(next.Value));
                    }
                }
            }

            return Result(null);

            JsonObject Result(DateTimeOffset? goOn) => new(
                [.. sums.Select(sum => KeyValuePair.Create(sum.Key, (JsonNode?)sum.Value)), new("goOnFrom", goOn)]);

            LogRecord Record(Logs.FilteredLogEvent item) =>
                new(host.PromptLog, item.LogStreamName ?? "", item.EventId ?? "", item.Timestamp ?? 0, item.Message);

            DateTimeOffset? Time(string name) =>
                replay.ValueKind == JsonValueKind.Object
                && replay.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                    ? at
                    : null;
        }
    }
}
