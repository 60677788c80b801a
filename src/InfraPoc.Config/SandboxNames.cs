
namespace InfraPoc.Config;

/// <summary>Every name and ARN that InfraPoc gives to or expects of AWS, derived from the sandbox's prefix and department ids.</summary>
/// <param name="sandbox">The sandbox.</param>
public sealed partial class SandboxNames(Sandbox sandbox)
{
    private readonly string account = sandbox.Accounts.Sandbox.Id;
    private readonly string region = sandbox.Accounts.Sandbox.Region;

    /// <summary>IAM path of roles and policies that belong to the sandbox.</summary>
    public string Path => $"/{sandbox.Name}/";

    /// <summary>IAM path of the brake policies, and of nothing else: the brake may version only what is below it.</summary>
    public string BrakePath => $"/{sandbox.Name}/brake/";

    /// <summary>Name of the permissions boundary.</summary>
    public string Boundary => $"{sandbox.Name}-boundary";

    /// <summary>ARN of the permissions boundary.</summary>
    public string BoundaryArn => PolicyArn(Path, Boundary);

    /// <summary>ARN pattern of the application roles of all departments.</summary>
    public string ApplicationRolesArn => $"arn:aws:iam::{account}:role{Path}{sandbox.Name}-*-app";

    /// <summary>ARN patterns of the roles that deploy the sandbox through CloudFormation.</summary>
    public IReadOnlyList<string> DeploymentRoleArns =>
        [.. sandbox.Accounts.DeploymentRoles.Select(pattern => $"arn:aws:iam::{account}:role/{pattern}")];

    /// <summary>Stack that holds what departments share in the sandbox account.</summary>
    public string BoundaryStack => $"{StackPrefix}-Boundary";

    /// <summary>Stack with the guardrails of all departments.</summary>
    public string GuardrailsStack => $"{StackPrefix}-Guardrails";

    /// <summary>Name of a profile's guardrail; at most 42 characters of the 50 that Bedrock allows.</summary>
    public string Guardrail(GuardrailProfile profile) => $"{sandbox.Name}-{profile.Id}";

    /// <summary>Name of the output with the ARN of a profile's guardrail.</summary>
    public static string GuardrailArnOutput(GuardrailProfile profile) => $"GuardrailArn{OutputWord(profile.Id)}";

    /// <summary>Name of the output with the current version of a profile's guardrail.</summary>
    public static string GuardrailVersionOutput(GuardrailProfile profile) => $"GuardrailVersion{OutputWord(profile.Id)}";

    /// <summary>ARN of the guardrail profile through which the standard tier checks texts, as seen from a Region.</summary>
    public string GuardrailProfileArn(string inRegion) =>
        $"arn:aws:bedrock:{inRegion}:{account}:guardrail-profile/{GuardrailRouting.Profile}";

    /// <summary>Stack that holds the trail, the logs and the security alarms of the sandbox account.</summary>
    public string AuditStack => $"{StackPrefix}-Audit";

    /// <summary>
    /// ARN pattern of the log groups of <see cref="AuditStack"/>; CloudFormation begins generated names with the stack's.
    /// </summary>
    public string AuditLogGroupsArn => $"arn:aws:logs:{region}:{account}:log-group:{AuditStack}-*";

    /// <summary>Alias of the key that encrypts logs, and messages on security and costs.</summary>
    public string AuditKeyAlias => $"alias/{sandbox.Name}-audit";

    /// <summary>Name of the output of <see cref="AuditStack"/> with the ARN of that key.</summary>
    public const string AuditKeyArnOutput = "AuditKeyArn";

    /// <summary>Name of the output of <see cref="AuditStack"/> with the name of the log archive.</summary>
    public const string LogArchiveOutput = "LogArchive";

    /// <summary>Name under which <see cref="AuditStack"/> exports an output.</summary>
    public string AuditExport(string output) => $"{AuditStack}-{output}";

    /// <summary>Name of the CloudTrail trail.</summary>
    public string Trail => $"{sandbox.Name}-trail";

    /// <summary>ARN of the CloudTrail trail.</summary>
    public string TrailArn => $"arn:aws:cloudtrail:{region}:{account}:trail/{Trail}";

    /// <summary>Name of the topic that security alarms go to.</summary>
    public string SecurityTopic => $"{sandbox.Name}-security";

    /// <summary>ARN of that topic.</summary>
    public string SecurityTopicArn => TopicArn(SecurityTopic);

    /// <summary>CloudWatch namespace of the metrics behind the security alarms.</summary>
    public string SecurityMetrics => $"{sandbox.Name}/security";

