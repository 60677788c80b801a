using System.Text.Json.Nodes;
using CsCheck;

namespace InfraPoc.Spending.Tests.Rules;

public sealed class EntriesTests
{
    private const string Name = "/infrapoc/poc/departments/sales";

    [Fact]
    public void Entries_WrittenAndRead_AreTheSame()
    {
        var sales = Company.Sales with
        {
            Guardrail = new GuardrailRules { Input = 0.25m, Output = 0.1m },
            Start = Company.Sales.Start.ToOffset(TimeSpan.Zero)
        };
        var sandbox = Company.Sandbox with { Floor = new GuardrailRules { Input = 0.4m, Output = 0.4m } };

        Entries.Write(Entries.ReadDepartment(Name, Entries.Write(sales)).Value!).ShouldBe(Entries.Write(sales));
        Entries.ReadSandbox("settings", Entries.Write(sandbox)).Value.ShouldBe(sandbox);
        Entries.ReadModels("models/1", Entries.Write(Company.Models)).Value!.ShouldBe(Company.Models);
        Entries.ReadRoster("roster/1", Entries.Write(["sales", "east"])).Value!.ShouldBe(["sales", "east"]);
    }

    /// <summary>SSM refuses two opening braces; the reader in the console should see Japanese.</summary>
    [Theory]
    [InlineData("営業部 {{x}} \"q\" 'a' \\ \n 🙂")]
    [InlineData("{{{")]
    [InlineData("${Token[TOKEN.123]}")]
    public void Name_WithAnything_IsData(string name)
    {
        var text = Entries.Write(Company.Sales with { Name = name });

        text.ShouldNotContain("{{");
        Entries.ReadDepartment(Name, text).Value!.Name.ShouldBe(name);
    }

    [Fact]
    public void Department_IsReadableByAPerson()
    {
        var text = Entries.Write(Company.Sales);

        text.ShouldStartWith("""{"id":"sales","name":"営業部","status":"active","start":"2026-11-30T15:00:00+00:00",""");
        text.ShouldContain(""" "monthly":50000,"stopPercent":100,"daily":5000,"hourly":1500,"total":120000,""".Trim());
        text.ShouldContain(""" "profiles":{"a1b2c3d4e5f6":"claude-haiku"} """.Trim());
        text.ShouldNotContain("monthlyStop");
    }

    /// <summary>20 models and the longest names that the configuration allows, three bytes for each character of a name.</summary>
    [Fact]
    public void Department_Largest_FitsAnEntry()
    {
        var contact = $"{new string('漢', 100)} <{new string('a', 116)}@example.com>";
        var id = new string('d', 20);
        var sandbox = new string('s', 20);

        var text = Entries.Write(Company.Sales with
        {
            Id = id,
            Name = new string('漢', 100),
            Status = "suspended",
            ItPartner = contact,
            Owner = contact,
            AlertPercents = [20, 40, 60, 80, 100],
            Monthly = 999_999_999.99m,
            Daily = 999_999_999.99m,
            Hourly = 999_999_999.99m,
            Total = 999_999_999.99m,
            TopicArn = $"arn:aws:sns:ap-northeast-1:111122223333:{sandbox}-{id}-notifications",
            BrakePolicyArn = $"arn:aws:iam::111122223333:policy/{sandbox}/brake/{sandbox}-{id}-brake",
            BudgetName = $"{sandbox}-{id}-budget",
            SignInRolePrefix = $"AWSReservedSSO_{sandbox}-{id}_",
            ApplicationRole = $"{sandbox}-{id}-app",
            Profiles = Enumerable.Range(10, 20).ToDictionary(index => $"a1b2c3d4e5{index}", index => $"{index}{new string('m', 28)}"),
            Guardrail = new GuardrailRules { Input = 0.4m, Output = 0.4m },
        });

        Entries.Bytes(text).ShouldBeLessThan(Entries.MaxBytes);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(60, 3)]
    public void Models_AreWrittenInPages(int count, int pages)
    {
        IReadOnlyList<ModelRules> models = [.. Enumerable.Range(0, count).Select(index => Company.Models[0] with { Alias = $"m-{index}" })];

        var written = Entries.Pages(models);

        written.Count.ShouldBe(pages);
        written.SelectMany(page => Entries.ReadModels("models", page).Value!).ShouldBe(models);
    }

