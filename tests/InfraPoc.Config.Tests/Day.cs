namespace InfraPoc.Config.Tests;

/// <summary>A clock that stands still in an hour of a day, in UTC.</summary>
internal sealed class Day(int year, int month, int day, int hour = 0) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
