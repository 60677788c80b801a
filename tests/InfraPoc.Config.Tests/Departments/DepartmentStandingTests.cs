namespace InfraPoc.Config.Tests.Departments;

public sealed class DepartmentStandingTests
{
    [Theory]
    [InlineData(DepartmentStatus.Active, "2026-11-30", DepartmentStanding.NotStarted)]
    [InlineData(DepartmentStatus.Active, "2026-12-01", DepartmentStanding.Running)]
    [InlineData(DepartmentStatus.Active, "2027-02-28", DepartmentStanding.Running)]
    [InlineData(DepartmentStatus.Active, "2027-03-01", DepartmentStanding.Ended)]
    [InlineData(DepartmentStatus.Suspended, "2026-11-30", DepartmentStanding.Suspended)]
    [InlineData(DepartmentStatus.Suspended, "2026-12-01", DepartmentStanding.Suspended)]
    [InlineData(DepartmentStatus.Closed, "2026-11-30", DepartmentStanding.Ended)]
    [InlineData(DepartmentStatus.Closed, "2026-12-01", DepartmentStanding.Ended)]
    public void StandingOn_StatusAndDay_IsAsExpected(DepartmentStatus status, string day, DepartmentStanding expected)
    {
        var department = ConfigLoader.Load(ConfigFolder.Repository).Config!.Departments[0] with
        {
            Status = status,
            Period = new Period { Start = new(2026, 12, 1), End = new(2027, 2, 28) },
        };

        department.StandingOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(expected);
    }
}
