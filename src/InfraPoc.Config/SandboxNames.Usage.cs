namespace InfraPoc.Config;

/// <content>Metering, brakes, budgets, topics and dashboards.</content>
public sealed partial class SandboxNames
{
    /// <summary>IAM path of the brake policies, and of nothing else: the brake may version only what is below it.</summary>
    public string BrakePath => $"/{sandbox.Name}/brake/";

    /// <summary>ARN pattern of the log groups of <see cref="BrakeStack"/>.</summary>
    public string BrakeLogGroupsArn => $"arn:aws:logs:{region}:{account}:log-group:{BrakeStack}-*";

    /// <summary>Stack that engages and releases the brakes.</summary>
    public string BrakeStack => $"{StackPrefix}-Brake";

    /// <summary>Name of the state machine that engages and releases the brakes.</summary>
    public string Reconciler => $"{sandbox.Name}-brake";

    /// <summary>ARN of that state machine.</summary>
    public string ReconcilerArn => $"arn:aws:states:{region}:{account}:stateMachine:{Reconciler}";

    /// <summary>Name of an alarm on the state machine itself.</summary>
    /// <param name="id">Id of the alarm, a slug.</param>
    public string ReconcilerAlarm(string id) => $"{Reconciler}-{id}";

    /// <summary>Placeholder in the state machine's definition for the id of a department's inference profile.</summary>
    public static string InferenceProfileWord(Department department, Model model) =>
        $"{OutputWord(department.Id)}Uses{OutputWord(model.Alias)}";

    /// <summary>Stack that meters what departments use.</summary>
    public string InsightsStack => $"{StackPrefix}-Insights";

    /// <summary>CloudWatch namespace of the metered tokens.</summary>
    public string UsageMetrics => $"{sandbox.Name}/usage";

    /// <summary>Name of an alarm on the estimated cost of a department's hour or day.</summary>
    /// <param name="department">The department.</param>
    /// <param name="cap">The cap, <c>hour</c> or <c>day</c>.</param>
    /// <param name="part">Which of its alarms, from 1: an alarm takes ten metrics, so many models need several.</param>
    public string CapAlarm(Department department, string cap, int part) => $"{CapAlarms}{department.Id}-{cap}-{part}";

    /// <summary>What the names of all alarms on caps begin with.</summary>
    public string CapAlarms => $"{sandbox.Name}-cap-";

    /// <summary>Name of the topic on which IT hears of costs and brakes.</summary>
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

    /// <summary>Name of the dashboard on which IT sees all departments; no department may be called <c>all</c>.</summary>
    public string SandboxDashboard => $"{sandbox.Name}-all";

    /// <summary>Where that dashboard is in the AWS console.</summary>
    public string SandboxDashboardUrl => DashboardUrl(SandboxDashboard);

    /// <summary>ARN of a department's brake policy.</summary>
    public string BrakePolicyArn(Department department) => PolicyArn(BrakePath, BrakePolicy(department));

    /// <summary>Name of the policy that stops a department when the brake is engaged.</summary>
    public string BrakePolicy(Department department) => $"{sandbox.Name}-{department.Id}-brake";

    /// <summary>Link that signs a member of a department in and opens its dashboard.</summary>
    public string DashboardSignInUrl(Department department) => SignInUrl(department, DashboardUrl(department));

    private string DashboardUrl(string name) =>
        $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#dashboards/dashboard/{name}";
}
