using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Access;

/// <summary>
/// What the principals of the configured company can do, decided on the synthesized templates: these hold for any company
/// that is written into config/.
/// </summary>
public sealed class EffectivePermissionsTests
{
    private readonly SandboxConfig config = SandboxLoader.Load(ProjectFolder.Path).Config!;
    private readonly Synthesis synthesis;
    private readonly SandboxNames names;
    private readonly Dictionary<string, PolicySet> policies = [];

    public EffectivePermissionsTests()
    {
        synthesis = Synthesis.Of(config);
        names = new SandboxNames(config.Sandbox);
    }

    [Fact]
    public void ActiveDepartment_WithinItsPeriod_ReachesEachOfItsModelsThroughItsOwnProfile()
    {
        foreach (var department in config.Departments.Where(department => department.Status == DepartmentStatus.Active))
        {
            foreach (var (model, profile) in ProfilesOf(department))
            {
                Calls(department, model, profile, department.Period.Start).ShouldBeTrue($"{department.Id} {model.Alias}");
                Calls(department, model, profile, department.Period.End).ShouldBeTrue($"{department.Id} {model.Alias}");
            }
        }
    }

    [Fact]
    public void Department_OutsideItsPeriod_ReachesNothing()
    {
        foreach (var department in config.Departments)
        {
            foreach (var (model, profile) in ProfilesOf(department))
            {
                Calls(department, model, profile, department.Period.Start.AddDays(-2)).ShouldBeFalse(department.Id);
                Calls(department, model, profile, department.Period.End.AddDays(2)).ShouldBeFalse(department.Id);
            }
        }
    }

    [Fact]
    public void Department_OfAnotherDepartment_ReachesNeitherProfilesNorRole()
    {
        foreach (var (department, other) in Pairs())
        {
            foreach (var (model, profile) in ProfilesOf(other))
            {
                Calls(department, model, profile, department.Period.Start).ShouldBeFalse($"{department.Id} -> {other.Id}");
            }

            Allows(department, "sts:AssumeRole", names.ApplicationRoleArn(other), department.Period.Start)
                .ShouldBeFalse($"{department.Id} -> {other.Id}");
        }
    }

