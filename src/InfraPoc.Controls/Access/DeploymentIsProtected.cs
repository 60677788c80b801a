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
        "With an organization, only the deployment (whoever can hand CloudFormation one of its roles) can change or remove logs, guardrails, alarms, budgets, functions, their parameters, roles and policies of the sandbox, and only it, meter and brake change a brake policy or the ledger; people can still command the brake.",
        "組織を設定した場合、サンドボックスのログ、ガードレール、アラーム、予算、関数とそのパラメーター、ロール、ポリシーを変更または削除できるのはデプロイ（CloudFormation にデプロイ用のロールを渡せる人）だけで、ブレーキポリシーと台帳を変更できるのはデプロイ、集計関数、ブレーキだけです。人は引き続きブレーキに命令できます。"),
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
        string[] administrators = ServiceControls.Administrators(templates),
            owning = ServiceControls.Owning(names), brakes = ServiceControls.Brakes(names),
            writing = ServiceControls.Writing(templates);
        var brakePolicy = $"arn:aws:iam::{account}:policy{names.BrakePath}x";
        return ServiceControls.Attached(templates, ServiceControls.Protection)
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. brakes, .. writing],
                    [.. ProtectedCases.Watching(templates), .. ProtectedCases.Running(templates)]))
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. brakes, .. owning, .. writing],
                    ProtectedCases.Identities(templates)))
            .Concat(
                ServiceControls.MustDeny(
                    templates, ServiceControls.Protection, [.. administrators, .. owning, .. writing],
                    [.. ProtectedCases.BrakeState(templates, brakePolicy), .. ProtectedCases.BrakeSettings(templates)]))
            .Concat(ServiceControls.MustDeny(templates, ServiceControls.Protection, administrators, ProtectedCases.Lines(templates)))
            .Concat(ServiceControls.MustDeny(templates, ServiceControls.Protection, brakes, ProtectedCases.OtherVersions(templates)))

            // Held back, the brake would let departments spend on, the next deployment would fail, and IT could not work.
            .Concat(
                ServiceControls.MustNotDeny(
                    templates, ServiceControls.Protection, brakes, ProtectedCases.BrakeState(templates, brakePolicy)))
            .Concat(ServiceControls.MustNotDeny(templates, ServiceControls.Protection, writing, ProtectedCases.Lines(templates)))
            .Concat(
                ServiceControls.MustNotDeny(
                    templates, ServiceControls.Protection, ServiceControls.People(templates), ProtectedCases.Commands(templates)))
            .Concat(
                from function in templates.FunctionNames()
                from policy in new[] { ServiceControls.Protection, ServiceControls.Fence }
                from violation in ServiceControls.MustNotDeny(
                    templates, policy, [names.FunctionRoleArn(function)], ProtectedCases.Duties(templates, function))
                select violation)
            .Concat(
                ServiceControls.MustNotDeny(
                    templates, ServiceControls.Protection, ServiceControls.Deployment(templates),
                    [
                        .. ProtectedCases.Watching(templates), .. ProtectedCases.Running(templates),
                        .. ProtectedCases.Identities(templates), .. ProtectedCases.BrakeState(templates, brakePolicy),
                    ]))
            .Concat(
                ServiceControls.MustNotDeny(templates, ServiceControls.Protection, administrators, ProtectedCases.OfOthers(templates)));
    }
}
