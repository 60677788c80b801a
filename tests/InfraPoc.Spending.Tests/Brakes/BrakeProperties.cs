using CsCheck;

namespace InfraPoc.Spending.Tests.Brakes;

public sealed class BrakeProperties
{
    private static readonly string[] Zones = ["Asia/Tokyo", "Europe/London", "Asia/Kolkata", "America/Sao_Paulo", "Asia/Beirut", "UTC"];

    private static readonly Gen<long?> Micros = Gen.OneOf(
        Gen.Const((long?)null), Gen.Const((long?)0), Gen.Long[0, 3_000_000_000].Select(micros => (long?)micros),
        Gen.Const((long?)10_000_000), Gen.Const((long?)333_333_334));

    private static readonly Gen<DateTimeOffset> Times = Gen.Long[Company.Utc("2026-11-01T00:00").ToUnixTimeSeconds(),
        Company.Utc("2027-03-31T00:00").ToUnixTimeSeconds()]
        .Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<BrakeOrder> Orders = Gen.Select(Gen.Bool, Gen.Int[0, 2], Times, Gen.Int[-2, 100], Gen.String[1, 20]).Select(
        (engage, target, at, hours, reason) => new BrakeOrder
        {
            Engage = engage,
            Target = target == 0 ? "all" : target == 1 ? Company.PolicyId : "ANPAOLD",
            At = at,
            Until = hours < 0 ? null : at.AddHours(hours * 20),
            Reason = reason,
            By = engage ? null : reason,
        });

    private static readonly Gen<BrakeMemory?> Memories = Gen.Select(Gen.Int[-1, 12], Times, Gen.Int[-1, 12], Gen.Bool, Times,
        Gen.Int[0, 100]).Select(
        (cause, since, told, configured, cooling, percent) => cause == 12 ? null : new BrakeMemory
        {
            PolicyId = percent == 7 ? "ANPAOLD" : Company.PolicyId,
            Cause = cause < 0 ? null : (BrakeCause)cause,
            Since = cause < 0 ? null : since,
            Told = told is < 0 or 12 ? null : (BrakeCause)told,
            Configured = configured,
            CoolDownUntil = percent % 2 == 0 ? cooling : null,
            CapHour = percent % 3 == 0 ? cooling : null,
            AlertMonth = "2027-01",
            AlertPercent = percent,
            DigestWeek = percent % 5 == 0 ? null : "2027-01-04",
        });

    private static readonly Gen<BrakeInput> Inputs = Gen.Select(
        Gen.Select(Times, Gen.Int[0, Zones.Length - 1], Gen.Int[0, 9], Gen.String[0, 60]),
        Gen.Select(Micros, Micros, Micros, Micros),
        Gen.Select(Micros, Micros, Micros),
        Gen.Select(Orders.List[0, 3], Memories, Gen.Bool, Gen.Int[0, 9])).Select((facts, used, bills, state) =>
    {
        var (now, zone, kind, name) = facts;
        var (orders, memory, engaged, odd) = state;
        SandboxCalendar calendar = new(Zones[zone]);
        return Company.Input with
        {
            Sandbox = Company.Sandbox with { TimeZone = Zones[zone], Language = odd % 2 == 0 ? "ja" : "en" },
            InRoster = odd != 1,
            Rules = odd == 2 ? null : Company.Sales with
            {
                Name = name,
                ItPartner = name,
                Status = kind == 0 ? "suspended" : "active",
                Hourly = kind == 1 ? null : 1_500,
                Total = kind == 2 ? null : 120_000,
                CoolDownMinutes = 15 * (kind + 1),
            },
            Spending = used.Item1 is null ? null : DepartmentSpending.None with
            {
                Month = used.Item1.Value,
                Day = used.Item2 ?? 0,
                Total = used.Item4 ?? 0,
                Hours = [new(calendar.HourOf(now.AddHours(-1)), used.Item4 ?? 0), new(calendar.HourOf(now), used.Item3 ?? 0)],
            },
            SandboxMonth = bills.Item1,
            Bill = bills.Item2 / 1_000_000m,
            SandboxBill = bills.Item3 / 1_000_000m,
            Orders = odd == 3 ? null : orders,
            Memory = memory,
            Engaged = engaged,
            Now = now,
        };
    });

