using Amazon.CDK;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Usage;

namespace InfraPoc.Access;

/// <summary>
/// A department's resources in the sandbox account: inference profiles, access and brake policies, application role, caps, budget, cost
/// topic, dashboard.
/// </summary>
public sealed class DepartmentStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public DepartmentStack(Construct scope, Department department, SandboxConfig config, SandboxNames names)
        : base(
            scope, names.DepartmentStack(department),
            SandboxEnvironment.Props(config.Sandbox.Accounts.Sandbox, $"InfraPoc {config.Sandbox.Name}: department {department.Id}"))
    {
        var props = new DepartmentProps(department, config, names);
        var models = new DepartmentModels(this, props);
        var guardrails = GuardrailAccess.ReadBy(this, department, config.Sandbox.Guardrails, names);
        var policies = new DepartmentPolicies(this, props, models.Access, guardrails);
        _ = new DepartmentEntry(this, props, models, policies);

        // A closed department keeps both: its last bills are still to come.
        var topic = new DepartmentTopic(this, props);
        _ = new DepartmentBudget(this, props, topic);

        if (config.Sandbox.Dashboard == DashboardKind.Own && department.Status != DepartmentStatus.Closed)
        {
            _ = new UsageDashboard(
                this, names.Dashboard(department), DashboardBody.Own(config.Sandbox, names, department.Id), names.DashboardUrl(department),
                names.Tags(department).ToCfn());
        }

        if (department.Access.Application && department.Status != DepartmentStatus.Closed)
        {
            var application = new ApplicationRole(this, props, policies);
            _ = new CfnOutput(
                this, "ApplicationRoleArn", new CfnOutputProps
                {
                    Value = application.Arn,
                    Description = "Role for experiments with the API; members assume it from their sign-in",
                });
        }
    }
}
