using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Access;

/// <summary>
/// What a department may do: call its models through their inference profiles and look at its dashboard, within its period.
/// Both of its roles carry this policy. A suspended department keeps the right to look, a closed one keeps none.
/// </summary>
public static class AccessPolicy
{
    /// <summary>The document.</summary>
    /// <param name="department">The department.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="models">The department's models, each with the department's own inference profile.</param>
    /// <param name="guardrails">The floor and the department's own guardrail.</param>
    public static PolicyDocument For(
        Department department, Sandbox sandbox, SandboxNames names, IReadOnlyList<ModelAccess> models, GuardrailAccess guardrails)
    {
        if (department.Status == DepartmentStatus.Closed)
        {
            return new PolicyDocument([Deny("Closed", ["*"], ["*"])]);
        }

        List<PolicyStatement> statements =
        [
            .. Outside(department.Period, sandbox),
            .. Dashboard(department, sandbox, names),
        ];
        if (department.Access.Playground)
        {
            statements.Add(Allow("Playground", BedrockActions.Playground, ["*"]));
            statements.Add(Allow("PlaygroundHub", [BedrockActions.ListHub], [BedrockActions.PublicHub]));
            statements.Add(Allow("PlaygroundGuardrails", [BedrockActions.GetGuardrail], guardrails.Arns));
        }

        if (department.Status == DepartmentStatus.Suspended)
        {
            statements.Add(Deny("Suspended", [BedrockActions.ApplyGuardrail, "bedrock:InvokeModel*", "sts:AssumeRole"], ["*"]));
            return new PolicyDocument(statements);
        }

        if (guardrails.IsStricterThanFloor)
        {
            statements.Add(WithoutGuardrail(guardrails));
        }

        var use = models
            .Index().SelectMany(access => Model(access.Item, access.Index + 1, sandbox, names)).Append(Guardrails(guardrails, names));
        statements.AddRange(department.Access.Playground
            ? use
            : use.Select(statement => statement.When("ArnEquals", "aws:PrincipalArn", names.ApplicationRoleArn(department))));
        if (department.Access.Application)
        {
            statements.Add(Allow("ApplicationRole", ["sts:AssumeRole"], [names.ApplicationRoleArn(department)]));
        }

        return new PolicyDocument(statements);
    }

    /// <summary>Opening the dashboard that departments share, or the department's own, and reading its metrics.</summary>
    private static IEnumerable<PolicyStatement> Dashboard(
        Department department, Sandbox sandbox, SandboxNames names) => sandbox.Dashboard switch
        {
            DashboardKind.None => [],
            var kind =>
            [
                Allow(
                "Dashboard", [CloudWatchActions.GetDashboard],
                [kind == DashboardKind.Own ? names.DashboardArn(department) : names.SandboxDashboardArn]),
            Allow("DashboardData", [CloudWatchActions.WidgetData], ["*"]),
        ],
        };

    /// <summary>Denies everything before the first and after the last day, in the sandbox's time zone.</summary>
    private static IEnumerable<PolicyStatement> Outside(Period period, Sandbox sandbox)
    {
        yield return Deny("BeforePeriod", ["*"], ["*"])
            .When("DateLessThan", "aws:CurrentTime", LocalDay.Begin(period.Start, sandbox.TimeZone));
        yield return Deny("AfterPeriod", ["*"], ["*"])
            .When("DateGreaterThanEquals", "aws:CurrentTime", LocalDay.Begin(period.End.AddDays(1), sandbox.TimeZone));
    }

    /// <summary>
    /// The profiles a model is called through, and the model itself in the Regions behind them, each only through those
    /// profiles. Bedrock authorises a call on both.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
    /// </summary>
    private static IEnumerable<PolicyStatement> Model(ModelAccess access, int number, Sandbox sandbox, SandboxNames names)
    {
        var model = access.Model;
        var home = sandbox.Accounts.Sandbox.Region;
        // The number keeps statement ids apart where aliases differ in hyphens only, which a statement id cannot hold.
        var sid = number + string.Concat(model.Alias.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        if (names.SystemProfileArn(model) is not { } systemProfile)
        {
            yield return Allow($"Profile{sid}", BedrockActions.Invoke, [access.ApplicationProfileArn]);
            yield return Allow($"Model{sid}", BedrockActions.Invoke, [SandboxNames.FoundationModelArn(model, home)])
                .When("StringEqualsIfExists", "bedrock:InferenceProfileArn", access.ApplicationProfileArn);
            yield break;
        }

        // The key holds the profile that the call names: the console's playground names the system profile, and programs, whom the
        // boundary refuses it, the department's own. AWS may authorise a wrapped system profile as well.
        string[] profiles = [systemProfile, access.ApplicationProfileArn];
        IEnumerable<string> regions = model.Inference == InferenceType.Global ? [home, ""] : model.DestinationRegions;
        yield return Allow($"Profile{sid}", BedrockActions.Invoke, profiles);
        yield return Allow(
                $"Model{sid}", BedrockActions.Invoke,
                [.. regions.Select(region => SandboxNames.FoundationModelArn(model, region))])
            .When("StringEquals", "bedrock:InferenceProfileArn", profiles);
    }

    /// <summary>The department's guardrails, and the profile through which the standard tier checks texts in other Regions.</summary>
    private static PolicyStatement Guardrails(GuardrailAccess guardrails, SandboxNames names) => Allow(
        "Guardrails",
        [BedrockActions.ApplyGuardrail],
        [.. guardrails.Arns, .. guardrails.UsesStandardTier ? GuardrailRouting.AsiaPacific.Select(names.GuardrailProfileArn) : []]);

    /// <summary>
    /// Denies every model, in every Region and under the Region-less ARN of global inference, unless the call passes a
    /// numbered version of the department's guardrail; the draft is none, and a missing key fits ArnNotLike as well.
    /// Sign-ins of departments on the floor have no such condition: AWS does not say whether an enforced guardrail fills the key. The
    /// boundary has one for programs.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
    /// </summary>
    private static PolicyStatement WithoutGuardrail(GuardrailAccess guardrails) =>
        Deny("WithoutGuardrail", BedrockActions.Invoke, BedrockActions.AllModels)
            .When("ArnNotLike", "bedrock:GuardrailIdentifier", $"{guardrails.OwnArn}:*");
}
