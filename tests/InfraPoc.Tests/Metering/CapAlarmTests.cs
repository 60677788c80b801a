using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Metering;

namespace InfraPoc.Tests.Metering;

public sealed class CapAlarmTests(MeteredCompany company) : IClassFixture<MeteredCompany>
{
    private static readonly DepartmentUsage Usage = DepartmentUsage.Of([(TestCompany.Haiku, "p")]);

    [Fact]
    public void Alarms_ByBudgetAndStatus_AreThoseOfTheCaps()
    {
        company.Caps("sales").Keys.ShouldBe(["poc-cap-sales-hour-1", "poc-cap-sales-day-1"], ignoreOrder: true);
        company.Caps("sales-east").Keys.ShouldBe(["poc-cap-sales-east-day-1"]);
        company.Caps("shop").ShouldBeEmpty();
        company.Caps("shop-app").ShouldBeEmpty();
        company.Caps("human-resources").Keys.ShouldBe(["poc-cap-human-resources-hour-1"]);
    }

    [Theory]
    [InlineData("poc-cap-sales-hour-1", 3600, 6.666666)]
    [InlineData("poc-cap-sales-day-1", 86400, 33.333333)]
    public void Alarm_OfACap_RingsAtItsAmountAndNotifiesNobody(string name, int period, double threshold)
    {
        var alarm = company.Caps("sales")[name];

        alarm.GetProperty("ComparisonOperator").GetString().ShouldBe("GreaterThanOrEqualToThreshold");
        alarm.GetProperty("Threshold").GetDouble().ShouldBe(threshold);
        alarm.GetProperty("EvaluationPeriods").GetInt32().ShouldBe(1);
        alarm.GetProperty("TreatMissingData").GetString().ShouldBe("notBreaching");
        alarm.GetProperty("Metrics").EnumerateArray().Where(query => query.TryGetProperty("MetricStat", out _))
            .Select(query => query.GetProperty("MetricStat").GetProperty("Period").GetInt32()).ShouldBe(Enumerable.Repeat(period, 8));
        alarm
            .GetProperty("Metrics").EnumerateArray().Single(query => query.TryGetProperty("Expression", out _)).GetProperty("ReturnData")
            .GetBoolean().ShouldBeTrue();
        alarm.EnumerateObject().Select(property => property.Name).ShouldBe(
            [
                "AlarmName", "AlarmDescription", "ComparisonOperator", "Threshold", "EvaluationPeriods", "TreatMissingData", "Metrics",
                "Tags",
            ],
            ignoreOrder: true);
        alarm.GetProperty("Tags").EnumerateArray().Select(tag => $"{tag.GetProperty("Key")}={tag.GetProperty("Value")}")
            .ShouldBe(
                new SandboxNames(TestCompany.Sandbox).Tags(TestCompany.Sales).Select(tag => $"{tag.Key}={tag.Value}"),
                ignoreOrder: true);
    }

    [Theory]
    [InlineData(
        Language.Japanese, "営業部（sales）の直近 1 時間の推定利用額が上限 1,500.5 JPY に達しました。",
        "営業部（sales）の直近 24 時間の推定利用額が上限 5,000 JPY に達しました。")]
    [InlineData(
        Language.English, "The estimated cost of 営業部 (sales) in the last hour reached its cap of 1,500.5 JPY.",
        "The estimated cost of 営業部 (sales) in the last 24 hours reached its cap of 5,000 JPY.")]
    public void Description_InEitherLanguage_NamesDepartmentAndCapAndLinksToTheRunbook(Language language, string hour, string day) =>
        Of(
                new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500.5m }, TestCompany.Sandbox with { Language = language })
            .Select(alarm => alarm.Description)
            .ShouldBe([$"{hour} docs/runbook.md#a-department-reaches-a-cap", $"{day} docs/runbook.md#a-department-reaches-a-cap"]);

    [Fact]
    public void Description_OfTheLongestTexts_FitsAnAlarm()
    {
        var sandbox = TestCompany.Sandbox with
        {
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = $"https://{new string('x', 292)}" },
        };

        CapAlarm
            .For(
                TestCompany.Sales with
                {
                    Name = new string('営', 100),
                    Budget = new Budget { Monthly = 1, Hourly = 1_000_000_000_000.123456m },
                },
                sandbox, Usage)
            .ShouldHaveSingleItem().Description.Length.ShouldBeLessThanOrEqualTo(1_024);
    }

    /// <summary>A cap must never be zero, which would ring always, nor above what is written, which would let more be spent.</summary>
    [Theory]
    [InlineData("1000", "150", "6.666666")]
    [InlineData("1500", "150", "10")]
    [InlineData("1", "151", "0.006622")]
    [InlineData("0.5", "150", "0.003333")]
    [InlineData("2.9999999", "1", "2.999999")]
    [InlineData("0.0000008", "1", "0.0000008")]
    public void Threshold_OfAnyCap_IsPositiveAndNotAboveIt(string amount, string perUsd, string usd)
    {
        var money = TestCompany.Sandbox.Money with { PerUsd = Number(perUsd) };

        var alarm = Of(new Budget { Monthly = 50_000, Hourly = Number(amount) }, TestCompany.Sandbox with { Money = money })
            .ShouldHaveSingleItem();

        alarm.ThresholdInUsd.ShouldBe(Number(usd));
        alarm.ThresholdInUsd.ShouldBeInRange(0.0000000001m, Number(amount) / Number(perUsd));

        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Three models have twelve metrics, and an alarm takes ten.</summary>
    [Fact]
    public void Alarms_OfManyModels_SplitTheMetricsAndEachRingsAtTheWholeCap()
    {
        var usage = DepartmentUsage.Of([
            (TestCompany.Haiku, "a"), (TestCompany.Sonnet, "b"), (TestCompany.Haiku with { ModelId = "other.model" }, "c"),
        ]);

        var alarms = CapAlarm.For(
            TestCompany.Sales with { Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500 } }, TestCompany.Sandbox, usage);

        alarms.Select(alarm => (alarm.Name, alarm.Seconds, alarm.ThresholdInUsd, alarm.Usage.Series.Count)).ShouldBe(
        [
            ("poc-cap-sales-hour-1", 3600, 10m, 10), ("poc-cap-sales-hour-2", 3600, 10m, 2),
            ("poc-cap-sales-day-1", 86400, 33.333333m, 10), ("poc-cap-sales-day-2", 86400, 33.333333m, 2),
        ]);
        alarms.Take(2).SelectMany(alarm => alarm.Usage.Series).ShouldBe(usage.Series);
        var plain = JsonSerializer.SerializeToElement(alarms[1].ToPlain("sales", "poc/usage", new Dictionary<string, string>()));
        plain.GetProperty("Metrics").EnumerateArray().Select(query => query.GetProperty("Id").GetString()).ShouldBe(["m10", "m11", "cost"]);
        plain.GetProperty("Metrics")[2].GetProperty("Expression").GetString().ShouldBe("m10*0.000001+m11*0.000005");
    }

    private static IReadOnlyList<CapAlarm> Of(Budget budget, Sandbox sandbox) =>
        CapAlarm.For(TestCompany.Sales with { Budget = budget }, sandbox, Usage);
}
