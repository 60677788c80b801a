using System.Text.Json;

namespace InfraPoc.Spending.Tests.Calls;

/// <summary>Records of every shape that is documented or was seen, written by hand, with totals by hand: Fixture/shapes.json.</summary>
public sealed class RecordShapeTests
{
    /// <summary>400 millionths of a dollar for a text unit, prompts and answers alike.</summary>
    private static readonly CallMeter Meter = new(
        Company.Sandbox with { Floor = new GuardrailRules { Input = 0.40m, Output = 0.40m } }, Company.Models, ["sales"], [Company.Sales]);

    private static readonly Dictionary<string, JsonElement> Shapes = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixture", "shapes.json")))
        .RootElement.EnumerateArray().ToDictionary(shape => shape.GetProperty("name").GetString()!);

    public static TheoryData<string> Names() => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Record_IsPricedToTheMicroDollar(string name)
    {
        var expected = Shapes[name].GetProperty("expect");

        var metered = Meter.Meter(InvocationLog.Read(Shapes[name].GetProperty("record").GetRawText()).Call.ShouldNotBeNull());

        metered.Department.ShouldBe(expected.GetProperty("department").GetString());
        metered.Alias.ShouldBe(expected.GetProperty("alias").GetString());
        metered.Row.Micros.ShouldBe(expected.GetProperty("micros").GetInt64());
        metered.Row.GuardrailMicros.ShouldBe(expected.GetProperty("guardrail").GetInt64());
        metered.Unpriced.ShouldBe(expected.TryGetProperty("unpriced", out _));
        metered.Call.Incomplete.ShouldBe(expected.TryGetProperty("incomplete", out _));
        metered.Call.UnknownVersion.ShouldBe(expected.TryGetProperty("unknownVersion", out _));
        (metered.Row.Hour, metered.Month, metered.Row.Calls).ShouldBe((Company.Utc("2027-01-05T03:00"), "2027-01", 1));
    }

    [Fact]
    public void AllShapes_AddUp()
    {
        List<MeteredCall> calls = [.. Shapes.Values.Select(shape =>
            Meter.Meter(InvocationLog.Read(shape.GetProperty("record").GetRawText()).Call!))];

        calls.Select(call => call.Call.Id).Distinct().Count().ShouldBe(Shapes.Count);
        calls.Sum(call => call.Micros).ShouldBe(Shapes.Values.Sum(shape =>
            shape.GetProperty("expect").GetProperty("micros").GetInt64() + shape.GetProperty("expect").GetProperty("guardrail")
                .GetInt64()));
    }
}