    /// <summary>However long the names, and for 450 departments, no entry is larger than SSM takes.</summary>
    [Fact]
    public void Pages_OfTheLongestNames_Fit()
    {
        IReadOnlyList<string> departments = [.. Enumerable.Range(100, 450).Select(index => $"{new string('d', 17)}{index}")];
        var name = new string('x', 100);
        var longest = Company.Models[0] with { Alias = new string('m', 30), ModelId = name, ProfileId = name };

        var roster = Entries.Pages(departments);
        var models = Entries.Pages([.. Enumerable.Repeat(longest, 100)]);

        roster.Concat(models).ShouldAllBe(page => Entries.Bytes(page) <= Entries.MaxBytes);
        roster.SelectMany(page => Entries.ReadRoster("roster", page).Value!).ShouldBe(departments);
        models.Sum(page => Entries.ReadModels("models", page).Value!.Count).ShouldBe(100);
    }

    [Fact]
    public void Roster_Empty_IsOneEntry() => Entries.Pages((IReadOnlyList<string>)[]).ShouldBe(["[]"]);

    [Theory]
    [InlineData("id", "\"east\"", "id is \"east\", but the entry is that of \"sales\"")]
    [InlineData("status", "\"paused\"", "status is \"paused\", allowed are active, suspended and closed")]
    [InlineData("monthly", "0", "monthly is 0, allowed is more than 0")]
    [InlineData("monthly", "-1", "monthly is -1")]
    [InlineData("monthly", "\"50000\"", "monthly")]
    [InlineData("monthly", "1e400", "monthly")]
    [InlineData("daily", "0", "daily is 0")]
    [InlineData("hourly", "-1", "hourly is -1")]
    [InlineData("total", "0", "total is 0")]
    [InlineData("stopPercent", "0", "stopPercent is 0, allowed is 1 to 100")]
    [InlineData("stopPercent", "101", "stopPercent is 101")]
    [InlineData("alertPercents", "[50,200]", "alertPercents is 200")]
    [InlineData("coolDownMinutes", "0", "coolDownMinutes is 0")]
    [InlineData("start", "\"soon\"", "start")]
    [InlineData("end", "\"2026-01-01T00:00:00Z\"", "end is not after start")]
    [InlineData("end", "\"9999-01-01T00:00:00Z\"", "between 2020 and 2200")]
    [InlineData("name", "null", "name")]
    [InlineData("profiles", "{\"a\":\"\"}", "profiles names an empty alias")]
    [InlineData("profiles", "{\"a\":null}", "profiles names an empty alias")]
    [InlineData("guardrail", "{\"input\":-1,\"output\":0}", "input of guardrail is -1")]
    [InlineData("topicArn", "\"\"", "topicArn is empty")]
    [InlineData("extra", "1", "extra")]
    public void Department_WithSomethingWrong_SaysWhatAndWhere(string member, string value, string problem)
    {
        var entry = JsonNode.Parse(Entries.Write(Company.Sales))!.AsObject();
        entry[member] = "@";

        var reading = Entries.ReadDepartment(Name, entry.ToJsonString().Replace("\"@\"", value, StringComparison.Ordinal));

        reading.Value.ShouldBeNull();
        reading.Error.ShouldNotBeNull().ShouldStartWith($"{Name}: ");
        reading.Error.ShouldContain(problem);
    }

