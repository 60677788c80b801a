using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>
/// What belongs to brakes in the ledger's table: memory of each brake policy with a lease for whoever changes it, standing
/// orders, and the bills that were read last.
/// </summary>
internal sealed class BrakeStore(FunctionHost host)
{
    /// <summary>How long a lease holds if its owner breaks off.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(45);

    /// <summary>Bills older than this are unknown.</summary>
    private static readonly TimeSpan BillsLast = TimeSpan.FromHours(6);

    private const int KeysAtOnce = 100;
    private const int Attempts = 240;

    /// <summary>Memories and orders of brake policies, and the order to everybody.</summary>
    public async Task<BrakeNotes> ReadAsync(IEnumerable<string> policyIds, CancellationToken cancel)
    {
        var notes = new BrakeNotes();
        var keys = policyIds.SelectMany(id => new[] { Memory(id), Order(id) }).Append(Order(BrakeOrder.Everybody));
        foreach (var chunk in keys.Chunk(KeysAtOnce))
        {
            Dictionary<string, KeysAndAttributes> asked = new() { [host.Table] = new() { Keys = [.. chunk], ConsistentRead = true } };
            for (var attempt = 0; asked.Count > 0; attempt++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt == 0 ? 0 : 50 << Math.Min(attempt, 5)), cancel);
                var page = await host.DynamoDb.BatchGetItemAsync(new BatchGetItemRequest(asked), cancel);
                foreach (var item in page.Responses?.GetValueOrDefault(host.Table) ?? [])
                {
                    notes.Add(item["pk"].S, item["sk"].S == "memory" ? MemoryOf(item) : OrderOf(item));
                }

                asked = page.UnprocessedKeys ?? [];
            }
        }

        return notes;
    }

    /// <summary>Takes the lease of a brake policy, waiting for another run that has it.</summary>
    /// <returns>Who has it now.</returns>
    public async Task<string> TakeAsync(string policyId, CancellationToken cancel)
    {
        var holder = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            var now = host.Time.GetUtcNow();
            try
            {
                // A lease that ends too late was taken by a clock that was wrong.
                _ = await host.DynamoDb.UpdateItemAsync(
                    new UpdateItemRequest
                    {
                        TableName = host.Table,
                        Key = Memory(policyId),
                        UpdateExpression = "SET holder = :holder, leaseEnds = :ends",
                        ConditionExpression = "attribute_not_exists(holder) OR leaseEnds < :now OR leaseEnds > :latest",
                        ExpressionAttributeValues = new()
                        {
                            [":holder"] = new(holder),
                            [":ends"] = Milliseconds(now + LeaseLasts),
                            [":now"] = Milliseconds(now),
                            [":latest"] = Milliseconds(now + LeaseLasts + LeaseLasts),
                        },
                    },
                    cancel);
                return holder;
            }
            catch (ConditionalCheckFailedException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancel);
            }
            catch (ConditionalCheckFailedException)
            {
                throw new FunctionException("Another run works on this brake policy and does not end.");
            }
        }
    }

    /// <summary>Remembers, forgets which messages of an unfinished try were sent, and gives the lease back.</summary>
    /// <returns>False if the lease was lost meanwhile; then another run decides.</returns>
    public Task<bool> SaveAsync(string policyId, string holder, BrakeMemory memory, string version, CancellationToken cancel) => EndAsync(
        policyId,
        holder,
        "SET memory = :memory, version = :version, stops = :stops REMOVE holder, leaseEnds, sent",
        new()
        {
            [":memory"] = new(Entries.Write(memory)),
            [":version"] = new(version),
            [":stops"] = new() { BOOL = memory.Cause is not null },
        },
        cancel);

    /// <summary>Gives the lease back, with the messages of an unfinished try that must not be sent again.</summary>
    public Task<bool> GiveBackAsync(
        string policyId, string holder, IReadOnlyCollection<string> sent, CancellationToken cancel) => sent.Count == 0
        ? EndAsync(policyId, holder, "REMOVE holder, leaseEnds", [], cancel)
        : EndAsync(policyId, holder, "SET sent = :sent REMOVE holder, leaseEnds", new() { [":sent"] = new([.. sent]) }, cancel);

    /// <summary>Writes a standing order.</summary>
    public Task OrderAsync(BrakeOrder order, CancellationToken cancel) => host.DynamoDb.PutItemAsync(
        new PutItemRequest(host.Table, new(Order(order.Target)) { ["order"] = new(Entries.Write(order)) }), cancel);

    /// <summary>Bills of this month (UTC) by budget in US dollars, as they were read last; null if that is too long ago.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>?> BillsAsync(CancellationToken cancel)
    {
        var item = (await host.DynamoDb.GetItemAsync(new GetItemRequest(host.Table, Bills()), cancel)).Item;
        var now = host.Time.GetUtcNow();
        if (item is not { Count: > 0 })
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(item["at"].N, CultureInfo.InvariantCulture));
        var isOfThisMonth = (at.UtcDateTime.Year, at.UtcDateTime.Month) == (now.UtcDateTime.Year, now.UtcDateTime.Month);
        return isOfThisMonth && at <= now && now - at < BillsLast
            ? JsonSerializer.Deserialize(item["amounts"].S, BillsJson.Default.DictionaryStringDecimal)
            : null;
    }

    /// <summary>Keeps bills for <see cref="BillsAsync"/>.</summary>
    public Task KeepBillsAsync(Dictionary<string, decimal> bills, CancellationToken cancel) => host.DynamoDb.PutItemAsync(
        new PutItemRequest(host.Table, new(Bills())
        {
            ["amounts"] = new(JsonSerializer.Serialize(bills, BillsJson.Default.DictionaryStringDecimal)),
            ["at"] = Milliseconds(host.Time.GetUtcNow()),
        }),
        cancel);

    private async Task<bool> EndAsync(
        string policyId, string holder, string update, Dictionary<string, AttributeValue> values, CancellationToken cancel)
    {
        try
        {
            _ = await host.DynamoDb.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = host.Table,
                    Key = Memory(policyId),
                    UpdateExpression = update,
                    ConditionExpression = "holder = :holder",
                    ExpressionAttributeValues = new(values) { [":holder"] = new(holder) },
                },
                cancel);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static BrakeNote MemoryOf(Dictionary<string, AttributeValue> item) => new()
    {
        Memory = item.TryGetValue("memory", out var memory) ? Entries.ReadMemory(item["pk"].S, memory.S) : null,
        Version = item.GetValueOrDefault("version")?.S,
        Stops = item.GetValueOrDefault("stops")?.BOOL == true,
        Sent = item.GetValueOrDefault("sent")?.SS ?? [],
    };

    private static BrakeNote OrderOf(Dictionary<string, AttributeValue> item) =>
        new() { Order = Entries.ReadOrder(item["pk"].S, item.GetValueOrDefault("order")?.S) };

    private static Dictionary<string, AttributeValue> Memory(string policyId) => Key($"brake#{policyId}", "memory");

    private static Dictionary<string, AttributeValue> Order(string target) => Key($"order#{target}", "order");

    private static Dictionary<string, AttributeValue> Bills() => Key("bill", "bill");

    private static Dictionary<string, AttributeValue> Key(string pk, string sk) => new() { ["pk"] = new(pk), ["sk"] = new(sk) };

    private static AttributeValue Milliseconds(DateTimeOffset at) =>
        new() { N = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
}
