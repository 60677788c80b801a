using CsCheck;

namespace InfraPoc.Spending.Tests.Ledger;

public sealed class DepartmentSpendingTests
{
    private static readonly SandboxCalendar Tokyo = new("Asia/Tokyo");
    private static readonly DateTimeOffset Now = Company.Utc("2027-01-05T03:30");

    [Fact]
    public void Spending_CountsHourDayMonthAndTotal()
    {
        HourRow[] hours =
        [
            Row("2027-01-04T14:00", 1), // yesterday's last hour
            Row("2027-01-04T15:00", 10), // today's first
            Row("2027-01-05T03:00", 100, guardrail: 50),
            Row("2027-01-05T03:00", 1_000, alias: "nova-lite"),
            Row("2027-01-05T14:00", 10_000), // later today, by a clock that is ahead
            Row("2027-01-05T15:00", 100_000), // tomorrow
        ];
        MonthRow[] months = [Month("2026-11", 1), Month("2026-12", 20), Month("2027-01", 300), Month("2027-02", 4_000)];

        var spending = DepartmentSpending.Of(hours, months, Tokyo, Company.Sales.Start, Now);

        (spending.Hour, spending.Day, spending.Month, spending.Total).ShouldBe((1_150, 11_160, 300, 4_320));
        (spending.Calls, spending.Tokens).ShouldBe((4, 40));
        spending.Hours.Select(hour => hour.Micros).ShouldBe([10, 1_150, 10_000]);
    }

    [Fact]
    public void Spending_OfNothing_IsNothing() => DepartmentSpending.Of([], [], Tokyo, Now, Now).Hours.ShouldBeEmpty();

    /// <summary>The same calls in any order and any batches give the same rows, and the same spending.</summary>
    [Fact]
    public void Spending_OfCallsInAnyOrder_IsTheSame() => Gen.Select(Calls, Gen.Int).Sample((calls, seed) =>
    {
        var shuffled = calls.OrderBy(call => HashCode.Combine(call.Id, seed)).ToList();

        var (one, other) = (Ledger(calls), Ledger(shuffled));
        return one.Hour == other.Hour && one.Day == other.Day && one.Month == other.Month && one.Total == other.Total
            && one.Tokens == other.Tokens
            && one.Hours.SequenceEqual(other.Hours);
    });

    /// <summary>Deliveries repeat: with a marker for each id nothing counts twice.</summary>
    [Fact]
    public void Spending_OfRepeatedCalls_IsTheSame() => Gen.Select(Calls, Gen.Int[0, 30]).Sample((calls, again) =>
        Ledger(calls).Month == Ledger([.. calls, .. calls.Take(again), .. calls]).Month);

    /// <summary>What the ledger holds is what the calls cost, one by one.</summary>
    [Fact]
    public void Spending_IsTheSumOfTheCalls() => Calls.Sample(calls =>
        Ledger(calls).Total == calls.Sum(call => Company.Meter.Meter(call).Micros));

    private static Gen<List<Call>> Calls { get; } = Gen.Select(
        Gen.Int[0, 3_000], Gen.Int[0, 100_000], Gen.Int[0, 100_000], Gen.Int[0, 10_000], Gen.Int[0, 3]).List[0, 30]
            .Select(items => items.Select((item, index) => new Call
            {
                Id = $"r-{index}",
                Time = Now.AddMinutes(item.Item1 - 1_500),
                Operation = "Converse",
                ModelId = Company.Models[item.Item5].ProfileId ?? "",
                Role = "poc-sales-app",
                Input = item.Item2,
                Output = item.Item3,
                CacheRead = item.Item4,
            }).ToList());

    private static DepartmentSpending Ledger(List<Call> calls)
    {
        HashSet<string> markers = [];
        Dictionary<string, HourRow> hours = [];
        Dictionary<string, MonthRow> months = [];
        foreach (var metered in calls.Where(call => markers.Add(call.Id)).Select(Company.Meter.Meter))
        {
            var key = LedgerKey.Hour(metered.Row.Hour, metered.Alias);
            var hour = hours.GetValueOrDefault(key, new HourRow { Hour = metered.Row.Hour, Alias = metered.Alias });
            hours[key] = hour with
            {
                Calls = hour.Calls + 1,
                Input = hour.Input + metered.Row.Input,
                Output = hour.Output + metered.Row.Output,
                CacheRead = hour.CacheRead + metered.Row.CacheRead,
                Micros = hour.Micros + metered.Row.Micros,
                GuardrailMicros = hour.GuardrailMicros + metered.Row.GuardrailMicros,
            };
            var month = months.GetValueOrDefault(metered.Month, new MonthRow { Month = metered.Month });
            months[metered.Month] = month with { Calls = month.Calls + 1, Micros = month.Micros + metered.Micros };
        }

        return DepartmentSpending.Of(hours.Values, months.Values, Tokyo, Company.Sales.Start, Now);
    }

    private static HourRow Row(string hour, long micros, long guardrail = 0, string alias = "claude-haiku") => new()
    {
        Hour = Company.Utc(hour),
        Alias = alias,
        Calls = 1,
        Input = 1,
        Output = 2,
        CacheRead = 3,
        CacheWrite = 4,
        Micros = micros,
        GuardrailMicros = guardrail,
    };

    private static MonthRow Month(string month, long micros) => new() { Month = month, Micros = micros };
}