    [Fact]
    public void Department_WithAMemberMissing_IsRefused()
    {
        string[] optional = ["daily", "hourly", "total", "guardrail"];
        foreach (var member in JsonNode.Parse(Entries.Write(Company.Sales))!.AsObject().Select(member => member.Key).Except(optional))
        {
            var entry = JsonNode.Parse(Entries.Write(Company.Sales))!.AsObject();
            _ = entry.Remove(member);

            Entries.ReadDepartment(Name, entry.ToJsonString()).Error.ShouldNotBeNull().ShouldContain(member);
        }
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("", "is empty")]
    [InlineData("null", "is null")]
    [InlineData("{", "settings: ")]
    [InlineData("[]", "settings: ")]
    [InlineData("""{"name":"a","name":"b"}""", "settings: ")]
    public void Entry_Broken_SaysWhich(string? text, string problem) =>
        Entries.ReadSandbox("settings", text).Error.ShouldNotBeNull().ShouldContain(problem);

    [Theory]
    [InlineData("language", "\"fr\"", "allowed are ja and en")]
    [InlineData("timeZone", "\"Asia/Nowhere\"", "which the system does not know")]
    [InlineData("timeZone", "\"\"", "which the system does not know")]
    [InlineData("perUsd", "0", "perUsd is 0")]
    [InlineData("monthlyBudget", "-5", "monthlyBudget is -5")]
    public void Sandbox_WithSomethingWrong_SaysWhat(string member, string value, string problem)
    {
        var entry = JsonNode.Parse(Entries.Write(Company.Sandbox))!.AsObject();
        entry[member] = JsonNode.Parse(value);

        Entries.ReadSandbox("settings", entry.ToJsonString()).Error.ShouldNotBeNull().ShouldContain(problem);
    }

    [Theory]
    [InlineData("""[null]""", "model 1 is null")]
    [InlineData("""[{"alias":"","modelId":"m","input":1,"output":1}]""", "alias of model 1 is empty")]
    [InlineData("""[{"alias":"a","modelId":"m","input":-1,"output":1}]""", "input of model 1 is -1")]
    [InlineData("""[{"alias":"a","modelId":"m","input":1,"output":1,"cacheWrite":1000000}]""", "cacheWrite of model 1 is 1000000")]
    [InlineData("""[{"alias":"a","modelId":"m","input":1}]""", "output")]
    public void Models_WithSomethingWrong_SayWhat(string text, string problem) =>
        Entries.ReadModels("models/1", text).Error.ShouldNotBeNull().ShouldContain(problem);

    [Theory]
    [InlineData("[null]")]
    [InlineData("[\"\"]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Roster_WithSomethingWrong_IsRefused(string text) => Entries.ReadRoster("roster/1", text).Error.ShouldNotBeNull();

    [Fact]
    public void AnyText_NeverThrows() => Gen.Select(Gen.String[0, 20], Gen.Int[0, 1000], Gen.Int[0, 5]).Sample((put, at, cut) =>
    {
        var good = Entries.Write(Company.Sales);
        at %= good.Length;
        var bad = good[..at] + put + good[Math.Min(good.Length, at + cut)..];
        return (Entries.ReadDepartment(Name, bad).Error is null) != (Entries.ReadDepartment(Name, bad).Value is null)
            && Entries.ReadSandbox("s", put).Error is not null && Entries.ReadModels("m", put) is not null
            && Entries.ReadRoster("r", put) is not null
            && Entries.ReadMemory("m", put) is not null && Entries.ReadOrder("o", put) is not null;
    }, iter: 3_000);

    [Fact]
    public void Department_OfAnyAmountsAndNames_IsReadBack() =>
        Gen.Select(Gen.String[1, 50], Gen.Decimal[1, 1_000_000], Gen.Int[1, 100]).Sample((name, amount, percent) =>
    {
        var sales = Company.Sales with { Name = name, Owner = name, Monthly = amount, StopPercent = percent };
        return Entries.ReadDepartment(Name, Entries.Write(sales)).Value is { } read
            && read.Monthly == amount && read.StopPercent == percent && read.Name == Valid(name) && read.Owner == Valid(name);
    });

    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
