#pragma warning disable CA1507 // "Name" is a field of AWS, not the property.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using InfraPoc.Aws;
using InfraPoc.Functions.Output;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>A sandbox deployed to a local AWS, as the stacks would, with functions that run in this process.</summary>
internal sealed partial class TestSandbox : IDisposable
{
    public const string Sales = "sales";
    public const string Development = "development";

    private static int last;

    private readonly LocalAws aws = LocalAws.Current;
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, DepartmentRules> departments = [];
    private readonly HashSet<string> budgets = [];
    private FunctionHost host;

    public TestSandbox(string now = "2027-01-05T03:00:00Z", int retries = 0)
    {
        Name = $"poc{Interlocked.Increment(ref last)}";
        Clock = new TestClock(Utc(now));
        Proxy = new Proxy(aws.Address);
        host = null!;
        Restart(retries);
        _ = aws.Json("dynamodb", "DynamoDB_20120810.CreateTable", new JsonObject
        {
            ["TableName"] = Name,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(Key("pk", "HASH"), Key("sk", "RANGE")),
            ["AttributeDefinitions"] = new JsonArray(Attribute("pk"), Attribute("sk")),
        });
        Topic($"{Name}-cost");
        Topic($"{Name}-security");
        Bill(Rules.BudgetName, "0");
        Put("settings", Entries.Write(Rules));
        Put("models/1", Entries.Write((IReadOnlyList<ModelRules>)[Haiku]));
        Roster();

        static JsonObject Key(string name, string type) => new() { ["AttributeName"] = name, ["KeyType"] = type };
        static JsonObject Attribute(string name) => new() { ["AttributeName"] = name, ["AttributeType"] = "S" };
    }

    /// <summary>One dollar for a million tokens of any kind.</summary>
    public static ModelRules Haiku { get; } =
        new() { Alias = "haiku", ModelId = LogLine.Haiku, Input = 1, Output = 1, CacheRead = 1, CacheWrite = 1 };

    public string Name { get; }

    public TestClock Clock { get; }

    public Proxy Proxy { get; }

    public FunctionHost Host => host;

    /// <summary>Everything that functions wrote.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public IReadOnlyList<Message> Messages => Proxy.Messages;

    public SandboxRules Rules => new()
    {
        Name = Name,
        Account = LocalAws.Account,
        Region = LocalAws.Region,
        Language = "ja",
        TimeZone = "Asia/Tokyo",
        Currency = "JPY",
        PerUsd = 150,
        MonthlyBudget = 300_000,
        CostTopicArn = TopicArn($"{Name}-cost"),
        CostReceivers = 1,
        SecurityTopicArn = TopicArn($"{Name}-security"),
        SecurityReceivers = 2,
        BudgetName = $"{Name}-sandbox",
        Runbook = "docs/runbook.md",
    };

    public static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Takes the budgets back: with more than a page of them, another test's changes would end a listing early.</summary>
    public void Dispose()
    {
        foreach (var budget in budgets)
        {
            Unbill(budget);
        }

        Proxy.Dispose();
    }

    /// <summary>A new process.</summary>
    public void Restart(int retries = 0) => host = new FunctionHost(new AwsConnection
    {
        Endpoint = Proxy.Move(),
        Region = LocalAws.Region,
        Credentials = new BasicAWSCredentials("testing", "testing"),
        Retries = retries,
    })
    {
        Sandbox = Name,
        Table = Name,
        PromptLog = $"/{Name}/prompts",
        Time = Clock,
        Log = new FunctionLog(TextWriter.Synchronized(new StringWriter(output))),
    };

    /// <summary>Deploys departments like their stacks do, in the order of one: policy, budget, topic, entry.</summary>
    public TestSandbox Deploy(params IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            var policyId = Policy(id);
            Topic($"{Name}-{id}-cost");
            Bill($"{Name}-{id}", "0");
            Configure(Standard(id, policyId), roster: false);
        }