    [Fact]
    public void Decision_AskedTwice_IsTheSameAndTellsNothingAgain() => Inputs.Sample(input =>
    {
        var decision = BrakeDecision.Decide(input);

        var again = BrakeDecision.Decide(input with { Memory = decision.Memory, Engaged = decision.Stopped });
        return (again.Cause, again.Since, again.Until, again.Why) == (decision.Cause, decision.Since, decision.Until, decision.Why)
            && again.Messages.Count == 0 && again.Memory == decision.Memory;
    }, iter: 10_000);

    [Fact]
    public void Decision_OfTheSameInput_IsTheSame() => Inputs.Sample(input =>
    {
        var (one, other) = (BrakeDecision.Decide(input), BrakeDecision.Decide(input));
        return one.Messages.SequenceEqual(other.Messages) && one.Memory == other.Memory && one.Cause == other.Cause;
    });

    [Fact]
    public void MoreSpending_NeverReleases() => Gen.Select(Inputs, Gen.Long[0, 1_000_000_000].Array[7]).Sample((input, more) =>
    {
        var spent = input with
        {
            Spending = input.Spending is not { } spending ? null : spending with
            {
                Month = spending.Month + more[0],
                Day = spending.Day + more[1],
                Total = spending.Total + more[2],
                Hours = [.. spending.Hours.Select((hour, index) => hour with { Micros = hour.Micros + more[3 + index] })],
            },
            SandboxMonth = input.SandboxMonth + more[5],
            Bill = input.Bill + (more[6] / 1_000_000m),
            SandboxBill = input.SandboxBill + (more[6] / 1_000_000m),
        };
        return !BrakeDecision.Decide(input).Stopped || BrakeDecision.Decide(spent).Stopped;
    }, iter: 10_000);

    /// <summary>A department that is stopped runs again only if everything that could stop it was read, or somebody said so.</summary>
    [Fact]
    public void InputMissing_LiftsNothing() =>
        Inputs.Where(input => input.Memory is { Cause: not null, PolicyId: Company.PolicyId }).Sample(input =>
    {
        var decision = BrakeDecision.Decide(input);
        var isReleased = input.Rules is not null && input.Orders?.Any(order => !order.Engage && order.Until > input.Now) == true;
        return decision.Stopped || decision.Missing.Count == 0 || isReleased;
    }, iter: 5_000);

    [Fact]
    public void InputMissing_StopsNobody() => Inputs.Sample(input =>
    {
        var blind = BrakeDecision.Decide(input with { Spending = null, Bill = null, SandboxBill = null, SandboxMonth = null });
        return !blind.Stopped || input.Engaged || input.Memory?.Cause is not null
            || blind.Cause is < BrakeCause.InputMissing or BrakeCause.Hour;
    }, iter: 5_000);

    [Fact]
    public void Messages_OfAnything_AreSane() => Inputs.Sample(input => BrakeDecision.Decide(input).Messages.All(message =>
        message.Subject.Length is > 0 and <= 99 && !message.Subject.Any(char.IsControl) && message.Body.Length < 10_000
        && message.TopicArn.Length > 0 && IsWellFormed(message.Subject) && IsWellFormed(message.Body)), iter: 5_000);

    /// <summary>Until then nothing changes by itself; at that time it runs.</summary>
    [Fact]
    public void Until_IsWhenItRunsAgain() =>
        Inputs.Where(input => input is { Rules: not null, Spending: not null, Orders: not null, InRoster: true }).Sample(input =>
    {
        var complete = input with
        {
            SandboxMonth = input.SandboxMonth ?? 0,
            Bill = input.Bill ?? 0,
            SandboxBill = input.SandboxBill ?? 0,
            Orders = []
        };
        var decision = BrakeDecision.Decide(complete);
        if (decision.Until is not { } until || decision.Cause == BrakeCause.NotStarted || until >= complete.Rules!.End)
        {
            return true;
        }

        bool StoppedAt(DateTimeOffset at, bool fresh) => BrakeDecision.Decide(complete with
        {
            Memory = decision.Memory,
            Now = at,
            Spending = fresh ? DepartmentSpending.None with { Total = complete.Spending!.Total } : complete.Spending,
            SandboxMonth = fresh ? 0 : complete.SandboxMonth,
            Bill = fresh ? 0 : complete.Bill,
            SandboxBill = fresh ? 0 : complete.SandboxBill,
        }).Stopped;
        return until > complete.Now && !StoppedAt(until, fresh: true) && StoppedAt(complete.Now, fresh: false);
    }, iter: 5_000);

    private static bool IsWellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;
}
