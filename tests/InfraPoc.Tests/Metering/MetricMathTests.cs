namespace InfraPoc.Tests.Metering;

/// <summary>The evaluator against the tables of AWS's page on metric math; "-" is a missing value.</summary>
public sealed class MetricMathTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a<b", "30 20 0 0", "20 - 20 -", "0 0 1 0")]
    [InlineData("a>=30", "30 20 0 0", "20 - 20 -", "1 0 0 0")]
    [InlineData("a>15 AND b>15", "30 20 0 0", "20 - 20 -", "1 0 0 0")]
    [InlineData("a>15 && b>15 || a==0", "30 20 0 0", "20 - 20 -", "1 0 1 1")]
    [InlineData("a!=0 OR b<=20", "30 0 - 0", "- 30 20 -", "1 0 1 0")]
    [InlineData("a+b*2", "1 - 3 -", "10 20 - -", "21 40 3 -")]
    [InlineData("(a-b)/2", "1 - 3 -", "10 20 - -", "-4.5 -10 1.5 -")]
    [InlineData("a/b", "1 2 3 -", "2 - 0 4", "0.5 - - 0")]
    [InlineData("-a*0.5", "1 - 3 -", "-", "-0.5 - -1.5 -")]
    [InlineData("IF(a,b)", "1 1 0 - 1", "30 - 9 9 7", "30 0 - - 7")]
    [InlineData("IF(a,b,5)", "1 1 0 0 -", "30 - 0 0 30", "30 0 5 5 -")]
    [InlineData("IF(a,5,b)", "1 1 0 0 -", "0 0 20 - 20", "5 5 20 - -")]
    [InlineData("IF(a>1,a,b)", "5 5 0 0 -", "1 - 20 - 20", "5 5 20 0 -")]
    [InlineData("RUNNING_SUM(a)", "1 2 - 4", "-", "1 3 - 7")]
    [InlineData("a-MAX(a)", "1 7 - 4", "-", "-6 0 - -3")]
    [InlineData("a/SUM(a)", "1 7 - 8", "-", "0.0625 0.4375 - 0.5")]
    [InlineData("FLOOR(a/2)", "1 7 - 4", "-", "0 3 - 2")]
    [InlineData("MONTH(a)", "- - - -", "-", "11 11 12 12")]
    [InlineData("YEAR(b)*12+MONTH(b)", "-", "- - - -", "24323 24323 24324 24324")]
    [InlineData("EPOCH(a)-EPOCH(b)+1", "-", "-", "1 1 1 1")]
    public void Expression_OfDocumentedForm_GivesTheDocumentedValues(string expression, string a, string b, string expected)
    {
        var count = expected.Split(' ').Length;
        var sut = new MetricMath(Start, Start.AddHours(count), TimeSpan.FromHours(1));
        sut.Metric("a", Points(a));
        sut.Metric("b", Points(b));

        sut.Expression("result", expression).ShouldBe(Points(expected), ignoreOrder: true);
    }

    [Theory]
    [InlineData("RATE(a)")]
    [InlineData("MIN(a)")]
    [InlineData("FILL(a,0)")]
    [InlineData("FLOOR(1)")]
    [InlineData("IF(1,a)")]
    [InlineData("other+1")]
    [InlineData("MAX(a)")]
    [InlineData("a+-1")]
    public void Expression_NotKnownHere_IsAnErrorAndNoGuess(string expression)
    {
        var sut = new MetricMath(Start, Start.AddHours(1), TimeSpan.FromHours(1));
        sut.Metric("a", Points("1"));

        Should.Throw<NotSupportedException>(() => sut.Expression("result", expression));
    }

    [Fact]
    public void Metric_OutsideTheRange_IsNotSeen()
    {
        var sut = new MetricMath(Start.AddMinutes(30), Start.AddMinutes(61), TimeSpan.FromHours(1));
        sut.Metric("a", Points("1 2 3 4"));

        sut.Expression("result", "a*10").ShouldBe(Points("10 20"), ignoreOrder: true);
    }

    private static Dictionary<DateTimeOffset, decimal> Points(string values) => values.Split(' ').Index().Where(each => each.Item != "-")
        .ToDictionary(
            each => Start.AddHours(each.Index),
            each => decimal.Parse(each.Item, System.Globalization.CultureInfo.InvariantCulture));
}
