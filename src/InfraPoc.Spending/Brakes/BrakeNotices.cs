using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>Whom to notify of what in a decision, and what must be remembered so that nobody is notified twice.</summary>
internal sealed class BrakeNotices(BrakeInput input, SandboxCalendar calendar, BrakeVerdict verdict)
{
    /// <summary>The weekly digest goes out on Mondays from this hour.</summary>
    private const int DigestHour = 9;

    private readonly BrakeTexts texts = new(input, calendar, verdict);
    private readonly List<BrakeMessage> messages = [];

    /// <summary>Whether the department's trial is running, stopped or not.</summary>
    private bool IsTrial =>
        input is { InRoster: true, Rules: { Status: "active" } rules } && rules.Start <= input.Now && input.Now < rules.End;

    /// <summary>The decision.</summary>
    /// <param name="missing">What could not be read.</param>
    /// <param name="memory">What is remembered, up to what is told.</param>
    public BrakeDecision Complete(IReadOnlyList<string> missing, BrakeMemory memory)
    {
        memory = State(memory with { Configured = memory.Configured || input is { InRoster: true, Rules: not null } });
        memory = Alert(memory);
        memory = Digest(memory);
        return new BrakeDecision
        {
            Cause = verdict.Cause,
            Since = verdict.Since,
            Until = verdict.Until,
            Why = texts.Why,
            Lifts = verdict.Cause is null ? null : texts.Lifts,
            Missing = missing,
            Messages = messages,
            Memory = memory,
        };
    }

    private BrakeMemory State(BrakeMemory memory)
    {
        if (verdict.Cause is not { } cause)
        {
            if (memory.Told is not null)
            {
                Tell(MessageKind.Released, texts.Released, it: true, department: true);
            }

            return memory with { Told = null, ToldOrder = null };
        }

        var isNew = Kind(memory.Told) != Kind(cause)
            || (cause == BrakeCause.Order && memory.ToldOrder != verdict.Order?.At && verdict.Order is not null);
        if (!isNew || (cause is BrakeCause.NotConfigured or BrakeCause.InputMissing && memory.IsNewcomer(input.Now)))
        {
            return memory;
        }

        // The configuration knows nobody in such a department.
        Tell(MessageKind.Stopped, texts.Stopped, it: true, department: cause != BrakeCause.NotConfigured);
        return memory with { Told = cause, ToldOrder = verdict.Order?.At };
    }

    /// <summary>Ledger and bill witness the same cap: the second of them is no news.</summary>
    private static BrakeCause? Kind(BrakeCause? cause) => cause == BrakeCause.Bill ? BrakeCause.Month : cause;

    private BrakeMemory Alert(BrakeMemory memory)
    {
        if (!IsTrial || input is not { Rules: { } rules, Spending: { } spending })
        {
            return memory;
        }

        var month = calendar.MonthOf(input.Now);
        var reached = rules.AlertPercents
            .Where(percent => BrakeMoney.Reaches(input.Sandbox, spending.Month, rules.Monthly * percent / 100))
            .DefaultIfEmpty(0).Max();

        // What is remembered falls as well when a cap is raised: its steps are reached again.
        var told = memory.AlertMonth == month ? memory.AlertPercent : 0;
        var isSaid = Kind(verdict.Cause) == BrakeCause.Month && messages.Count > 0;
        if (reached > told && !isSaid)
        {
            Tell(MessageKind.Alert, texts.Alert(rules, spending, reached), it: true, department: true);
        }

        return memory with { AlertMonth = month, AlertPercent = reached };
    }

    private BrakeMemory Digest(BrakeMemory memory)
    {
        var day = DateOnly.FromDateTime(calendar.Local(input.Now).DateTime.AddHours(-DigestHour));
        var week = day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (memory.DigestWeek is null)
        {
            return memory with { DigestWeek = week };
        }

        if (string.CompareOrdinal(week, memory.DigestWeek) <= 0 || input.Rules is not { } rules || input.Spending is not { } spending)
        {
            return memory;
        }

        if (IsTrial)
        {
            Tell(MessageKind.Digest, texts.Digest(rules, spending), it: false, department: true);
        }

        return memory with { DigestWeek = week };
    }

    private void Tell(MessageKind kind, (string Subject, string Body) text, bool it, bool department)
    {
        var subject = MessageText.Line($"[{input.Sandbox.Name}] {text.Subject}", MessageText.LongestSubject);
        if (it)
        {
            messages.Add(new BrakeMessage { TopicArn = input.Sandbox.CostTopicArn, Kind = kind, Subject = subject, Body = text.Body });
        }

        if (department && input.Rules is { TopicArn: { Length: > 0 } topic })
        {
            messages.Add(new BrakeMessage { TopicArn = topic, Kind = kind, Subject = subject, Body = $"{text.Body}\n{texts.Ask}" });
        }
    }
}
