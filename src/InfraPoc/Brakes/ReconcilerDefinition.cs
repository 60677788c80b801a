using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using InfraPoc.Config;
using InfraPoc.Metering;
using InfraPoc.Usage;

namespace InfraPoc.Brakes;

/// <summary>
/// The state machine that engages and releases the brakes, in Amazon States Language with JSONPath: the states are in
/// <c>reconciler.asl.json</c> (once per run) and <c>department.asl.json</c> (for each department); the company's data is
/// filled in here.
/// </summary>
/// <param name="config">The configuration.</param>
/// <param name="profileId">Id of a department's application inference profile for a model; may be a CDK token.</param>
public sealed class ReconcilerDefinition(SandboxConfig config, Func<Department, Model, string> profileId)
{
    /// <summary>Name of the substitution that holds the name of the table in which brakes and human decisions are remembered.</summary>
    public const string Table = "Table";

    /// <summary>The first year whose clock the machine can read.</summary>
    public const int FirstYear = 2026;

    /// <summary>How many years of the calendar the machine knows; after that every run fails, which rings an alarm.</summary>
    public const int Years = 20;

    /// <summary>What a state may hand on is 256 KiB; departments are taken in shards that stay well below.</summary>
    private const int ShardBytes = 120_000;

    private const string MonthInLocalCurrency = SpendMath.Month + "Local";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Sandbox sandbox = config.Sandbox;
#pragma warning disable RS0030
    private readonly SandboxNames names = new(config.Sandbox);
#pragma warning restore RS0030

    /// <summary>The definition as JSON, with one substitution, <see cref="Table"/>.</summary>
    public string ToJson()
    {
        var shards = Shards();
        var machine = Filled("reconciler.asl.json", new Dictionary<string, Func<JsonNode>>
        {
            ["company"] = Company,
            ["calendar"] = Calendar,
            ["badCommand"] = () =>
                "A command is {\"engage\": TARGET, \"reason\": TEXT} or {\"release\": TARGET, \"reason\": TEXT, \"by\": WHO}, either with \"until\": \"2027-01-31T00:00:00Z\" if it ends by itself; \"by\" is optional for engage. Correct the input and start the execution again. Nothing was changed.",
            ["unknownTarget"] = () =>
                $"The department is not in the configuration. Write \"all\" or one of {string.Join(", ", config.Departments.Select(department => department.Id))}. Nothing was changed.",
            ["retry"] = Retry,
            ["department"] = Department,
            ["shards"] = () =>
                new JsonArray([
                    .. shards.Select(
                        (_, index) =>
                            new JsonObject { ["Variable"] = "$.shard.number", ["NumericEquals"] = index + 1, ["Next"] = ShardName(index) }),
                ]),
        }).AsObject();

        var states = machine["States"]!.AsObject();
        foreach (var (index, shard) in shards.Index())
        {
            states[ShardName(index)] = new JsonObject
            {
                ["Type"] = "Pass",
                ["Result"] = shard,
                ["ResultPath"] = "$.shard.departments",
                ["Next"] = "Reconcile each",
            };
        }

        if (shards.Count == 0)
        {
            states["Which are next?"] = new JsonObject { ["Type"] = "Pass", ["Next"] = "Were all corrected?" };
        }

        return machine.ToJsonString(Readable);
    }

    private static string ShardName(int index) => $"Departments {index + 1}";

    private List<JsonArray> Shards()
    {
        List<JsonArray> shards = [];
        var bytes = ShardBytes;
        foreach (var department in config.Departments)
        {
            var entry = JsonSerializer.SerializeToNode(Entry(department), Readable)!;
            var size = System.Text.Encoding.UTF8.GetByteCount(entry.ToJsonString(Readable));
            if (bytes + size > ShardBytes)
            {
                shards.Add([]);
                bytes = 0;
            }

            shards[^1].Add(entry);
            bytes += size;
        }

        return shards;
    }

