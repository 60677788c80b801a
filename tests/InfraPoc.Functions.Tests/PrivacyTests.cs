using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests;

/// <summary>Marked prompts, answers and persons go in everywhere; nothing that comes out holds a mark.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly TestSandbox sandbox = new TestSandbox().Deploy(Sales, Development);

    public void Dispose() => sandbox.Dispose();

    [LocalAwsFact]
    public async Task Meter_MarkedRecords_AreInNoLogNoTableNoMessageAndNoAnswer()
    {
        var good = new LogLine
        {
            Role = $"{sandbox.Name}-sales-app",
            Time = sandbox.Clock.Now,
            Person = "MARK-person@example.com",
            Prompt = "MARK-prompt",
            Answer = "MARK-answer",
            Input = 11_000_000,
        };
        object[] lines =
        [
            good,
            good with { Id = "r2", Role = "nobodys-role", Model = "vendor.unknown" },
            good with { Id = "r3", Role = $"AWSReservedSSO_{sandbox.Name}-development_0123456789abcdef" },
            "MARK-plain text",
            "{\"schemaType\":\"ModelInvocationLog\",\"MARK\":",
            """{"schemaType":"MARK","MARK":"MARK"}""",
            """{"schemaType":"ModelInvocationLog","requestId":{"MARK":1},"timestamp":"MARK"}""",
            """{"schemaType":"ModelInvocationLog","requestId":"r4","timestamp":"2027-01-05T03:00:00Z","input":"MARK","identity":"MARK"}""",
            "\ud800 MARK",
        ];
        List<string> outputs = [(await sandbox.Meter(lines)).ToJsonString()];

        const string Refused = """{"__type":"ValidationException","message":"no"}""";
        sandbox.Proxy.Fault = call => call.Operation == "TransactWriteItems" ? new Fault(400, Refused) : null;
        outputs.Add((await Should.ThrowAsync<FunctionException>(() => sandbox.Meter(good with { Id = "r5" }))).ToString());
        sandbox.Proxy.Fault = call => call.Operation == "PutItem" ? new Fault() : null;
        outputs.Add((await Should.ThrowAsync<FunctionException>(() => sandbox.Meter("MARK-again"))).ToString());
        sandbox.Proxy.Revive();
        string[] inputs =
            ["MARK", """{"awslogs":{"data":"MARK"}}""", """{"replay":{"from":"MARK","until":"MARK"}}""", """{"awslogs":"MARK"}"""];
        foreach (var broken in inputs)
        {
            outputs.Add((await Should.ThrowAsync<FunctionException>(() => sandbox.MeterRaw(broken))).ToString());
        }

        outputs.Add((await sandbox.Brake()).ToJsonString());
        outputs.Add(sandbox.Output);
        outputs.AddRange(sandbox.Proxy.Calls.Select(call => call.Body));
        outputs.AddRange(sandbox.Table().Values.Select(item => item.ToJsonString()));

        sandbox.IsEngaged(Sales).ShouldBeTrue("The marked records counted.");
        outputs.ShouldAllBe(output => !output.Contains("MARK") && !output.Contains("\\u0022MARK"));
    }

    /// <summary>Who commands and why is for the people who are told, and in no log.</summary>
    [LocalAwsFact]
    public async Task Brake_MarkedCommands_AreToldAndRememberedButNotLogged()
    {
        _ = await sandbox.Brake("""{"engage":"sales","reason":"MARK-reason","by":"MARK-person"}""");
        _ = await sandbox.Brake();
        List<string> logged =
        [
            await sandbox.BrakeFails("""{"release":"sales","reason":"MARK-reason","by":["MARK-person"]}"""),
            await sandbox.BrakeFails("""{"release":"sales","reason":{"x":"MARK-reason"},"by":"MARK-person"}"""),
            await sandbox.BrakeFails("""MARK {"release":"sales","by":"MARK-person","""),
            await sandbox.BrakeFails("""{"engage":"MARK-person"}"""),
            await sandbox.BrakeFails("""{"engage":["MARK-person"],"reason":"x"}"""),
            await sandbox.BrakeFails("""{"engage":"sales","reason":"x","until":"MARK-person"}"""),
            await sandbox.BrakeFails("""{"MARK-person":"sales"}"""),
            await sandbox.BrakeFails("\"MARK-person\""),
            sandbox.Output,
        ];

        sandbox.Messages.ShouldContain(message => message.Text.Contains("MARK-reason") && message.Text.Contains("MARK-person"));
        logged.ShouldAllBe(text => !text.Contains("MARK"));
    }
}
