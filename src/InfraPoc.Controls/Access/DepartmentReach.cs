using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>What a department may call according to the configuration; controls compare its policies with it.</summary>
internal sealed class DepartmentReach
{
    private const string Guardrail = "bedrock:GuardrailIdentifier";
    private const string Profile = "bedrock:InferenceProfileArn";

    private readonly Department department;
    private readonly HashSet<(string Resource, string Through)> calls = [];
    private readonly HashSet<(string Resource, string Through)> programs = [];

    private DepartmentReach(SandboxTemplates templates, Department department)
    {
        this.department = department;
        var sandbox = templates.Config.Sandbox;
        First = LocalDays.Begin(department.Period.Start, sandbox.TimeZone);
        End = LocalDays.Begin(department.Period.End.AddDays(1), sandbox.TimeZone);
        Floor = ProfileGuardrails.Of(templates, sandbox.Guardrails.Profile(sandbox.Guardrails.Floor)).Attribute("GuardrailArn");
        Own = ProfileGuardrails.Of(templates, sandbox.Guardrails.Profile(department.Guardrail)).Attribute("GuardrailArn");
        Models = [.. templates.Config.ModelsOf(department).Select(model => Reach(templates, department, model))];
        foreach (var model in Models)
        {
            calls.UnionWith(model.Profiles.Select(profile => (profile, "")));
            calls.UnionWith(from arn in model.Arns from profile in model.Profiles select (arn, profile));
            calls.UnionWith(model.Model.Inference == InferenceType.InRegion ? model.Arns.Select(arn => (arn, "")) : []);
            programs.UnionWith(model.Arns.Select(arn => (arn, model.OwnProfile)).Prepend((model.OwnProfile, "")));
        }
    }

    /// <summary>The actions that call a model; Converse and ConverseStream are authorised as these.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

    /// <summary>The first instant of the department's period.</summary>
    public DateTimeOffset First { get; }

    /// <summary>The first instant after its period.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Moments of the period at which what is allowed must be: its ends, its middle and its days.</summary>
    public IReadOnlyList<DateTimeOffset> Moments =>
        [First, End.AddSeconds(-1), First + ((End - First) / 2), First.AddDays(1), End.AddDays(-1)];

    /// <summary>Its models.</summary>
    public IReadOnlyList<ReachableModel> Models { get; }

    /// <summary>ARN of the guardrail that is enforced for everybody, without a version.</summary>
    public string Floor { get; }

    /// <summary>ARN of its own guardrail, without a version; may be the same.</summary>
    public string Own { get; }

    /// <summary>Every department's, by its id.</summary>
    /// <exception cref="BilingualException">A guardrail or an inference profile is missing.</exception>
    public static IReadOnlyDictionary<string, DepartmentReach> Of(SandboxTemplates templates) =>
        templates.Config.Departments.ToDictionary(
            department => department.Id,
            department => new DepartmentReach(templates, department),
            StringComparer.Ordinal);

    /// <summary>Whether a principal of the department may call models at all, within the period.</summary>
    public bool MayCall(DepartmentPrincipal principal) =>
        department.Status == DepartmentStatus.Active && (department.Access.Playground || !principal.IsSignIn);

    /// <summary>
    /// Whether a call to a profile, or to a model through a profile, is one the department's file gives a principal. Programs have the
    /// department's own profile alone: AWS refuses it where guardrails do not apply.
    /// </summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="resource">ARN of the profile or the model.</param>
    /// <param name="through">ARN of the profile a model is called through; empty where it is called directly.</param>
    public bool Gives(DepartmentPrincipal principal, string resource, string through) =>
        (principal.IsSignIn ? calls : programs).Contains((resource, through));

    /// <summary>Whether a call must pass a numbered version of the department's guardrail: programs' always.</summary>
    public bool MustPass(DepartmentPrincipal principal) => Own != Floor || !principal.IsSignIn;

    /// <summary>The least that AWS could answer to an ordinary call that passes the guardrail it has to pass.</summary>
    /// <inheritdoc cref="CallAtMost"/>
    public PolicyDecision CallAtLeast(
        DepartmentPrincipal principal, string action, string resource, string through, DateTimeOffset time) =>
        principal.AtLeast(
            action, resource, time,
            [
                (Profile, through.Length > 0 ? through : null), (Guardrail, MustPass(principal) ? $"{Own}:1" : null),
                ("bedrock:ServiceTier", null),
            ]);

    /// <summary>The most that AWS could answer to a call, whatever guardrail it passes.</summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="action">One of <see cref="Actions"/>.</param>
    /// <param name="resource">ARN of the profile or the model.</param>
    /// <param name="through">ARN of the profile a model is called through; empty where it is called directly.</param>
    /// <param name="time">When; null for any time.</param>
    public static PolicyDecision CallAtMost(
        DepartmentPrincipal principal, string action, string resource, string through, DateTimeOffset? time = null) =>
        principal.AtMost(action, resource, time, (Profile, through.Length > 0 ? through : null));

    /// <summary>The most that AWS could answer to a call with a guardrail, or without one.</summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="action">One of <see cref="Actions"/>.</param>
    /// <param name="resource">ARN of the model.</param>
    /// <param name="through">ARN of the profile it is called through.</param>
    /// <param name="guardrail">The guardrail that the call passes, with its version; null for none.</param>
    public static PolicyDecision GuardedAtMost(
        DepartmentPrincipal principal, string action, string resource, string through, string? guardrail) =>
        principal.AtMost(action, resource, null, (Profile, through), (Guardrail, guardrail));

    private static ReachableModel Reach(SandboxTemplates templates, Department department, Model model)
    {
        var names = templates.Names;
        var home = templates.Config.Sandbox.Accounts.Sandbox.Region;
        var name = names.InferenceProfile(department, model);
        var own = templates
            .In(names.DepartmentStack(department), "AWS::Bedrock::ApplicationInferenceProfile")
            .Where(resource => resource.Text("InferenceProfileName") == name).ToList();
        if (own is not [var profile])
        {
            throw new BilingualException(
                Phrases.NotOne(names.DepartmentStack(department), own.Count, new("inference profiles", "推論プロファイル"), name));
        }

        var arn = profile.Attribute("InferenceProfileArn");
        return new(
            model,
            names.SystemProfileArn(model) is { } system ? [system, arn] : [arn],
            model.Inference switch
            {
                InferenceType.Global => [home, ""],
                InferenceType.InRegion => [home],
                _ => model.DestinationRegions,
            });
    }
}
