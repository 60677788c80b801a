namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A clock that a test sets. Waiting takes real time; what has elapsed moves only with <see cref="Advance"/>.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long elapsed;

    public DateTimeOffset Now { get; set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => elapsed;

    public void Advance(TimeSpan time)
    {
        Now += time;
        elapsed += time.Ticks;
    }
}
