using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What the brake must know of a department, by the configuration.</summary>
internal static class BrakedDepartment
{
    /// <summary>What is wrong with an entry, one sentence each.</summary>
    public static IEnumerable<string> Problems(SandboxTemplates templates, Department department, JsonObject entry)
    {
        var names = templates.Names;
        var tokens = CountedTokens.Of(templates, department);
        var parts = department.Status == DepartmentStatus.Closed ? 0 : (tokens.Count + 9) / 10;
        string[] hours = Alarms("hour", department.Budget.Hourly);
        (string Name, object Value)[] expected =
        [
            ("id", department.Id),
            ("known", true),
            ("policy", names.BrakePolicyArn(department)),
            ("topic", names.DepartmentTopicArn(department)),
            ("budget", names.Budget(department)),
            ("status", department.Status.ToString().ToLowerInvariant()),
            ("coolDown", department.Budget.CoolDownMinutes),
            ("hourAlarms", hours),
            ("alarms", hours.Concat(Alarms("day", department.Budget.Daily))),
        ];
        return expected
            .Where(each => !JsonNode.DeepEquals(entry[each.Name], JsonSerializer.SerializeToNode(each.Value)))
            .Select(each => Problem(each.Name, entry[each.Name], JsonSerializer.Serialize(each.Value)))
            .Concat(Amount("stop", department.Budget.MonthlyStop))
            .Concat(Amount("day", department.Budget.Daily))
            .Concat(Amount("hour", department.Budget.Hourly))
            .Concat(Begins("start", department.Period.Start))
            .Concat(Begins("end", department.Period.End.AddDays(1)))
            .Concat(Costs(entry, tokens));

        string[] Alarms(string cap, decimal? amount) =>
            amount is null ? [] : [.. Enumerable.Range(1, parts).Select(part => names.CapAlarm(department, cap, part))];

        IEnumerable<string> Amount(string name, decimal? amount)
        {
            var (found, exact) = (Number(entry[name]), amount / templates.Config.Sandbox.Money.PerUsd);
            return found is null == exact is null && !(Math.Abs((found - exact) ?? 0) > 0.000001m)
                ? []
                : [Problem(name, entry[name], $"{exact?.ToString("0.######", CultureInfo.InvariantCulture) ?? "nothing"} USD")];
        }

        // The first instant of a local day: a second before it is the day before.
        IEnumerable<string> Begins(string name, DateOnly day)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(templates.Config.Sandbox.TimeZone);
            return
                DateTimeOffset.TryParse(
                    BrakeDefinition.Text(entry, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                && Local(instant) == day
                && Local(instant.AddSeconds(-1)) == day.AddDays(-1)
                ? []
                : [Problem(name, entry[name], $"the beginning of {day:yyyy-MM-dd} in {zone.Id}")];

            DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        }
    }

    /// <summary>All tokens of the department count, each at its price.</summary>
    private static IEnumerable<string> Costs(JsonObject entry, IReadOnlyList<CountedTokens> tokens)
    {
        // The machine names the metrics m0, m1 and so on, in the order of the series.
        var series = entry["series"] as JsonArray ?? [];
        var prices = CountedTokens.Prices(BrakeDefinition.Text(entry["cost"], "Expression"));
        var found = series
            .Select((each, index) => new CountedTokens($"{each?["n"]}", $"{each?["m"]}", prices.GetValueOrDefault($"m{index}")))
            .ToHashSet();
        return found.SetEquals(tokens) && prices.Count == tokens.Count && series.Count == tokens.Count
            ? []
            : [$"Its cost adds up {string.Join(", ", found)}; required is {string.Join(", ", tokens)}."];
    }

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    private static string Problem(string name, JsonNode? found, string required) =>
        $"Its {name} is {found?.ToJsonString() ?? "nothing"}; required is {required}.";
}