        Roster(departments.Keys);
        return this;
    }

    /// <summary>Changes a department's entry.</summary>
    public void Configure(string id, Func<DepartmentRules, DepartmentRules> change, bool roster = true) =>
        Configure(change(departments[id]), roster);

    /// <summary>A department's brake policy alone; returns its id.</summary>
    public string Policy(string id, string? path = null)
    {
        var xml = aws.Query(
            "iam",
            "2010-05-08",
            ("Action", "CreatePolicy"),
            ("PolicyName", $"{Name}-{id}-brake"),
            ("Path", path ?? $"/{Name}/brake/"),
            ("PolicyDocument", BrakeDocuments.Released));
        return PolicyIdPattern().Match(xml).Groups["id"].Value;
    }

    /// <summary>Takes a department's stack away.</summary>
    public void Destroy(string id)
    {
        foreach (var version in Versions(id).Keys.Where(version => version != Default(id)).ToList())
        {
            _ = aws.Query("iam", "2010-05-08", ("Action", "DeletePolicyVersion"), ("PolicyArn", PolicyArn(id)), ("VersionId", version));
        }

        _ = aws.Query("iam", "2010-05-08", ("Action", "DeletePolicy"), ("PolicyArn", PolicyArn(id)));
        _ = aws.Json("ssm", "AmazonSSM.DeleteParameter", new JsonObject { ["Name"] = $"/infrapoc/{Name}/departments/{id}" });
        _ = departments.Remove(id);
    }

    /// <summary>The list of departments, all that are deployed unless it says others.</summary>
    public void Roster(params IEnumerable<string> ids) => Put("roster/1", Entries.Write([.. ids]));

    public void Put(string entry, string text) => _ = aws.Json("ssm", "AmazonSSM.PutParameter", new JsonObject
    {
        ["Name"] = $"/infrapoc/{Name}/{entry}",
        ["Value"] = text,
        ["Type"] = "String",
        ["Overwrite"] = true,
    });

    public void Remove(string entry) =>
        _ = aws.Json("ssm", "AmazonSSM.DeleteParameter", new JsonObject { ["Name"] = $"/infrapoc/{Name}/{entry}" });

    /// <summary>What AWS Budgets says was billed, as JSON.</summary>
    public void Bill(string budget, string amount, bool asNumber = false)
    {
        if (!budgets.Add(budget))
        {
            Unbill(budget);
        }

        var spend = new JsonObject { ["Amount"] = asNumber ? JsonNode.Parse(amount) : amount, ["Unit"] = "USD" };
        _ = aws.Json("budgets", "AWSBudgetServiceGateway.CreateBudget", new JsonObject
        {
            ["AccountId"] = LocalAws.Account,
            ["Budget"] = new JsonObject
            {
                ["BudgetName"] = budget,
                ["BudgetLimit"] = new JsonObject { ["Amount"] = "1", ["Unit"] = "USD" },
                ["BudgetType"] = "COST",
                ["TimeUnit"] = "MONTHLY",
                ["CalculatedSpend"] = new JsonObject { ["ActualSpend"] = spend },
            },
        });
    }

    private void Unbill(string budget) => _ = aws.Json(
        "budgets", "AWSBudgetServiceGateway.DeleteBudget", new JsonObject { ["AccountId"] = LocalAws.Account, ["BudgetName"] = budget });

    /// <summary>Calls of a department worth some dollars, in one record.</summary>
    public LogLine Use(string id, decimal usd, DateTimeOffset? at = null) =>
        new() { Role = $"{Name}-{id}-app", Time = at ?? Clock.Now, Input = (long)(usd * 1_000_000), Output = 0 };

    public Task<JsonNode> Meter(params IEnumerable<object> lines) => MeterRaw(LogLine.Delivery(lines, at: Clock.Now));

    public Task<JsonNode> MeterRaw(string input, Functions.Meter.Run? run = null) =>
        Run(stream => Functions.Meter.RunAsync(host, run ?? new Functions.Meter.Run(host), stream), input);

    public Task<JsonNode> Brake(string input = "{}") => Run(stream => Functions.Brake.RunAsync(host, stream), input);

    /// <summary>Runs the brake, which is expected to fail.</summary>
    public async Task<string> BrakeFails(string input = "{}") => (await Should.ThrowAsync<FunctionException>(() => Brake(input))).Message;

    public string Default(string id) => DefaultPattern().Match(Get(id)).Groups["version"].Value;

    public string PolicyId(string id) => PolicyIdPattern().Match(Get(id)).Groups["id"].Value;

    /// <summary>Documents by version.</summary>
    public IReadOnlyDictionary<string, string> Versions(string id)
    {
        var xml = aws.Query("iam", "2010-05-08", ("Action", "ListPolicyVersions"), ("PolicyArn", PolicyArn(id)));
        return VersionPattern().Matches(xml).Select(match => match.Groups["version"].Value).Distinct()
            .ToDictionary(version => version, version => Document(id, version));
    }

    public string PolicyArn(string id) => $"arn:aws:iam::{LocalAws.Account}:policy/{Name}/brake/{Name}-{id}-brake";

    /// <summary>Whether the version in force stops the department.</summary>
    public bool IsEngaged(string id) => BrakeDocuments.Same(Document(id, Default(id)), BrakeDocuments.Engaged);

    /// <summary>Whether the version in force changes nothing.</summary>
    public bool IsReleased(string id) => BrakeDocuments.Same(Document(id, Default(id)), BrakeDocuments.Released);

    /// <summary>What somebody does by hand.</summary>
    public void ByHand(string action, string id, params (string Name, string Value)[] fields) =>
        _ = aws.Query("iam", "2010-05-08", [("Action", action), ("PolicyArn", PolicyArn(id)), .. fields]);

    /// <summary>All items of the table, by pk and sk.</summary>
    public IReadOnlyDictionary<string, JsonObject> Table()
    {
        Dictionary<string, JsonObject> items = [];
        JsonNode? start = null;
        do
        {
            var request = new JsonObject { ["TableName"] = Name };
            if (start is not null)
            {
                request["ExclusiveStartKey"] = start.DeepClone();
            }

            var page = aws.Json("dynamodb", "DynamoDB_20120810.Scan", request);
            foreach (var item in page["Items"]!.AsArray())
            {
                items.Add($"{item!["pk"]!["S"]} {item["sk"]!["S"]}", item.AsObject());
            }

            start = page["LastEvaluatedKey"];
        }
        while (start is not null);

        return items;
    }

    public void PutItem(JsonObject item) =>
        _ = aws.Json("dynamodb", "DynamoDB_20120810.PutItem", new JsonObject { ["TableName"] = Name, ["Item"] = item.DeepClone() });

    public void DeleteItem(JsonObject item) => _ = aws.Json("dynamodb", "DynamoDB_20120810.DeleteItem", new JsonObject
    {
        ["TableName"] = Name,
        ["Key"] = new JsonObject { ["pk"] = item["pk"]!.DeepClone(), ["sk"] = item["sk"]!.DeepClone() },
    });

    /// <summary>A number in the table; zero where there is none.</summary>
    public long Sum(string key, string attribute = "micros") =>
        Table().TryGetValue(key, out var item) ? long.Parse((string)item[attribute]!["N"]!, CultureInfo.InvariantCulture) : 0;

    /// <summary>Lines of JSON that functions wrote about something.</summary>
    public IReadOnlyList<JsonObject> Lines(string what) =>
    [
        .. from line in Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let json = JsonNode.Parse(line)!.AsObject()
           where (string?)json["event"] == what
           select json,
    ];

    public void Topic(string name) => _ = aws.Query("sns", "2010-03-31", ("Action", "CreateTopic"), ("Name", name));

    /// <summary>
    /// How many receivers of a topic confirmed, and how many have not. The local AWS takes all for confirmed and counts none, but keeps
    /// what an attribute is set to; the name of one is misspelt there.
    /// </summary>
    public void Receivers(string topic, int confirmed, int pending = 0)
    {
        foreach (var (name, count) in new[] { ("SubscriptionsConfimed", confirmed), ("SubscriptionsPending", pending) })
        {
            _ = aws.Query(
                "sns", "2010-03-31", ("Action", "SetTopicAttributes"), ("TopicArn", TopicArn(topic)), ("AttributeName", name),
                ("AttributeValue", $"{count}"));
        }
    }

    public string TopicArn(string name) => $"arn:aws:sns:{LocalAws.Region}:{LocalAws.Account}:{name}";

    public JsonNode Aws(string service, string target, JsonObject input) => aws.Json(service, target, input);

    private DepartmentRules Standard(string id, string policyId) => new()
    {
        Id = id,
        Name = $"部門 {id}",
        Status = "active",
        Start = Utc("2026-11-30T15:00:00Z"),
        End = Utc("2027-02-28T15:00:00Z"),
        Monthly = 50_000,
        StopPercent = 100,
        Daily = 5_000,
        Hourly = 1_500,
        Total = 120_000,
        AlertPercents = [50, 80, 100],
        CoolDownMinutes = 60,
        TopicArn = TopicArn($"{Name}-{id}-cost"),
        Receivers = 3,
        BrakePolicyArn = PolicyArn(id),
        BrakePolicyId = policyId,
        BudgetName = $"{Name}-{id}",
        ItPartner = "情シス it@example.com",
        Owner = "部長 owner@example.com",
        Profiles = new Dictionary<string, string> { ["a1b2c3d4e5f6"] = "haiku" },
        SignInRolePrefix = $"AWSReservedSSO_{Name}-{id}_",
        ApplicationRole = $"{Name}-{id}-app",
    };

    private void Configure(DepartmentRules rules, bool roster = true)
    {
        departments[rules.Id] = rules;
        Put($"departments/{rules.Id}", Entries.Write(rules));
        if (roster)
        {
            Roster(departments.Keys);
        }
    }

    private string Get(string id) => aws.Query("iam", "2010-05-08", ("Action", "GetPolicy"), ("PolicyArn", PolicyArn(id)));

    private string Document(string id, string version)
    {
        var xml = aws.Query("iam", "2010-05-08", ("Action", "GetPolicyVersion"), ("PolicyArn", PolicyArn(id)), ("VersionId", version));
        return System.Net.WebUtility.HtmlDecode(DocumentPattern().Match(xml).Groups["document"].Value);
    }

    private static async Task<JsonNode> Run(Func<Stream, Task<Stream>> handler, string input)
    {
        await using var answer = await handler(new MemoryStream(Encoding.UTF8.GetBytes(input)));
        return JsonNode.Parse(answer)!;
    }

    [GeneratedRegex("<PolicyId>(?<id>[^<]+)</PolicyId>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PolicyIdPattern();

    [GeneratedRegex("<DefaultVersionId>(?<version>[^<]+)</DefaultVersionId>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DefaultPattern();

    [GeneratedRegex("<VersionId>(?<version>[^<]+)</VersionId>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex("<Document>(?<document>[^<]*)</Document>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DocumentPattern();
}
