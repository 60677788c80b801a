namespace InfraPoc.Spending;

/// <summary>Judges one department: what holds it, since when, and what must be remembered.</summary>
internal sealed class BrakeJudge
{
    private readonly BrakeInput input;
    private readonly SandboxCalendar calendar;
    private readonly DepartmentRules? billRules;
    private readonly BrakeMemory memory;
    private readonly OrderInForce order;

    /// <summary>A judge of an input; what is remembered of another policy does not count.</summary>
    public BrakeJudge(BrakeInput input)
    {
        calendar = new SandboxCalendar(input.Sandbox.TimeZone);
        this.input = input with { Rules = input.Rules?.In(calendar.MonthOf(input.Now)) };
        billRules = input.Rules?.OfBill(calendar, input.Now);
        memory = input.Memory is { } remembered && remembered.PolicyId == input.PolicyId
            ? remembered
            : new BrakeMemory { PolicyId = input.PolicyId, FirstSeen = input.Now };
        order = OrderInForce.Of(input.Orders ?? [], input.PolicyId, input.Now);
    }

    /// <summary>A release with an end overrides caps; it needs rules that say that the department may run at all.</summary>
    private bool IsReleased => order.Release is not null && input.Rules is not null;

    /// <summary>Nothing says whether the department may run.</summary>
    private bool IsWithoutRules => input is { InRoster: true, Rules: null };

    /// <summary>Decides.</summary>
    public BrakeDecision Decide()
    {
        var missing = Missing();
        var cool = CoolDown.Of(input, memory, calendar, IsReleased);
        List<BrakeHold> holds = [.. Standing()];
        if (holds.Count == 0 && !IsReleased)
        {
            holds.AddRange(Money([.. Caps(cool)], missing.Count > 0 || IsWithoutRules));
        }

        BrakeCause? cause = holds.Count == 0 ? null : holds[0].Cause;
        DateTimeOffset? since = cause is null ? null : memory.Since is { } before && before < input.Now ? before : input.Now;
        var verdict = new BrakeVerdict
        {
            Cause = cause,
            BillRules = billRules,
            Since = since,
            Until = holds.Count == 0 || holds.Any(hold => hold.Until is null) ? null : holds.Max(hold => hold.Until),
            LiftedBy = holds.FirstOrDefault(hold => hold.Until is null)?.LiftedBy,
            Order = cause == BrakeCause.Order ? order.Engage : cause is null && IsReleased ? order.Release : null,
        };
        return new BrakeNotices(input, calendar, verdict).Complete(missing, memory with
        {
            Cause = cause,
            Since = since,
            CoolDownUntil = cool.Until,
            CapHour = cool.CapHour,
        });
    }

    /// <summary>What no cap and no amount has to do with.</summary>
    private IEnumerable<BrakeHold> Standing()
    {
        if (order.Engage is { } engage)
        {
            yield return new(BrakeCause.Order, engage.Until);
        }

        if (!input.InRoster)
        {
            yield return new(BrakeCause.NotConfigured, null);
        }
        else if (input.Rules is { } rules)
        {
            if (rules.Status != "active")
            {
                yield return new(BrakeCause.Status, null);
            }

            if (input.Now < rules.Start)
            {
                yield return new(BrakeCause.NotStarted, rules.Start);
            }

            if (input.Now >= rules.End)
            {
                yield return new(BrakeCause.Ended, null);
            }
        }
    }

    private IEnumerable<BrakeHold> Caps(CoolDown cool)
    {
        var (month, billed) = (calendar.NextMonth(input.Now), NextMonthOfBill());
        if (input.Rules is { } rules)
        {
            if (Reaches(input.Spending?.Total, rules.Total))
            {
                yield return new(BrakeCause.Total, null);
            }

            if (Reaches(input.Spending?.Month, rules.MonthlyStop))
            {
                yield return new(BrakeCause.Month, month);
            }

            if (Reaches(Micros(input.Bill), billRules?.MonthlyStop))
            {
                yield return new(BrakeCause.Bill, billed);
            }
        }

        if (Reaches(input.SandboxMonth, input.Sandbox.MonthlyBudget))
        {
            yield return new(BrakeCause.Sandbox, month);
        }

        if (Reaches(Micros(input.SandboxBill), input.Sandbox.MonthlyBudget))
        {
            yield return new(BrakeCause.Sandbox, billed);
        }

        if (Reaches(input.Spending?.Day, input.Rules?.Daily))
        {
            yield return new(BrakeCause.Day, calendar.NextDay(input.Now));
        }

        if (cool.Until is { } until)
        {
            yield return new(BrakeCause.Hour, until);
        }
    }

    /// <summary>What the caps come to: while something is missing, a stop is kept for the cause it had, and none is lifted.</summary>
    private IReadOnlyList<BrakeHold> Money(List<BrakeHold> caps, bool isMissing)
    {
        if (!isMissing || (memory.Cause is null && (caps.Count > 0 || !input.Engaged)))
        {
            return caps;
        }

        var isUnknown = memory.Cause switch
        {
            null or BrakeCause.NotConfigured => false,
            BrakeCause.Order => input.Orders is null,
            BrakeCause.Status or BrakeCause.NotStarted or BrakeCause.Ended => input.Rules is null,
            _ => true,
        };
        var kept = isUnknown ? memory.Cause!.Value : BrakeCause.InputMissing;
        List<BrakeHold> still = [.. caps.SkipWhile(cap => cap.Cause != kept)];
        return still.Count > 0 ? still : [new(kept, null) { LiftedBy = BrakeCause.InputMissing }];
    }

    private List<string> Missing()
    {
        List<string> missing = [];
        Add("rules", IsWithoutRules && !memory.IsNewcomer(input.Now));
        Add("orders", input.Orders is null);
        Add("ledger", input.Spending is null);
        Add("sandbox", input.SandboxMonth is null);
        Add("bill", input is { Rules: not null, Bill: null });
        Add("sandbox-bill", input.SandboxBill is null);
        return missing;

        void Add(string name, bool isMissing)
        {
            if (isMissing)
            {
                missing.Add(name);
            }
        }
    }

    private bool Reaches(decimal? micros, decimal? cap) => BrakeMoney.Reaches(input.Sandbox, micros, cap);

    /// <summary>AWS Budgets counts months in UTC.</summary>
    private DateTimeOffset NextMonthOfBill()
    {
        var now = input.Now.UtcDateTime;
        return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
    }

    /// <summary>A bill in millionths; one beyond all amounts counts as one that no cap allows.</summary>
    private static decimal? Micros(decimal? usd) =>
        usd is { } amount ? Math.Min(amount, 1_000_000_000_000_000) * BrakeMoney.MicrosPerUsd : null;
}
