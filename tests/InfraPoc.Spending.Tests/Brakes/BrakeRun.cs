namespace InfraPoc.Spending.Tests.Brakes;

/// <summary>A department over time: what one run remembers, the next one is given, as the function does.</summary>
internal sealed class BrakeRun(BrakeInput input)
{
    public BrakeInput Input { get; set; } = input;

    public BrakeDecision Last { get; private set; } = null!;

    /// <summary>Runs at a time and returns the kinds of messages to IT and the department.</summary>
    public string At(string now, Func<BrakeInput, BrakeInput>? change = null)
    {
        Input = (change?.Invoke(Input) ?? Input) with { Now = Company.Utc(now) };
        Last = BrakeDecision.Decide(Input);
        Input = Input with
        {
            Memory = Entries.ReadMemory("memory", Entries.Write(Last.Memory)).Value.ShouldBe(Last.Memory),
            Engaged = Last.Stopped
        };
        return string.Join(' ',
            Last.Messages.Select(message => $"{message.Kind}>{(message.TopicArn == Company.Sandbox.CostTopicArn ? "it" : "dept")}"));
    }

    public BrakeDecision Redeployed(string policyId, string now)
    {
        Input = Input with { PolicyId = policyId, Memory = null, Engaged = false };
        _ = At(now);
        return Last;
    }
}

internal static class BrakeRunExtensions
{
    public static BrakeMemory ShouldBe(this BrakeMemory? memory, BrakeMemory expected)
    {
        memory.ShouldBeEquivalentTo(expected);
        return memory!;
    }

    public static BrakeInput Spent(this BrakeInput input, string month = "0", string day = "0", string hour = "0") => input with
    {
        Spending = DepartmentSpending.None with
        {
            Month = Company.Micros(month),
            Day = Company.Micros(day),
            Hour = Company.Micros(hour),
            Hours = hour == "0" ? [] : [new HourSum(new SandboxCalendar("Asia/Tokyo").HourOf(input.Now), Company.Micros(hour))],
        },
    };
}
