namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A clock on which nobody waits: every delay is over at once, and counted.</summary>
internal sealed class HastyClock : TimeProvider
{
    /// <summary>The sum of all delays.</summary>
    public TimeSpan Waited { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waited += dueTime;
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
