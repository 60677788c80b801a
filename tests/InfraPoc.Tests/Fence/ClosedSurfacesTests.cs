using InfraPoc.Access;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Fence;
using InfraPoc.Iam;
using InfraPoc.Spending;
using InfraPoc.Tests.Audit;

namespace InfraPoc.Tests.Fence;

/// <summary>Whatever the table holds reaches each of its readers.</summary>
public sealed class ClosedSurfacesTests
{
    private static readonly Sandbox Sandbox = TestCompany.Sandbox;
    private static readonly PolicyDocument Boundary = BoundaryPolicy.For(Sandbox, TestCompany.Names);
    private static readonly PolicyDocument Fence = ServiceControlPolicy.Fence(Sandbox);
    private static readonly PolicyDocument Protection = ServiceControlPolicy.Protection(Sandbox, TestCompany.Names);
    private static readonly PolicyDocument DeployedBrake = PolicyDocument.Parse(BrakeDocuments.Engaged);
    private static readonly IReadOnlyList<Alarm> Alarms = SecurityAlarms.For(Sandbox, TestCompany.Names);
    private static readonly string Query = SavedQueries.For(Sandbox).Single(query => query.Id == "denied").Text;

    public static TheoryData<string> Ids => [.. ClosedSurfaces.All.Select(surface => surface.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Surface_OfTheTable_IsInEveryReader(string id)
    {
        var surface = ClosedSurfaces.All.Single(surface => surface.Id == id);

        IsDenied(Boundary, surface).ShouldBeTrue("boundary");
        IsDenied(Fence, surface).ShouldBe(surface.Whom == ClosedTo.Everybody, "fence");
        IsDenied(Protection, surface).ShouldBe(surface.Whom == ClosedTo.AllButDeployment, "protection");
        IsDenied(DeployedBrake, surface).ShouldBe(surface.Actions.All(action => CallsModels(surface, action)), "brake");
        surface.Sources.ShouldAllBe(source => Query.Contains($"\"{source}.amazonaws.com\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Attempt_OnASurface_IsInThePatternOfItsAlarm(string id)
    {
        var surface = ClosedSurfaces.All.Single(surface => surface.Id == id);
        if (surface.Alarm is null)
        {
            // Nothing of its own: see ClosedSurface.Alarm.
            id.ShouldBeOneOf("LogReading", "Identities");
            return;
        }

        var pattern = LogFilter.Parse(((AlarmSource.Events)Alarms.Single(alarm => alarm.Id == surface.Alarm).Source).Pattern);
        foreach (var (service, name) in from service in surface.Sources
                                        from name in surface.Events.Select(Sample).DefaultIfEmpty("InvokeAnything")
                                        select (service, name))
        {
            var attempt = CloudTrailEvent.Of(service, name, CloudTrailEvent.Member).Denied($"{service}:{name}", "*");

            pattern.Matches(attempt).ShouldBeTrue($"{service} {name}");
        }
    }

    [Fact]
    public void Table_OfASandboxWithGlobalInference_IsTheSameLessGlobalInference()
    {
        var open = Sandbox with { Residency = Sandbox.Residency! with { GlobalInference = true } };

        ClosedSurfaces.All.Except(ClosedSurfaces.Of(open)).Select(surface => surface.Id)
            .ShouldBe(["GlobalInference", "GlobalInferenceThroughProfile"]);
    }

    [Fact]
    public void Why_InEitherLanguage_IsASentence() => ClosedSurfaces.All.ShouldAllBe(surface =>
        surface.Why.English.EndsWith('.') && surface.Why.Japanese.EndsWith('。'));

    /// <summary>Each of the surface's actions, on what its statement is about, whatever else is granted.</summary>
    private static bool IsDenied(PolicyDocument document, ClosedSurface surface) =>
        surface.Actions.All(action => PolicyEvaluator.EvaluateAlone(document, new PolicyRequest
        {
            // A sign-in: programs are denied models for other reasons as well.
            Principal = $"arn:aws:iam::{TestCompany.SandboxAccount}:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_poc-sales_0123456789abcdef",
            Action = Sample(action),
            Resource = surface.Statement.Resources switch
            {
                ["*"] when action.StartsWith("bedrock:InvokeModel", StringComparison.Ordinal) => "arn:aws:bedrock:ap-northeast-1::foundation-model/sample",
                ["*"] => "*",
                [var resource, ..] => Sample(resource),
                _ => $"arn:aws:bedrock:ap-northeast-1:{TestCompany.SandboxAccount}:custom-model/sample",
            },
            Context = surface.Statement.Conditions.Where(test => test.Key != "Null")
                .SelectMany(test => test.Value.Select(key => (
                    key.Key, Value: test.Key.Contains("Not", StringComparison.Ordinal) ? "sample" : Sample(key.Value[0]))))
                .Append(("aws:RequestedRegion", "ap-northeast-1"))
                .ToDictionary(pair => pair.Item1, IReadOnlyList<string> (pair) => [pair.Item2]),
        }).Verdict == PolicyVerdict.ExplicitDeny);

    private static string Sample(string pattern) => pattern.Replace("*", "sample", StringComparison.Ordinal);

    /// <summary>Models are called through Bedrock, and through whatever is closed to everybody as a whole.</summary>
    private static bool CallsModels(ClosedSurface surface, string action) =>
        action.StartsWith("bedrock:", StringComparison.Ordinal)
        || (surface.Whom == ClosedTo.Everybody && action.EndsWith(":*", StringComparison.Ordinal));
}
