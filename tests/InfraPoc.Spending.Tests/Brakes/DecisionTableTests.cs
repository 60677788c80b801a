using System.Globalization;

namespace InfraPoc.Spending.Tests.Brakes;

public sealed class DecisionTableTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixture", "decisions.txt"));

    public static TheoryData<int, string, string> Rows()
    {
        TheoryData<int, string, string> rows = [];
        foreach (var (index, line) in Lines.Index().Where(line => line.Item.Length > 0 && line.Item[0] != '#'))
        {
            var parts = line.Split("->", 2);
            rows.Add(index + 1, parts[0].Trim(), parts[1].Trim());
        }

        return rows;
    }

    [Fact]
    public void Table_HasAllRows() => Rows().Count.ShouldBeGreaterThanOrEqualTo(150);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_Holds(int line, string given, string then)
    {
        var row = DecisionRow.Parse(given, then);

        var decision = BrakeDecision.Decide(row.Input);

        var tells = string.Join(',', decision.Messages
            .Where(message => message.Kind is MessageKind.Stopped or MessageKind.Released)
            .Select(message => $"{message.Kind}:{(message.TopicArn == Company.Sandbox.CostTopicArn ? "it" : "dept")}".ToLowerInvariant()));
        tells = tells switch
        {
            "" => "-",
            "stopped:it,stopped:dept" => "stopped",
            "released:it,released:dept" => "released",
            _ => tells,
        };
        (decision.Cause?.ToString() ?? "runs").ShouldBe(row.Cause, $"line {line}");
        Time(decision.Until).ShouldBe(row.Until, $"line {line}");
        tells.ShouldBe(row.Tells, $"line {line}");
        decision.Stopped.ShouldBe(row.Cause != "runs");
        (decision.Since is not null).ShouldBe(decision.Stopped);
        decision.Messages.ShouldAllBe(message => message.Subject.Length <= 99 && message.Subject.All(each => !char.IsControl(each)));
        AskedTwice(row.Input, decision);
    }

    private static void AskedTwice(BrakeInput input, BrakeDecision decision)
    {
        var again = BrakeDecision.Decide(input with { Memory = decision.Memory, Engaged = decision.Stopped });

        (again.Cause, again.Since, again.Until).ShouldBe((decision.Cause, decision.Since, decision.Until));
        again.Messages.ShouldBeEmpty();
        again.Memory.ShouldBe(decision.Memory);
    }

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
