using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;
using InfraPoc.Usage;

namespace InfraPoc.Tests;

/// <summary>The two principals a department can use, with the policies they carry, for asking what they may do.</summary>
internal sealed class DepartmentCallers(Department department, Sandbox sandbox)
{
    private readonly SandboxNames names = new(sandbox);

    public string SignInRole =>
        $"arn:aws:iam::{TestCompany.SandboxAccount}:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_{names.PermissionSet(department)}_0123456789abcdef";

    public string ApplicationRole => names.ApplicationRoleArn(department);

    /// <summary>ARN of the department's own inference profile for a model.</summary>
    public static string ApplicationProfile(Department department, string alias) =>
        $"arn:aws:bedrock:ap-northeast-1:{TestCompany.SandboxAccount}:application-inference-profile/{department.Id}-{alias}";

    /// <summary>The version of the brake policy that is in force.</summary>
    public PolicyDocument Brake { get; init; } = BrakePolicy.Released;

    public PolicySet Policies => new()
    {
        Identity =
        [
            new NamedPolicy(
                "access",
                AccessPolicy.For(
                    department, sandbox, names,
                    [
                        .. department.Models.Select(alias => new ModelAccess(TestCompany.Models[alias], ApplicationProfile(department, alias))),
                    ],
                    Guardrails(department, sandbox))),
            new NamedPolicy("brake", Brake),
        ],
        Boundary = new NamedPolicy("boundary", BoundaryPolicy.For(sandbox, names)),
    };

    /// <summary>What a signed-in member may do, within the period unless told otherwise.</summary>
    public PolicyVerdict Ask(
        string action, string resource = "*", string? principal = null, string time = Requests.WithinThePeriod,
        params IReadOnlyList<(string Key, string Value)> context
    ) => PolicyEvaluator.Evaluate(Requests.Of(principal ?? SignInRole, action, resource, time, context), Policies).Verdict;

    /// <summary>The same without the boundary, which would hide what the access policy grants too widely.</summary>
    public PolicyVerdict AskWithoutBoundary(string action, string resource) =>
        PolicyEvaluator
            .Evaluate(Requests.Of(SignInRole, action, resource, Requests.WithinThePeriod), Policies with { Boundary = null }).Verdict;

    /// <summary>Both authorisations Bedrock makes for a call through a profile: on the profile, and on the model behind it.</summary>
    public PolicyVerdict Call(
        Model model, string profile, string region = "ap-northeast-1", string? principal = null, string time = Requests.WithinThePeriod,
        string? guardrail = null, string action = "bedrock:InvokeModel")
    {
        IReadOnlyList<(string, string)> passed = guardrail is null ? [] : [("bedrock:GuardrailIdentifier", guardrail)];
        var onProfile = Ask(action, profile, principal, time, passed);
        return onProfile == PolicyVerdict.Allow
            ? Ask(
                action, SandboxNames.FoundationModelArn(model, region), principal, time,
                [.. passed, ("bedrock:InferenceProfileArn", profile)])
            : onProfile;
    }

    public string SystemProfile(Model model) => names.SystemProfileArn(model)!;

    /// <summary>The guardrails of a department, with the ARNs Bedrock might give them.</summary>
    public static GuardrailAccess Guardrails(Department department, Sandbox sandbox)
    {
        return new GuardrailAccess(
            Profile(sandbox.Guardrails.Floor), TestCompany.GuardrailArn(sandbox.Guardrails.Floor), Profile(department.Guardrail),
            TestCompany.GuardrailArn(department.Guardrail));

        GuardrailProfile Profile(string id) => sandbox.Guardrails.Profiles.Single(profile => profile.Id == id);
    }
}
