using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class AccessEndsWithThePeriodTests : ControlTests<AccessEndsWithThePeriod>
{
    private const string Sales = "poc-sales-access";

    [Fact]
    public void Compliant_OtherWayToWriteTheInstant_IsPermitted() =>
        After(edit =>
                edit.Statement(Sales, "AfterPeriod")["Condition"]!["DateGreaterThanEquals"]!["aws:CurrentTime"] =
                    "2027-03-01T00:00:00+09:00")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("BeforePeriod", "2026-11-30T14:59:59Z", 4)]
    [InlineData("AfterPeriod", "2027-02-28T15:00:00Z", 10)]
    public void NonCompliant_NoDenial_IsNamedForEveryPrincipal(string sid, string instant, int count)
    {
        var violations = After(edit => edit.DropStatement(Sales, sid));

        // For the sign-in and the application role, at every moment that is asked for.
        violations.Count.ShouldBe(count);
        violations.ShouldContain(violation =>
            violation.Contains($"At {instant} nothing denies bedrock:InvokeModel", StringComparison.Ordinal)
            && violation.Contains("2026-12-01 to 2027-02-28, Asia/Tokyo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BeforePeriod", "DateLessThan", "2026-11-30T14:59:59Z")]
    [InlineData("AfterPeriod", "DateGreaterThanEquals", "2027-02-28T15:00:01Z")]
    [InlineData("AfterPeriod", "DateGreaterThanEquals", "2027-03-01T00:00:00Z")]
    public void NonCompliant_OneSecondMore_IsNamed(string sid, string test, string instant) =>
        After(edit => edit.Statement(Sales, sid)["Condition"]![test]!["aws:CurrentTime"] = instant).Count.ShouldBe(2);

    [Fact]
    public void NonCompliant_EndOnTheLastDayOnly_IsNamed() =>
        After(edit =>
            edit.Statement(Sales, "AfterPeriod")["Condition"]!["DateLessThan"] = new JsonObject
            {
                ["aws:CurrentTime"] = "2027-03-02T00:00:00Z",
            })
            .Count.ShouldBe(6);

    [Theory]
    [InlineData("bedrock:*", "s3:ListAllMyBuckets")]
    [InlineData("s3:*", "cloudwatch:GetDashboard")]
    public void NonCompliant_DenialOfOneServiceOnly_IsNamed(string denied, string left) =>
        After(edit => edit.Statement(Sales, "AfterPeriod")["Action"] = denied)
            .ShouldContain(violation => violation.Contains(left, StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OtherTimeZone_IsNamed() =>
        After(edit => edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { TimeZone = "America/New_York" } })
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_EarlierEndInTheFile_IsNamed() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.Select(each =>
                            each with { Period = each.Period with { End = each.Period.End.AddDays(-1) } }),
                    ],
                })
            .ShouldContain(violation =>
                violation.Contains($"Poc-Access-{TestCompany.Sales.Id}", StringComparison.Ordinal)
                && violation.Contains("2027-02-27T15:00:00Z", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(NarrowedDenials.Conditions), MemberType = typeof(NarrowedDenials))]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2029-12-31T00:00:00Z"}}""")]
    public void NonCompliant_DenialUnderAFurtherCondition_IsNamed(string condition) =>
        After(edit =>
        {
            foreach (var (test, keys) in JsonNode.Parse(condition)!.AsObject().ToList())
            {
                edit.Statement(Sales, "AfterPeriod")["Condition"]![test] = keys!.DeepClone();
            }
        }).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_ThreeReadsLeftOut_IsNamed() =>
        After(edit =>
        {
            var statement = edit.Statement(Sales, "AfterPeriod");
            statement.Remove("Action");
            statement["NotAction"] = new JsonArray("ec2:DescribeRegions", "iam:ListRoles", "s3:ListBucket");
        }).ShouldContain(violation => violation.Contains("nothing denies some action", StringComparison.Ordinal));
}