    [Fact]
    public void Department_ModelItDoesNotList_IsOutOfReach()
    {
        foreach (var department in config.Departments)
        {
            foreach (var model in config.Models.Values.Where(model => config.ModelsOf(department).All(own => own.ModelId != model.ModelId)))
            {
                foreach (
                    var resource in new[]
                    {
                        names.SystemProfileArn(model), SandboxNames.FoundationModelArn(model, config.Sandbox.Accounts.Sandbox.Region),
                    }.OfType<string>())
                {
                    Allows(department, "bedrock:InvokeModel", resource, department.Period.Start)
                        .ShouldBeFalse($"{department.Id} {resource}");
                    foreach (var (_, profile) in ProfilesOf(department))
                    {
                        Allows(
                                department, "bedrock:InvokeModel", resource, department.Period.Start,
                                ("bedrock:InferenceProfileArn", profile))
                            .ShouldBeFalse($"{department.Id} {resource}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Department_WithAStricterGuardrail_ReachesNoModelWithoutIt()
    {
        foreach (var department in config.Departments.Where(department => department.Guardrail != config.Sandbox.Guardrails.Floor))
        {
            foreach (var (model, profile) in ProfilesOf(department))
            {
                Allows(
                        department, "bedrock:InvokeModel", SandboxNames.FoundationModelArn(model, model.DestinationRegions[0]),
                        department.Period.Start, ("bedrock:InferenceProfileArn", profile))
                    .ShouldBeFalse(department.Id);
            }
        }
    }

    [Fact]
    public void ActiveDepartment_WithoutItsOwnGuardrailInTheRequest_CallsOnlyWhenOnTheFloor()
    {
        foreach (var department in config.Departments.Where(department => department.Status == DepartmentStatus.Active))
        {
            var isOnTheFloor = department.Guardrail == config.Sandbox.Guardrails.Floor;
            foreach (var (model, profile) in ProfilesOf(department))
            {
                foreach (
                    var passed in new[] { null, GuardrailOf(department.Guardrail), $"{GuardrailOf(config.Sandbox.Guardrails.Floor)}:1" })
                {
                    Calls(department, model, profile, department.Period.Start, passed)
                        .ShouldBe(isOnTheFloor, $"{department.Id} {model.Alias} {passed}");
                }
            }
        }
    }

    [Fact]
    public void Department_Guardrails_AreTheFloorAndItsOwnOnly()
    {
        foreach (var department in config.Departments.Where(department => department.Status == DepartmentStatus.Active))
        {
            foreach (var profile in config.Sandbox.Guardrails.Profiles)
            {
                var isItsOwn = profile.Id == department.Guardrail || profile.Id == config.Sandbox.Guardrails.Floor;
                Allows(department, "bedrock:ApplyGuardrail", GuardrailOf(profile.Id), department.Period.Start)
                    .ShouldBe(isItsOwn, $"{department.Id} {profile.Id}");
                Allows(department, "bedrock:GetGuardrail", GuardrailOf(profile.Id), department.Period.Start)
                    .ShouldBe(isItsOwn && department.Access.Playground, $"{department.Id} {profile.Id}");
            }
        }
    }

    [Fact]
    public void Department_Dashboard_IsTheSharedOneToReadAndNobodysToChange()
    {
        foreach (var department in config.Departments.Where(department => department.Status != DepartmentStatus.Closed))
        {
            Allows(department, "cloudwatch:GetDashboard", names.SandboxDashboardArn, department.Period.Start)
                .ShouldBeTrue(department.Id);
            Allows(department, "cloudwatch:GetMetricData", "*", department.Period.Start).ShouldBeTrue(department.Id);
            Allows(department, "cloudwatch:GetDashboard", names.SandboxDashboardArn, department.Period.End.AddDays(2))
                .ShouldBeFalse(department.Id);
            Allows(department, "cloudwatch:PutDashboard", names.SandboxDashboardArn, department.Period.Start)
                .ShouldBeFalse(department.Id);
            Allows(department, "logs:StartQuery", "*", department.Period.Start).ShouldBeFalse(department.Id);
        }

        foreach (var (department, other) in Pairs())
        {
            Allows(department, "cloudwatch:GetDashboard", names.DashboardArn(other), department.Period.Start)
                .ShouldBeFalse($"{department.Id} -> {other.Id}");
        }
    }

    [Fact]
    public void Policies_OfEveryDepartment_FitIntoWhatIamAccepts()
    {
        foreach (var department in config.Departments)
        {
            Policies(department).Identity.ShouldAllBe(policy => policy.Document.Size <= PolicySizeRule.Limit);
        }
    }

    private IEnumerable<(Department Department, Department Other)> Pairs() =>
        from department in config.Departments
        from other in config.Departments
        where department != other
        select (department, other);

    private TemplateReferences References(string stack) =>
        new(synthesis.Read($"{stack}.template.json"), config.Sandbox.Accounts.Sandbox.Id, config.Sandbox.Accounts.Sandbox.Region)
        {
            StackName = stack,
            Stacks =
                stack == names.GuardrailsStack
                    ? new Dictionary<string, TemplateReferences>()
                    : new Dictionary<string, TemplateReferences> { [names.GuardrailsStack] = References(names.GuardrailsStack) },
        };

    /// <summary>ARN of a profile's guardrail, found by its name.</summary>
    private string GuardrailOf(string profileId) => References(names.GuardrailsStack).Attribute(
        synthesis
            .Resources(names.GuardrailsStack, "AWS::Bedrock::Guardrail")
            .Single(guardrail => guardrail.Text("Name") == $"{config.Sandbox.Name}-{profileId}").LogicalId,
        "GuardrailArn");

    private IEnumerable<(Model Model, string Profile)> ProfilesOf(Department department)
    {
        var references = References(names.DepartmentStack(department));
        var profiles = synthesis.Resources(names.DepartmentStack(department), "AWS::Bedrock::ApplicationInferenceProfile");
        return config.ModelsOf(department).Zip(profiles, (model, profile) =>
        {
            profile.Text("InferenceProfileName").ShouldBe(names.InferenceProfile(department, model));
            return (model, references.Attribute(profile.LogicalId, "InferenceProfileArn"));
        });
    }

    private PolicySet Policies(Department department)
    {
        if (!policies.TryGetValue(department.Id, out var found))
        {
            policies[department.Id] = found = new PolicySet
            {
                Identity = Documents(names.DepartmentStack(department)),
                Boundary = Documents(names.BoundaryStack).ShouldHaveSingleItem(),
            };
        }

        return found;
    }

    private IReadOnlyList<NamedPolicy> Documents(string stack) =>
    [
        .. from policy in synthesis.Resources(stack, "AWS::IAM::ManagedPolicy")
           select new NamedPolicy(
               policy.Text("ManagedPolicyName")!, References(stack).ResolvePolicy(policy.Properties.GetProperty("PolicyDocument"))),
    ];

    private bool Calls(Department department, Model model, string profile, DateOnly day) =>
        Calls(department, model, profile, day, $"{GuardrailOf(department.Guardrail)}:1");

    private bool Calls(Department department, Model model, string profile, DateOnly day, string? guardrail)
    {
        IEnumerable<string> regions =
            model.Inference == InferenceType.Global ? [config.Sandbox.Accounts.Sandbox.Region, ""] : model.DestinationRegions;
        IReadOnlyList<(string, string)> passed = guardrail is null ? [] : [("bedrock:GuardrailIdentifier", guardrail)];
        return Allows(department, "bedrock:InvokeModel", profile, day, passed)
            && regions.All(region =>
                Allows(
                    department, "bedrock:InvokeModel", SandboxNames.FoundationModelArn(model, region), day,
                    [("bedrock:InferenceProfileArn", profile), .. passed]));
    }

    /// <summary>Whether the sign-in role, or else the application role, may do it at noon of a day in the sandbox's time zone.</summary>
    private bool Allows(
        Department department, string action, string resource, DateOnly day, params IReadOnlyList<(string Key, string Value)> context)
    {
        var noon = TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(new TimeOnly(12, 0)), TimeZoneInfo.FindSystemTimeZoneById(config.Sandbox.TimeZone));
        string[] principals =
        [
            names.SignInRolePattern(department).Replace("*", "", StringComparison.Ordinal).Replace('?', '0'),
            names.ApplicationRoleArn(department),
        ];
        var time = noon.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return principals.Any(principal =>
            PolicyEvaluator.Evaluate(Requests.Of(principal, action, resource, time, context), Policies(department)).IsAllowed);
    }
}
