using System.Globalization;
using Amazon.DynamoDBv2.Model;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Ledger;

/// <summary>
/// The ledger: every call counts exactly once, because marker and sums are written in one transaction. Sums of a department
/// are at <c>use#ID</c> by hour and model and by month; those of a month, by department, at <c>month#yyyy-MM</c>.
/// </summary>
internal sealed class LedgerStore(FunctionHost host)
{
    /// <summary>A transaction has 100 actions: these markers and four sums.</summary>
    public const int CallsAtOnce = 96;

    /// <summary>How long a call is known to have been counted.</summary>
    public static readonly TimeSpan MarkersLast = TimeSpan.FromDays(35);

    private const int Attempts = 12;

    private static readonly TimeSpan HourOfAllLasts = TimeSpan.FromDays(3);

    /// <summary>Counts calls; those that were counted before change nothing.</summary>
    /// <returns>The calls that were not counted before, and how many could not be written.</returns>
    public async Task<(IReadOnlyList<MeteredCall> Counted, int Failed)> AddAsync(IEnumerable<MeteredCall> calls, CancellationToken cancel)
    {
        var counted = new List<MeteredCall>();
        var failed = 0;
        var departments = calls.DistinctBy(call => call.Call.Id).GroupBy(call => call.Department);
        // The sums of one department are written one after the other: transactions that meet on an item cancel each other.
        await Parallel.ForEachAsync(departments, Gently(cancel), async (department, inner) =>
        {
            var groups = department.GroupBy(call => (call.Alias, call.Row.Hour, call.Month)).SelectMany(group => group.Chunk(CallsAtOnce));
            foreach (var group in groups)
            {
                try
                {
                    var added = await AddGroupAsync(group, inner);
                    lock (counted)
                    {
                        counted.AddRange(added);
                    }
                }
                catch (Exception exception) when (!inner.IsCancellationRequested)
                {
                    host.Log.Failure("not-counted", exception, ("department", department.Key), ("calls", group.Length));
                    _ = Interlocked.Add(ref failed, group.Length);
                }
            }
        });
        return (counted, failed);
    }

    /// <summary>What a department used.</summary>
    public async Task<DepartmentSpending> ReadAsync(
        string department, SandboxCalendar calendar, DateTimeOffset start, DateTimeOffset now, CancellationToken cancel)
    {
        var items = await QueryAsync(LedgerKey.Use(department), LedgerKey.HoursFrom(calendar.DayOf(now)), cancel);
        var rows = LedgerRows.Of(items.Select(item =>
            (item["sk"].S, (Func<string, string?>)(name => item.TryGetValue(name, out var value) ? value.N ?? "no number" : null))));
        return DepartmentSpending.Of(rows.Hours, rows.Months, calendar, start, now);
    }

    /// <summary>What everybody used in a month, nobody and removed departments included, in millionths of a US dollar.</summary>
    public async Task<long> MonthOfAllAsync(string month, CancellationToken cancel) =>
        (await QueryAsync($"month#{month}", " ", cancel)).Sum(item => Number(item, "micros"));

    /// <summary>Tokens in and out, without cached ones, that everybody used in a clock hour.</summary>
    public async Task<long> TokensOfAllAsync(DateTimeOffset hour, CancellationToken cancel) =>
        (await QueryAsync(HourOfAll(hour), " ", cancel)).Sum(item => Number(item, "tokens"));

    /// <summary>Notes where a record is that could not be metered, and why; nothing of what it says.</summary>
    public Task SetAsideAsync(LogRecord record, string reason, CancellationToken cancel) => host.DynamoDb.PutItemAsync(
        new PutItemRequest(host.Table, new()
        {
            ["pk"] = new("aside"),
            ["sk"] = new($"{record.Timestamp.ToString("D13", CultureInfo.InvariantCulture)}#{record.Id}"),
            ["reason"] = new(reason),
            ["log"] = new(record.Log),
            ["stream"] = new(record.Stream),
            ["expires"] = Number(Expiry(host.Time.GetUtcNow(), LedgerRows.HoursLast)),
        }),
        cancel);