    private object Entry(Department department)
    {
        var usage = DepartmentUsage.Of([.. config.ModelsOf(department).Select(model => (model, profileId(department, model)))]);
        var budget = department.Budget;
        var hourAlarms = Alarms("hour", budget.Hourly);
        return new
        {
            id = department.Id,
            name = $"{department.Name} ({department.Id})",
            known = true,
            policy = names.BrakePolicyArn(department),
            policyName = names.BrakePolicy(department),
            topic = names.DepartmentTopicArn(department),
            ask = $"{department.ItPartner.Name} {department.ItPartner.Email}",
            status = department.Status.ToString().ToLowerInvariant(),
            start = LocalDay.Begin(department.Period.Start, sandbox.TimeZone),
            end = LocalDay.Begin(department.Period.End.AddDays(1), sandbox.TimeZone),
            firstDay = Day(department.Period.Start),
            lastDay = Day(department.Period.End),
            stop = Usd(budget.MonthlyStop),
            stopText = AmountText.Of(sandbox.Money, budget.MonthlyStop),
            day = budget.Daily is { } daily ? Usd(daily) : (decimal?)null,
            dayText = AmountText.Of(sandbox.Money, budget.Daily ?? 0),
            hour = budget.Hourly is { } hourly ? Usd(hourly) : (decimal?)null,
            hourText = AmountText.Of(sandbox.Money, budget.Hourly ?? 0),
            coolDown = budget.CoolDownMinutes,
            hourAlarms,
            alarms = (string[])[.. hourAlarms, .. Alarms("day", budget.Daily)],
            budget = names.Budget(department),
            series = usage.Series.Select(series => new { n = series.Metric, m = series.Model }),
            cost = Expression("cost", usage.CostInUsd, returned: false),
        };

        string[] Alarms(string cap, decimal? amount) => amount is null || department.Status == DepartmentStatus.Closed
            ? []
            : [.. usage.Parts.Select((_, index) => names.CapAlarm(department, cap, index + 1))];
    }

    /// <summary>Unrounded: a cap below a cent is one as well.</summary>
    private decimal Usd(decimal amount) => amount / sandbox.Money.PerUsd;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object Expression(string id, string expression, bool returned) =>
        new { Id = id, Expression = expression, ReturnData = returned };

    private JsonNode Company() => JsonSerializer.SerializeToNode(
        new
        {
            account = sandbox.Accounts.Sandbox.Id,
            brakePath = names.BrakePath,
            @namespace = names.UsageMetrics,
            topic = names.CostTopicArn,
            targets = (string[])["all", .. config.Departments.Select(department => department.Id)],
            policyNames = config.Departments.Select(names.BrakePolicy),
            math = Arithmetic(),
            emptyCommand = new { by = "-", reason = "", until = "-" },
            silentAlarms = new object[] { new { cap = "hour", since = "-" }, new { cap = "day", since = "-" } },
            text = ReconcilerWords.Of(sandbox),
        },
        Readable)!;

    /// <summary>
    /// All of <see cref="SpendMath"/> but the cost itself, which differs by department; every department's first metric is m0.
    /// </summary>
    private IEnumerable<object> Arithmetic()
    {
        var any = new DepartmentUsage([new UsageSeries("m0", "", "", 0)]);
        return SpendMath.Of(any, sandbox).Skip(1)
            .Select(step => Expression(step.Id, step.Expression, SpendMath.Results.Contains(step.Id)))
            .Append(
                Expression(
                    MonthInLocalCurrency, string.Create(CultureInfo.InvariantCulture, $"CEIL({SpendMath.Month}*{sandbox.Money.PerUsd})"),
                    returned: true));
    }