    /// <summary>ARN pattern of all alarms of the sandbox.</summary>
    public string AlarmsArn => $"arn:aws:cloudwatch:{region}:{account}:alarm:{sandbox.Name}-*";

    /// <summary>ARN pattern of the security alarms.</summary>
    public string SecurityAlarmsArn => $"arn:aws:cloudwatch:{region}:{account}:alarm:{SecurityAlarm("*")}";

    /// <summary>What service principals that act for Bedrock in the sandbox name as their source.</summary>
    public string BedrockSourceArn => $"arn:aws:bedrock:{region}:{account}:*";

    /// <summary>Name of an alarm that notifies <see cref="CostTopic"/>.</summary>
    /// <param name="id">Id of the alarm, a slug.</param>
    public string CostAlarm(string id) => $"{sandbox.Name}-{id}";

    /// <summary>Name of the topic on which IT is notified of costs and stops.</summary>
    public string CostTopic => $"{sandbox.Name}-cost";

    /// <summary>ARN of that topic.</summary>
    public string CostTopicArn => TopicArn(CostTopic);

    /// <summary>Name of the topic on which a department hears of its costs and its brake.</summary>
    public string DepartmentTopic(Department department) => $"{sandbox.Name}-{department.Id}-cost";

    /// <summary>ARN of that topic.</summary>
    public string DepartmentTopicArn(Department department) => TopicArn(DepartmentTopic(department));

    /// <summary>ARN pattern of the topics of all departments.</summary>
    public string DepartmentTopicsArn => TopicArn($"{sandbox.Name}-*-cost");

    /// <summary>
    /// Name of a department's budget, at most 50 characters of the 100 that AWS allows. It ends with the ladder of its alerts:
    /// a budget's alerts cannot be changed, so another ladder takes another budget, and two cannot have one name. An underscore,
    /// which ids do not have, keeps budgets of departments apart whose ids end in digits.
    /// </summary>
    public string Budget(Department department) => $"{sandbox.Name}-{department.Id}_{Ladder(department.Budget.AlertPercents)}";

    /// <summary>Name of the budget of the whole account; no department may be called <c>all</c>.</summary>
    public string SandboxBudget => $"{sandbox.Name}-all_{Ladder(SandboxLadder)}";

    /// <summary>Percentages of the whole account's budget at which IT is told.</summary>
    public static IReadOnlyList<int> SandboxLadder { get; } = [50, 80, 100];

    /// <summary>A budget's alerts as part of a name.</summary>
    public static string Ladder(IReadOnlyList<int> percents) => string.Join('-', percents);

    /// <summary>What AWS Budgets names as its source when it publishes for a budget of the sandbox account.</summary>
    public string BudgetsSourceArn => $"arn:aws:budgets::{account}:*";

    /// <summary>Name of the dashboard on which a department sees its use and what is left of its caps.</summary>
    public string Dashboard(Department department) => $"{sandbox.Name}-{department.Id}";

    /// <summary>ARN of that dashboard.</summary>
    public string DashboardArn(Department department) => $"arn:aws:cloudwatch::{account}:dashboard/{Dashboard(department)}";

    /// <summary>Where that dashboard is in the AWS console.</summary>
    public string DashboardUrl(Department department) => DashboardUrl(Dashboard(department));

    /// <summary>Name of the dashboard on which everybody sees what departments used; no department may be called <c>all</c>.</summary>
    public string SandboxDashboard => $"{sandbox.Name}-all";

    /// <summary>ARN of that dashboard.</summary>
    public string SandboxDashboardArn => $"arn:aws:cloudwatch::{account}:dashboard/{SandboxDashboard}";

    /// <summary>Where that dashboard is in the AWS console.</summary>
    public string SandboxDashboardUrl => DashboardUrl(SandboxDashboard);

    /// <summary>ARN of a department's brake policy.</summary>
    public string BrakePolicyArn(Department department) => PolicyArn(BrakePath, BrakePolicy(department));

    /// <summary>Name of the output of <see cref="DepartmentStack"/> with the id of a model's application inference profile.</summary>
    public static string InferenceProfileIdOutput(Model model) => $"InferenceProfileId{OutputWord(model.Alias)}";

    /// <summary>Name of a CloudWatch alarm that tells of a change to what protects the sandbox.</summary>
    /// <param name="id">Id of the alarm, a slug.</param>
    public string SecurityAlarm(string id) => $"{sandbox.Name}-security-{id}";

    /// <summary>Stack with the service control policies around the sandbox account, in the management account.</summary>
    public string OrganizationStack => $"{StackPrefix}-Organization";

