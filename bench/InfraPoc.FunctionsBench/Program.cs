using System.Diagnostics;
using InfraPoc.Functions;
using InfraPoc.Functions.Tests.Fixture;
using InfraPoc.Spending;

// How fast the real functions stop a department, against a local AWS (moto) on this machine:
//   dotnet run -c Release --project bench/InfraPoc.FunctionsBench -- stop
//   dotnet run -c Release --project bench/InfraPoc.FunctionsBench -- burst 20000
// "pure" is what the functions compute themselves.
// For each transaction the local AWS copies its whole table, to put it back where the transaction is cancelled: a burst, in which none is,
// would wait for nothing but that, so it does without. One that was cancelled half-way would show in the count at the end.
const string WithoutCopies = """
    from moto.dynamodb.models.table import Table
    Table.__deepcopy__ = lambda self, memo: self
    """;

if (LocalAws.Missing is { } missing)
{
    await Console.Error.WriteLineAsync(missing);
    return 1;
}

switch (args)
{
    case ["stop"]:
        await StopAsync();
        return 0;
    case ["burst", var records]:
        LocalAws.Before = WithoutCopies;
        await BurstAsync(int.Parse(records));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say `stop` or `burst NUMBER`.");
        return 2;
}

static async Task StopAsync()
{
    List<string> ids = [.. Enumerable.Range(0, 100).Select(number => $"dept-{number:000}")];
    using var sandbox = new TestSandbox(retries: 3).Deploy(ids);
    var meter = new Meter.Run(sandbox.Host);
    _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use(ids[0], 0.01m)]), meter);

    // The first call of a department leaves it running, the second stops it.
    List<double> below = [];
    List<double> flips = [];
    List<double> whole = [];
    foreach (var (times, usd) in new[] { (below, 4m), (whole, 6.5m) })
    {
        foreach (var id in ids)
        {
            var input = LogLine.Delivery([sandbox.Use(id, usd)]);
            var flipped = 0L;
            sandbox.Proxy.Fault = call =>
            {
                // The first call after the new version is in force.
                flipped = call.Operation == "Publish" && flipped == 0 ? Stopwatch.GetTimestamp() : flipped;
                return null;
            };
            var started = Stopwatch.GetTimestamp();
            _ = await sandbox.MeterRaw(input, meter);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (flipped != 0)
            {
                flips.Add(Stopwatch.GetElapsedTime(started, flipped).TotalMilliseconds);
            }
        }
    }

    Print("a call that stops nobody, whole run", below);
    Print("line arrives to policy flipped", flips);
    Print("a call that stops, whole run with messages", whole);
    var engaged = ids.Count(id => sandbox.Default(id) == "v2");
    Console.WriteLine($"{engaged} of {ids.Count} departments stopped, {sandbox.Messages.Count} messages");
}

static async Task BurstAsync(int records)
{
    List<string> ids = [.. Enumerable.Range(0, 5).Select(number => $"dept-{number:000}")];
    using var sandbox = new TestSandbox(retries: 3).Deploy(ids);
    List<LogLine> lines = [.. Enumerable.Range(0, records).Select(number => sandbox.Use(ids[number % ids.Count], 0.01m))];
    var deliveries = lines.Chunk(485).Select(chunk => LogLine.Delivery(chunk)).ToList();

    var texts = lines.ConvertAll(line => line.ToString());
    var pure = Stopwatch.StartNew();
    var meter = new CallMeter(sandbox.Rules, [TestSandbox.Haiku], ids, []);
    var sum = texts.Sum(text => meter.Meter(InvocationLog.Read(text).Call!).Micros);
    Console.WriteLine($"pure: {records} records read and priced in {pure.ElapsedMilliseconds} ms ({sum} millionths)");

    var clock = Stopwatch.StartNew();
    List<double> runs = [];
    var (again, stopped) = (0, 0);
    foreach (var delivery in deliveries)
    {
        var started = Stopwatch.GetTimestamp();
        for (var isCounted = false; !isCounted;)
        {
            try
            {
                _ = await sandbox.MeterRaw(delivery);
                isCounted = true;
            }
            catch (FunctionException)
            {
                // Lambda delivers again what failed.
                again++;
            }
        }

        runs.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (stopped < ids.Count && ids.Count(id => sandbox.Default(id) != "v1") is var now && now > stopped)
        {
            stopped = now;
            Console.WriteLine($"after {runs.Count} deliveries and {clock.ElapsedMilliseconds} ms: {stopped} of {ids.Count} stopped");
        }
    }

    var all = clock.ElapsedMilliseconds;
    Console.WriteLine($"burst: {records} records in {deliveries.Count} deliveries, one after the other, {again} again, in {all} ms");
    Print("delivery", runs);
    var table = sandbox.Table();
    Console.WriteLine($"counted: {ids.Sum(id => long.Parse((string)table[$"use#{id} M#2027-01"]["micros"]!["N"]!))} millionths, {table.Count} items");
}

static void Print(string what, List<double> times)
{
    times.Sort();
    Console.WriteLine($"{what}: median {times[times.Count / 2]:0} ms, worst {times[^1]:0} ms of {times.Count}");
}