    /// <summary>
    /// What the machine needs to turn its start time into minutes, because JSONPath can add but neither multiply nor read dates:
    /// for each month its first minute since 1970 and the beginning of the month before; for each hour in UTC the minutes from
    /// its beginning to midnight in the sandbox's time zone.
    /// </summary>
    private JsonNode Calendar()
    {
        var months = Enumerable
            .Range(0, 12 * Years).Select(month => new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(month)).ToList();
        var ahead = SpendMath.HoursAhead(sandbox);
        return JsonSerializer.SerializeToNode(
            new
            {
                minutes = months.Select(month => (long)(month - DateTime.UnixEpoch).TotalMinutes),
                previousMonth = months.Select(month =>
                    month.AddMonths(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                minutesToMidnight = Enumerable.Range(0, 24).Select(hour => 60 * (24 - ((hour + ahead + 24) % 24))),
            },
            Readable)!;
    }

    private JsonNode Department()
    {
        var states = Filled("department.asl.json", new Dictionary<string, Func<JsonNode>>
        {
            ["engaged"] = () => BrakePolicy.Engaged.ToJson(),
            ["departmentDimension"] = () => DepartmentUsage.DepartmentDimension,
            ["modelDimension"] = () => DepartmentUsage.ModelDimension,
            ["prune"] = Prune,
            ["save"] = Save,
        }).AsObject();

        // Whatever fails for one department must not keep the others from being looked at.
        foreach (var task in states.Select(state => state.Value!.AsObject()).Where(state => (string)state["Type"]! is "Task" or "Map"))
        {
            _ = task.TryAdd(
                "Catch",
                new JsonArray(
                    new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = "$.error", ["Next"] = "Failed" }));
            if ((string)task["Type"]! == "Task")
            {
                task["Retry"] = Retry();
            }
        }

        return states;
    }

    private static JsonNode Prune() => new JsonObject
    {
        ["Is it to be kept?"] = new JsonObject
        {
            ["Type"] = "Choice",
            ["Choices"] = new JsonArray(
                new JsonObject { ["Variable"] = "$.version", ["StringEquals"] = "v1", ["Next"] = "Kept" },
                new JsonObject { ["Variable"] = "$.version", ["StringEqualsPath"] = "$.keep", ["Next"] = "Kept" }),
            ["Default"] = "Delete",
        },
        ["Kept"] = new JsonObject { ["Type"] = "Pass", ["End"] = true },
        ["Delete"] = new JsonObject
        {
            ["Type"] = "Task",
            ["Resource"] = "arn:aws:states:::aws-sdk:iam:deletePolicyVersion",
            ["Parameters"] = new JsonObject { ["PolicyArn.$"] = "$.policy", ["VersionId.$"] = "$.version" },
            ["ResultPath"] = null,
            ["Retry"] = Retry(),
            ["End"] = true,
        },
    };

    private static JsonNode Save() => new JsonObject
    {
        ["TableName"] = $"${{{Table}}}",
        ["Key"] = new JsonObject { ["department"] = new JsonObject { ["S.$"] = "$.d.id" } },
        ["UpdateExpression"] = "SET brakeState = :state",
        ["ExpressionAttributeValues"] = new JsonObject { [":state"] = new JsonObject { ["S.$"] = "States.JsonToString($.note)" } },
    };

    private static JsonNode Retry() => new JsonArray(new JsonObject
    {
        ["ErrorEquals"] = new JsonArray("States.TaskFailed"),
        ["IntervalSeconds"] = 1,
        ["MaxAttempts"] = 3,
        ["BackoffRate"] = 2,
        ["JitterStrategy"] = "FULL",
    });

    /// <summary>A file of states with each text that is <c>@</c> and a name replaced by what the name stands for.</summary>
    private static JsonNode Filled(string file, Dictionary<string, Func<JsonNode>> values)
    {
        using var stream = typeof(ReconcilerDefinition).Assembly.GetManifestResourceStream($"InfraPoc.Brakes.{file}")!;
        return Fill(JsonNode.Parse(stream)!)!;

        JsonNode? Fill(JsonNode? node) => node switch
        {
            JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value)))),
            JsonArray list => new JsonArray([.. list.Select(Fill)]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['@', ..] text => values[
                text[1..]
            ]
                (),
            _ => node?.DeepClone(),
        };
    }
}
