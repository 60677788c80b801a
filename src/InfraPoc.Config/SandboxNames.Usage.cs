namespace InfraPoc.Config;

/// <content>Meter, brake, budgets, topics and dashboards.</content>
public sealed partial class SandboxNames
{
    /// <summary>IAM path of the brake policies, and of nothing else: the brake may version only what is below it.</summary>
    public string BrakePath => $"/{sandbox.Name}/brake/";

    /// <summary>Stack that meters what departments use and stops them.</summary>
    public string UsageStack => $"{StackPrefix}-Usage";

    /// <summary>
    /// ARN pattern of the log groups of <see cref="UsageStack"/>; CloudFormation begins generated names with the stack's.
    /// </summary>
    public string UsageLogGroupsArn => $"arn:aws:logs:{region}:{account}:log-group:{UsageStack}-*";

    /// <summary>ARN pattern of the tables of <see cref="UsageStack"/>.</summary>
    public string UsageTablesArn => $"arn:aws:dynamodb:{region}:{account}:table/{UsageStack}-*";

    /// <summary>CloudWatch namespace of the metrics that the functions report.</summary>
    public string UsageMetrics => $"{sandbox.Name}/usage";

    /// <summary>Name of the function that meters every call.</summary>
    public string Meter => $"{sandbox.Name}-meter";

    /// <summary>Name of the function that stops and releases departments.</summary>
    public string Brake => $"{sandbox.Name}-brake";

    /// <summary>Name of the function that owns the account's model-invocation logging configuration.</summary>
    public string PromptLogging => $"{sandbox.Name}-prompt-logging";

    /// <summary>ARN of a function.</summary>
    /// <param name="function"><see cref="Meter"/>, <see cref="Brake"/> or <see cref="PromptLogging"/>.</param>
    public string FunctionArn(string function) => $"arn:aws:lambda:{region}:{account}:function:{function}";

    /// <summary>ARN of the role of a function, which has the function's name.</summary>
    /// <param name="function"><see cref="Meter"/>, <see cref="Brake"/> or <see cref="PromptLogging"/>.</param>
    public string FunctionRoleArn(string function) => $"arn:aws:iam::{account}:role{Path}{function}";

    /// <summary>Path of the parameters from which the functions read the configuration.</summary>
    public string ParameterPath => $"/infrapoc/{sandbox.Name}";

    /// <summary>ARN pattern of those parameters.</summary>
    public string ParametersArn => $"arn:aws:ssm:{region}:{account}:parameter{ParameterPath}/*";

    /// <summary>Parameter with what concerns the whole sandbox.</summary>
    public string SettingsParameter => $"{ParameterPath}/settings";

    /// <summary>Parameter with a part of the models and their prices.</summary>
    /// <param name="part">From 1.</param>
    public string ModelsParameter(int part) => $"{ParameterPath}/models/{part}";

    /// <summary>Parameter with a part of the departments' ids.</summary>
    /// <param name="part">From 1.</param>
    public string RosterParameter(int part) => $"{ParameterPath}/roster/{part}";

    /// <summary>Parameter with a department's rules, in the department's own stack.</summary>
    public string DepartmentParameter(Department department) => $"{ParameterPath}/departments/{department.Id}";

    /// <summary>What the name of the role of a department's sign-in begins with; Identity Center adds 16 hexadecimal digits.</summary>
    public string SignInRolePrefix(Department department) => $"AWSReservedSSO_{PermissionSet(department)}_";

    /// <summary>Name of an alarm that notifies <see cref="CostTopic"/>.</summary>
    /// <param name="id">Id of the alarm, a slug.</param>
    public string CostAlarm(string id) => $"{sandbox.Name}-{id}";

    /// <summary>Name of the topic on which IT is notified of costs and stops.</summary>
    public string CostTopic => $"{sandbox.Name}-cost";

    /// <summary>ARN of that topic.</summary>
    public string CostTopicArn => TopicArn(CostTopic);

    /// <summary>Name of the topic on which a department is notified of its costs and stops.</summary>
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

    /// <summary>Percentages of the whole account's budget at which IT is notified.</summary>
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

    /// <summary>Name of the policy that stops a department when the brake is engaged.</summary>
    public string BrakePolicy(Department department) => $"{sandbox.Name}-{department.Id}-brake";

    /// <summary>Link that signs a member of a department in and opens the dashboard that the department may see.</summary>
    public string DashboardSignInUrl(Department department) =>
        SignInUrl(department, sandbox.Dashboard == DashboardKind.Own ? DashboardUrl(department) : SandboxDashboardUrl);

    private string DashboardUrl(string name) =>
        $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#dashboards/dashboard/{name}";
}
