using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using InfraPoc.Config;

namespace InfraPoc.Tests;

/// <summary>The controls as CDK runs them.</summary>
public sealed class ControlPackTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Synth_ViolatedControl_FailsWithIdConstructPropertyAndFix()
    {
        var (fails, violations) = Synth(app => PermissionSet(app).AddPropertyOverride("SessionDuration", "PT8H"));

        fails.ShouldBeTrue();
        var violation = violations.ShouldHaveSingleItem();
        violation.GetProperty("ruleName").GetString().ShouldBe("ACC-05 SessionsEndWithinFourHours");
        violation.GetProperty("description").GetString().ShouldBe("ACC-05: Sessions last 8 h; at most 4 h are allowed.");
        violation
            .GetProperty("suggestedFix").GetString()
            .ShouldBe("Set SessionDuration of the permission set, or MaxSessionDuration of the role, to four hours or less.");
        var place = violation.GetProperty("violatingConstructs").EnumerateArray().ShouldHaveSingleItem();
        place.GetProperty("constructPath").GetString().ShouldBe("Poc-Access-sales/SignIn/PermissionSet");
        place.GetRawText().ShouldContain("Properties.SessionDuration");
    }

    [Fact]
    public void Synth_ViolatedControlOfACompanyInJapanese_SaysItInJapanese()
    {
        var violation = Synth(app => PermissionSet(app).AddPropertyOverride("SessionDuration", "PT8H"), Language.Japanese)
            .Violations.ShouldHaveSingleItem();

        violation.GetProperty("description").GetString().ShouldBe("ACC-05: セッションが 8 時間続きます。上限は 4 時間です。");
        violation.GetProperty("suggestedFix").GetString()
            .ShouldBe("許可セットの SessionDuration、またはロールの MaxSessionDuration を 4 時間以下にしてください。");
    }

    [Fact]
    public void Synth_ViolatedControl_CannotBeAcknowledgedAway() =>
        Synth(app =>
        {
            PermissionSet(app).AddPropertyOverride("SessionDuration", "PT8H");
            foreach (var scope in new global::Constructs.IConstruct[] { app, PermissionSet(app) })
            {
                Validations
                    .Of(scope)
                    .Acknowledge(
                        new Acknowledgment { Id = "InfraPoc::ACC-05-SessionsEndWithinFourHours", Reason = "we would like to" });
            }
        }).Fails.ShouldBeTrue();

    [Fact]
    public void Synth_ControlThatOnlyWarns_SucceedsAndSaysSo()
    {
        var (fails, violations) = Synth(app =>
            app.Node.FindAll().OfType<CfnFunction>().First().AddPropertyOverride("Runtime", "dotnet6"));

        fails.ShouldBeFalse();
        var violation = violations.ShouldHaveSingleItem();
        violation.GetProperty("ruleName").GetString().ShouldBe("SUP-01 LambdaRuntimesAreSupported");
        violation.GetProperty("severity").GetString().ShouldBe("warning");
    }

    [Fact]
    public void Synth_CompliantApp_Succeeds()
    {
        var (fails, violations) = Synth(_ => { });

        fails.ShouldBeFalse();
        violations.ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private static CfnResource PermissionSet(App app) =>
        (CfnResource)app.Node.FindChild("Poc-Access-sales").Node.FindChild("SignIn").Node.FindChild("PermissionSet");

    private (bool Fails, IReadOnlyList<JsonElement> Violations) Synth(Action<App> change, Language language = Language.English)
    {
        var fails = false;
        try
        {
            Synthesis.InProcess(folder.Path, app =>
            {
                var config = TestCompany.Config(TestCompany.Sales);
                SandboxApp.AddStacks(
                    app, config with { Sandbox = config.Sandbox with { Language = language } }, CloudAssemblies.Functions);
                change(app);
            });
        }
        catch (Exception exception) when (exception.Message.StartsWith("ValidationFailed: ", StringComparison.Ordinal))
        {
            fails = true;
        }

        return (fails,
        [
            .. from report in JsonElement
                .Parse(File.ReadAllText(Path.Combine(folder.Path, "validation-report.json"))).GetProperty("pluginReports").EnumerateArray()
               where report.GetProperty("pluginName").GetString() == "InfraPoc"
               from violation in report.GetProperty("violations").EnumerateArray()
               select violation,
        ]);
    }
}
