using InfraPoc.Functions.Tests.Fixture;
using InfraPoc.Spending;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>Brake policies that somebody else changed.</summary>
public sealed class PolicyVersionTests : IDisposable
{
    private const string AllowEverything =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]}""";

    private readonly TestSandbox sandbox = new TestSandbox().Deploy(Sales);

    public void Dispose()
    {
        if (LocalAws.Missing is null)
        {
            sandbox.Versions(Sales).Count.ShouldBeLessThanOrEqualTo(2);
        }

        sandbox.Dispose();
    }

    [LocalAwsTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_FiveVersionsMadeByHand_AreReplaced(bool engage)
    {
        for (var version = 2; version <= 5; version++)
        {
            Make(AllowEverything);
        }

        _ = await (engage ? sandbox.Meter(sandbox.Use(Sales, 10)) : sandbox.Brake());

        (engage ? sandbox.IsEngaged(Sales) : sandbox.IsReleased(Sales)).ShouldBeTrue();
        sandbox.Versions(Sales).Count.ShouldBe(engage ? 2 : 1);
    }

    [LocalAwsFact]
    public async Task Run_EngagedBrakeOpenedByHand_IsEngagedAgain()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.ByHand("SetDefaultPolicyVersion", Sales, ("VersionId", "v1"));

        _ = await sandbox.Brake();

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Messages.Count.ShouldBe(2, "Nobody was told that it ran.");
    }

    [LocalAwsFact]
    public async Task Run_EngagedBrakeReplacedByHand_IsEngagedAgain()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        Make(AllowEverything);

        _ = await sandbox.Brake();

        sandbox.IsEngaged(Sales).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task Run_RunningDepartmentStoppedByHand_IsReleased()
    {
        _ = await sandbox.Brake();
        Make(BrakeDocuments.Engaged);
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        _ = await sandbox.Brake();

        sandbox.Default(Sales).ShouldBe("v1");
    }

    /// <summary>Made by hand, but right: it is taken over, and not made again.</summary>
    [LocalAwsFact]
    public async Task Run_RightVersionMadeByHand_IsKept()
    {
        sandbox.Configure(Sales, rules => rules with { Status = "suspended" });
        Make(BrakeDocuments.Engaged);

        _ = await sandbox.Brake();
        _ = await sandbox.Brake();

        sandbox.Default(Sales).ShouldBe("v2");
        sandbox.Proxy.Calls.ShouldNotContain(call => call.Operation == "CreatePolicyVersion");
        sandbox.Proxy.Calls.Count(call => call.Operation == "GetPolicyVersion").ShouldBe(1);
    }

    [LocalAwsFact]
    public async Task Run_InertVersionDeletedByHand_IsMadeAgainToRelease()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.ByHand("DeletePolicyVersion", Sales, ("VersionId", "v1"));
        sandbox.Clock.Advance(TimeSpan.FromHours(2));

        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
        sandbox.Default(Sales).ShouldBe("v3");

        _ = await sandbox.Meter(sandbox.Use(Sales, 40));
        sandbox.IsEngaged(Sales).ShouldBeTrue();
    }

    /// <summary>The meter goes by what is remembered; the brake looks, at the latest five minutes later.</summary>
    [LocalAwsFact]
    public async Task Meter_DepartmentStopsForTheSecondTime_MakesOneVersionEachTime()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        _ = await sandbox.Brake();
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));

        sandbox.Default(Sales).ShouldBe("v3");
        sandbox.Versions(Sales).Keys.ShouldBe(["v1", "v3"]);
    }

    private void Make(string document) =>
        sandbox.ByHand("CreatePolicyVersion", Sales, ("PolicyDocument", document), ("SetAsDefault", "true"));
}
