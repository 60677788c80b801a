using InfraPoc.Metering;

namespace InfraPoc.Tests.Metering;

public sealed class DepartmentUsageTests
{
    [Fact]
    public void Of_OneModel_HasInputAndOutputByModelAndByProfile() => DepartmentUsage.Of([(TestCompany.Haiku, "abc123")]).Series.ShouldBe(
    [
        new("m0", "InputTokens", "anthropic.claude-haiku-4-5-20251001-v1:0", 0.000001m),
        new("m1", "OutputTokens", "anthropic.claude-haiku-4-5-20251001-v1:0", 0.000005m),
        new("m2", "InputTokens", "abc123", 0.000001m),
        new("m3", "OutputTokens", "abc123", 0.000005m),
    ]);

    [Fact]
    public void Of_TwoVariantsOfOneModel_CountsTheModelOnceAtTheHigherPrice()
    {
        var dear = TestCompany.Tokyo with { Price = TestCompany.Tokyo.Price with { Input = 2, Output = 4 } };

        var usage = DepartmentUsage.Of([(TestCompany.Haiku, "jp"), (dear, "tokyo")]);

        usage.Series.Select(series => (series.Model, series.UsdPerToken)).ShouldBe(
        [
            ("anthropic.claude-haiku-4-5-20251001-v1:0", 0.000002m), ("anthropic.claude-haiku-4-5-20251001-v1:0", 0.000005m),
            ("jp", 0.000001m), ("jp", 0.000005m), ("tokyo", 0.000002m), ("tokyo", 0.000004m),
        ]);
        usage.Series.Select(series => series.Id).ShouldBe(["m0", "m1", "m2", "m3", "m4", "m5"]);
    }

    [Fact]
    public void CostInUsd_OfSmallPrices_WritesPlainDecimals() =>
        DepartmentUsage
            .Of([(TestCompany.Haiku with { Price = TestCompany.Haiku.Price with { Input = 0.0375m, Output = 16.5m } }, "p")])
        .CostInUsd.ShouldBe("m0*0.0000000375+m1*0.0000165+m2*0.0000000375+m3*0.0000165");

    [Fact]
    public void Parts_OfThreeModels_AreTwoWithAllMetrics()
    {
        var usage = DepartmentUsage.Of([
            (TestCompany.Haiku, "a"), (TestCompany.Sonnet, "b"), (TestCompany.Haiku with { ModelId = "other.model" }, "c"),
        ]);

        usage.Parts.Select(part => part.Series.Count).ShouldBe([10, 2]);
        usage.Parts.SelectMany(part => part.Series).ShouldBe(usage.Series);
        usage.Parts[1].CostInUsd.ShouldBe("m10*0.000001+m11*0.000005");
    }
}
