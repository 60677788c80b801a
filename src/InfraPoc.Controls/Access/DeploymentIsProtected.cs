using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Where an organization is configured, a service control policy lets only the deployment change what it deployed, and only it
/// and the brake change brake policies.
/// </summary>
public sealed class DeploymentIsProtected() : Control(
    "ACC-13",
    guarantee: new(
        "With an organization, only the deployment can change or remove logs, guardrails, alarms, budgets, roles and policies of the sandbox, and only it and the brake can engage or release a brake.",
        "組織を設定した場合、サンドボックスのログ、ガードレール、アラーム、予算、ロール、ポリシーを変更または削除できるのはデプロイだけで、ブレーキを操作できるのはデプロイとブレーキだけです。"),
    why: new(
        "An administrator of the account could otherwise switch off what watches the departments, and the administrator.",
        "アカウントの管理者が、部門や管理者自身を監視する仕組みを停止できてしまうためです。"),
    fix: new(
        "Restore the policy in the Organization stack; name the roles that deploy in accounts.deploymentRoles.",
        "Organization スタックのポリシーを元に戻してください。デプロイに使うロールは accounts.deploymentRoles に記載してください。"),
    [Nist("AC-6"), Nist("AU-9"), Nist("CM-5"), Ai("5)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        if (templates.Config.Sandbox.Organization is null)
        {
            return [];
        }

        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox.Id);
        string[] administrators = ServiceControls.Administrators(account),
            auditing = ServiceControls.Auditing(names, account), brakes = ServiceControls.Brakes(names, account);
        var brakePolicy = $"arn:aws:iam::{account}:policy{names.BrakePath}x";
        return ServiceControls.Attached(templates, ServiceControls.Protection)
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. brakes],
                    [.. ProtectedCases.Watching(templates), .. ProtectedCases.Running(templates)]))
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. brakes, .. auditing],
                    ProtectedCases.Identities(templates)))
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. auditing],
                    ProtectedCases.BrakeState(templates, brakePolicy)))
            .Concat(ServiceControls.MustDeny(templates, ServiceControls.Protection, brakes, ProtectedCases.OtherVersions(templates)))

            // A fence that held the brake would let departments spend on.
            .Concat(
                ServiceControls.MustNotDeny(
                    templates, ServiceControls.Protection, brakes, ProtectedCases.BrakeState(templates, brakePolicy)));
    }
}
