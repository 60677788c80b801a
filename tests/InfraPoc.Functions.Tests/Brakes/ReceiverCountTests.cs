using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>Once a day it is counted who confirmed that they are notified.</summary>
public sealed class ReceiverCountTests : IDisposable
{
    private const string Nine = "2027-01-05T00:00:00Z";

    private readonly TestSandbox sandbox = new TestSandbox(Nine).Deploy(Sales, Development);

    public ReceiverCountTests()
    {
        sandbox.Receivers($"{sandbox.Name}-security", 2);
        sandbox.Receivers($"{sandbox.Name}-cost", 1);
        sandbox.Receivers($"{sandbox.Name}-sales-cost", 3);
        sandbox.Receivers($"{sandbox.Name}-development-cost", 3);
    }

    public void Dispose() => sandbox.Dispose();

    [LocalAwsFact]
    public async Task Run_EverybodyConfirmed_ReportsNothing()
    {
        _ = await sandbox.Brake();

        var line = sandbox.Lines("receivers-counted").ShouldHaveSingleItem();
        ((int)line["topics"]!, (int)line["missing"]!).ShouldBe((4, 0));
        sandbox.Output.ShouldNotContain("MissingReceivers");
        sandbox.Output.ShouldNotContain("receivers-missing");
    }

    [LocalAwsTheory]
    [InlineData("security", 1, 0, 1)]
    [InlineData("security", 0, 2, 2)]
    [InlineData("cost", 0, 0, 1)]
    [InlineData("cost", 0, 1, 1)]
    [InlineData("sales-cost", 1, 1, 2)]
    [InlineData("sales-cost", 3, 1, 1)]
    [InlineData("development-cost", 0, 0, 3)]
    public async Task Run_MissingOrUnconfirmed_IsReportedWithItsTopic(string topic, int confirmed, int pending, int missing)
    {
        sandbox.Receivers($"{sandbox.Name}-{topic}", confirmed, pending);

        _ = await sandbox.Brake();

        sandbox.Output.ShouldContain($"\"MissingReceivers\":{missing}");
        var line = sandbox.Lines("receivers-missing").ShouldHaveSingleItem();
        ((string?)line["topic"]).ShouldBe(sandbox.TopicArn($"{sandbox.Name}-{topic}"));
        ((int)line["confirmed"]!, (int)line["pending"]!).ShouldBe((confirmed, pending));
    }

    [LocalAwsFact]
    public async Task Run_MoreThanConfigured_MakesNobodyElseGood()
    {
        sandbox.Receivers($"{sandbox.Name}-cost", 5);
        sandbox.Receivers($"{sandbox.Name}-sales-cost", 2);

        _ = await sandbox.Brake();

        sandbox.Output.ShouldContain("\"MissingReceivers\":1}");
    }

    /// <summary>A topic that is gone or cannot be read notifies nobody, and keeps no department from being judged.</summary>
    [LocalAwsFact]
    public async Task Run_TopicCannotBeRead_CountsAllOfItsReceivers()
    {
        sandbox.Configure(Sales, rules => rules with { TopicArn = sandbox.TopicArn($"{sandbox.Name}-gone") });

        _ = await sandbox.Brake();

        sandbox.Output.ShouldContain("\"MissingReceivers\":3}");
        sandbox.Lines("receivers-not-counted").ShouldHaveSingleItem();
        sandbox.Lines("judged").ShouldHaveSingleItem();
    }

    /// <summary>The run of 9:00 in Tokyo counts, and no other of the day.</summary>
    [LocalAwsFact]
    public async Task Runs_OfADay_CountOnce()
    {
        sandbox.Receivers($"{sandbox.Name}-cost", 0);
        foreach (var minutes in new[] { -1, 4, 5, 60, 720, 1_439 })
        {
            sandbox.Clock.Now = Utc(Nine).AddMinutes(minutes);
            _ = await sandbox.Brake();
        }

        sandbox.Lines("receivers-counted").ShouldHaveSingleItem();
        sandbox.Proxy.Calls.Count(call => call.Operation == "GetTopicAttributes").ShouldBe(4);
    }
}