    private async Task<IReadOnlyList<MeteredCall>> AddGroupAsync(IReadOnlyList<MeteredCall> group, CancellationToken cancel)
    {
        var pending = group;
        for (var attempt = 1; pending.Count > 0; attempt++)
        {
            try
            {
                var request = new TransactWriteItemsRequest { TransactItems = [.. Writes(pending)] };
                _ = await host.DynamoDb.TransactWriteItemsAsync(request, cancel);
                return pending;
            }
            catch (TransactionCanceledException canceled)
            {
                // Reasons stand in the order of the writes, and markers come first.
                var reasons = canceled.CancellationReasons ?? [];
                var known = reasons.Take(pending.Count).Select(reason => reason.Code == "ConditionalCheckFailed").ToList();
                if (known.Contains(true))
                {
                    pending = [.. pending.Where((_, index) => !known[index])];
                    attempt = 0;
                }
                else if (attempt >= Attempts || !reasons.Exists(reason => reason.Code is "TransactionConflict" or "ThrottlingError"
                    or "ProvisionedThroughputExceeded"))
                {
                    var codes = reasons.Select(reason => reason.Code).Where(code => code is not (null or "None")).Distinct();
                    throw new FunctionException($"DynamoDB cancelled a transaction {attempt} times: {string.Join(", ", codes)}.");
                }
                else
                {
                    var most = Math.Min(2_000, 20 << attempt);
#pragma warning disable CA5394 // No secret: it only keeps two functions from trying at the same moment again.
                    await Task.Delay(Random.Shared.Next(most / 2, most), cancel);
#pragma warning restore CA5394
                }
            }
        }

        return [];
    }

    private IEnumerable<TransactWriteItem> Writes(IReadOnlyList<MeteredCall> calls)
    {
        var first = calls[0];
        var markers = Expiry(host.Time.GetUtcNow(), MarkersLast);
        foreach (var call in calls)
        {
            yield return new()
            {
                Put = new()
                {
                    TableName = host.Table,
                    Item = new() { ["pk"] = new($"call#{call.Call.Id}"), ["sk"] = new("-"), ["expires"] = Number(markers) },
                    ConditionExpression = "attribute_not_exists(pk)",
                },
            };
        }

        var rows = calls.Select(call => call.Row).ToList();
        var department = LedgerKey.Use(first.Department);
        yield return Add(department, LedgerKey.Hour(first.Row.Hour, first.Alias), Expiry(first.Row.Hour, LedgerRows.HoursLast), new()
        {
            ["calls"] = rows.Sum(row => row.Calls),
            ["input"] = rows.Sum(row => row.Input),
            ["output"] = rows.Sum(row => row.Output),
            ["cacheRead"] = rows.Sum(row => row.CacheRead),
            ["cacheWrite"] = rows.Sum(row => row.CacheWrite),
            ["micros"] = rows.Sum(row => row.Micros),
            ["guardrailMicros"] = rows.Sum(row => row.GuardrailMicros),
        });
        Dictionary<string, long> month = new() { ["calls"] = rows.Sum(row => row.Calls), ["micros"] = calls.Sum(call => call.Micros) };
        yield return Add(department, LedgerKey.Month(first.Month), null, month);
        yield return Add($"month#{first.Month}", first.Department, null, month);
        yield return Add(
            HourOfAll(first.Row.Hour), first.Department, Expiry(first.Row.Hour, HourOfAllLasts),
            new() { ["tokens"] = rows.Sum(row => row.Input + row.Output) });
    }

    private static string HourOfAll(DateTimeOffset hour) => $"hour#{hour.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}";

    private TransactWriteItem Add(string pk, string sk, long? expires, Dictionary<string, long> sums)
    {
        var values = sums.ToDictionary(sum => $":{sum.Key}", sum => Number(sum.Value));
        var expression = $"ADD {string.Join(", ", sums.Keys.Select(name => $"#{name} :{name}"))}";
        var names = sums.Keys.ToDictionary(name => $"#{name}", name => name);
        if (expires is { } at)
        {
            values[":expires"] = Number(at);
            names["#expires"] = "expires";
            expression = $"SET #expires = :expires {expression}";
        }

        return new()
        {
            Update = new()
            {
                TableName = host.Table,
                Key = new() { ["pk"] = new(pk), ["sk"] = new(sk) },
                UpdateExpression = expression,
                ExpressionAttributeNames = names,
                ExpressionAttributeValues = values,
            },
        };
    }

    private async Task<List<Dictionary<string, AttributeValue>>> QueryAsync(string pk, string from, CancellationToken cancel)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        var request = new QueryRequest(host.Table)
        {
            KeyConditionExpression = "pk = :pk AND sk >= :from",
            ExpressionAttributeValues = new() { [":pk"] = new(pk), [":from"] = new(from) },
            ConsistentRead = true,
        };
        do
        {
            var page = await host.DynamoDb.QueryAsync(request, cancel);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return items;
    }

    private static ParallelOptions Gently(CancellationToken cancel) => new() { MaxDegreeOfParallelism = 8, CancellationToken = cancel };

    private static long Expiry(DateTimeOffset from, TimeSpan after) => (from + after).ToUnixTimeSeconds();

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static long Number(Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? long.Parse(value.N, CultureInfo.InvariantCulture) : 0;
}