    /// <summary>
    /// What the names of all stacks begin with, and so the names CloudFormation gives to their roles; in lower case, those of their
    /// buckets.
    /// </summary>
    public string StackPrefix => string.Concat(sandbox.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Stack with a department's resources in the sandbox account.</summary>
    public string DepartmentStack(Department department) => $"{StackPrefix}-Dept-{department.Id}";

    /// <summary>Stack with a department's resources in the identity account.</summary>
    public string AccessStack(Department department) => $"{StackPrefix}-Access-{department.Id}";

    /// <summary>Permission set and group of a department; at most 32 characters, which IAM Identity Center allows.</summary>
    public string PermissionSet(Department department) => $"{sandbox.Name}-{department.Id}";

    /// <summary>Name of the policy that grants a department its models.</summary>
    public string AccessPolicy(Department department) => $"{sandbox.Name}-{department.Id}-access";

    /// <summary>Name of the policy that stops a department when the brake is engaged.</summary>
    public string BrakePolicy(Department department) => $"{sandbox.Name}-{department.Id}-brake";

    /// <summary>Name of a department's application role.</summary>
    public string ApplicationRole(Department department) => $"{sandbox.Name}-{department.Id}-app";

    /// <summary>ARN of a department's application role.</summary>
    public string ApplicationRoleArn(Department department) => $"arn:aws:iam::{account}:role{Path}{ApplicationRole(department)}";

    /// <summary>Name of the application inference profile whose tags attribute the calls made through it.</summary>
    public string InferenceProfile(Department department, Model model) => $"{sandbox.Name}-{department.Id}-{model.Alias}";

    /// <summary>
    /// ARN pattern of the role that IAM Identity Center creates for a department's permission set. Its suffix, 16 characters,
    /// is random and changes when the last assignment is removed.
    /// See: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
    /// </summary>
    public string SignInRolePattern(Department department) =>
        $"arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_{PermissionSet(department)}_{new string('?', 16)}";

    /// <summary>
    /// ARN of the system inference profile of a model, as seen from the sandbox Region; null where a model is called directly.
    /// </summary>
    public string? SystemProfileArn(Model model) =>
        model.SystemProfileId is { } id ? $"arn:aws:bedrock:{region}:{account}:inference-profile/{id}" : null;

    /// <summary>ARN of a foundation model in a Region.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inRegion">Region code; empty for the Region-less ARN that global inference is authorised on.</param>
    public static string FoundationModelArn(Model model, string inRegion) =>
        $"arn:aws:bedrock:{inRegion}::foundation-model/{model.ModelId}";

    /// <summary>Where the playground is in the AWS console.</summary>
    public string PlaygroundUrl => $"https://{region}.console.aws.amazon.com/bedrock/home?region={region}#/text-generation-playground";

    /// <summary>Link that signs a member of a department in and opens the playground, where it has access to it.</summary>
    public string SignInUrl(Department department) => SignInUrl(department, department.Access.Playground ? PlaygroundUrl : null);

    /// <summary>Link that signs a member of a department in and opens the dashboard that the department may see.</summary>
    public string DashboardSignInUrl(Department department) =>
        SignInUrl(department, sandbox.Dashboard == DashboardKind.Own ? DashboardUrl(department) : SandboxDashboardUrl);

    /// <summary>
    /// The tags of everything that belongs to a department. Identity Center's tags take no spaces and no Japanese, so
    /// values come from fields that are restricted accordingly.
    /// </summary>
    public IReadOnlyDictionary<string, string> Tags(Department department) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sandbox"] = sandbox.Name,
        ["department"] = department.Id,
        ["cost-center"] = department.CostCenter,
        ["owner"] = department.Owner.Email,
        ["expires"] = department.Period.End.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Link that signs a member of a department in and opens a page of the console, or its start page.
    /// See: https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
    /// </summary>
    private string SignInUrl(Department department, string? page)
    {
        var destination = page is null ? "" : $"&destination={Uri.EscapeDataString(page)}";
        return $"{sandbox.IdentityCenter.StartUrl.TrimEnd('/')}/#/console?account_id={account}&role_name={Uri.EscapeDataString(PermissionSet(department))}{destination}";
    }

    private string DashboardUrl(string name) =>
        $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#dashboards/dashboard/{name}";

    private string PolicyArn(string path, string name) => $"arn:aws:iam::{account}:policy{path}{name}";

    private string TopicArn(string name) => $"arn:aws:sns:{region}:{account}:{name}";

    /// <summary>An output's name has no hyphens. Ids have no capital letters, so no two become the same.</summary>
    private static string OutputWord(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace("-", "X", StringComparison.Ordinal);
}
