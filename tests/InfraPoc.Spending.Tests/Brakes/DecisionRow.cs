using System.Globalization;

namespace InfraPoc.Spending.Tests.Brakes;

/// <summary>One row of the decision table: what is given, and what must come out. See the head of Fixture/decisions.txt.</summary>
internal sealed record DecisionRow(BrakeInput Input, string Cause, string Until, string Tells)
{
    public static DecisionRow Parse(string given, string then)
    {
        var input = Company.Input with { Rules = Company.Sales with { AlertPercents = [] } };
        foreach (var (key, value) in given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Pair)
            .OrderBy(pair => pair.Key is "at" ? 0 : 1))
        {
            input = Apply(input, key, value);
        }

        List<string> parts = [.. then.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return new(input, parts[0], Rest("until=") ?? "-", Rest("tells=") ?? "-");

        string? Rest(string prefix) => parts.Find(part => part.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
    }

    private static (string Key, string Value) Pair(string text) => text.Split('=', 2) is [var key, var value] ? (key, value) : (text, "");

    private static BrakeInput Apply(BrakeInput input, string key, string value) => key switch
    {
        "at" => input with { Now = Company.Utc(value) },
        "month" => Spent(input, spending => spending with { Month = Company.Micros(value) }),
        "day" => Spent(input, spending => spending with { Day = Company.Micros(value) }),
        "total" => Spent(input, spending => spending with { Total = Company.Micros(value) }),
        "hour" => Spent(input, spending => spending with { Hours = [.. spending.Hours, HourSum(value, input.Now)] }),
        "ledger" => input with { Spending = null },
        "bill" => input with { Bill = Usd(value) },
        "sandbox" => input with { SandboxMonth = value == "none" ? null : Company.Micros(value) },
        "sandboxbill" => input with { SandboxBill = Usd(value) },
        "rules" => input with { Rules = null },
        "roster" => input with { InRoster = false },
        "status" => Ruled(input, rules => rules with { Status = value }),
        "stop" => Ruled(input, rules => rules with { StopPercent = int.Parse(value, CultureInfo.InvariantCulture) }),
        "cool" => Ruled(input, rules => rules with { CoolDownMinutes = int.Parse(value, CultureInfo.InvariantCulture) }),
        "nocap" => Ruled(input, rules => value switch
        {
            "hour" => rules with { Hourly = null },
            "day" => rules with { Daily = null },
            "total" => rules with { Total = null },
            _ => throw new FormatException(value),
        }),
        "zone" => input with { Sandbox = input.Sandbox with { TimeZone = value } },
        "orders" => input with { Orders = null },
        "engage" or "release" => Ordered(input, key, Company.PolicyId, value),
        "all-engage" or "all-release" => Ordered(input, key[4..], BrakeOrder.Everybody, value),
        "old-engage" or "old-release" => Ordered(input, key[4..], "ANPAOLD", value),
        "engaged" => input with { Engaged = true },
        "new" => input with { Memory = null },
        "other" => Remembered(input, memory => memory with { PolicyId = "ANPAOLD" }),
        "was" => Remembered(input, memory =>
            memory with { Cause = Cause_(value), Told = memory.Told ?? Cause_(value), Since = Company.Utc("2027-01-05T01:00") }),
        "told" => Remembered(input, memory => memory with { Told = value == "none" ? null : Cause_(value) }),
        "toldorder" => Remembered(input, memory => memory with { ToldOrder = Company.Utc(value) }),
        "cooling" => Remembered(input, memory => memory with { CoolDownUntil = Company.Utc(value) }),
        "caphour" => Remembered(input, memory => memory with { CapHour = Company.Utc(value) }),
        _ => throw new FormatException($"unknown: {key}"),
    };

    private static BrakeCause Cause_(string name) => Enum.Parse<BrakeCause>(name);

    private static decimal? Usd(string value) => value == "none" ? null : decimal.Parse(value, CultureInfo.InvariantCulture);

    /// <summary>"10" is this hour, "10@2027-01-05T01:00" another.</summary>
    private static HourSum HourSum(string value, DateTimeOffset now) => value.Split('@') is [var usd, var hour]
        ? new(Company.Utc(hour), Company.Micros(usd))
        : new(new SandboxCalendar("Asia/Tokyo").HourOf(now), Company.Micros(value));

    /// <summary>"2027-01-05T02:00" when it was given, and after "..until.." its end.</summary>
    private static BrakeInput Ordered(BrakeInput input, string word, string target, string value)
    {
        var times = value.Split("..");
        var order = new BrakeOrder
        {
            Engage = word == "engage",
            Target = target,
            Reason = "調査",
            By = "CISO",
            At = Company.Utc(times[0]),
            Until = times.Length > 1 ? Company.Utc(times[1]) : null,
        };
        return input with { Orders = [.. input.Orders!, order] };
    }

    private static BrakeInput Spent(BrakeInput input, Func<DepartmentSpending, DepartmentSpending> change) =>
        input with { Spending = change(input.Spending!) };

    private static BrakeInput Ruled(BrakeInput input, Func<DepartmentRules, DepartmentRules> change) =>
        input with { Rules = change(input.Rules!) };

    private static BrakeInput Remembered(BrakeInput input, Func<BrakeMemory, BrakeMemory> change) =>
        input with { Memory = change(input.Memory!) };
}
