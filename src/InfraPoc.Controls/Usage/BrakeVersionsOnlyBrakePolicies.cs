using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The role of the brake makes versions of brake policies and of no other policy, and does nothing else but its work.</summary>
public sealed class BrakeVersionsOnlyBrakePolicies() : Control(
    "MON-06",
    guarantee: new(
        "The brake can change brake policies and no other permission, and has no right beyond what its work needs.",
        "ブレーキが変更できる権限はブレーキポリシーだけで、処理に必要な権限以外は持ちません。"),
    why: new(
        "A brake that could change other policies could grant as well as refuse.",
        "ほかのポリシーを変更できると、停止だけでなく権限の付与もできてしまうためです。"),
    fix: new(
        "Give the role of the brake the trust and the statements that the violation asks for, and attach nothing else to it.",
        "ブレーキのロールの信頼ポリシーとステートメントを違反に示された内容に戻し、ほかのポリシーをアタッチしないでください。"),
    [Nist("AC-6"), Nist("AC-3")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var machines = templates
            .OfType("AWS::StepFunctions::StateMachine").Where(machine => machine.Text("StateMachineName") == names.Reconciler).ToList();
        if (machines is not [var machine])
        {
            return
            [
                new Violation(
                    $"There are {machines.Count} state machines named {names.Reconciler}; exactly one is required.",
                    templates.Stack(names.BrakeStack)),
            ];
        }

        var roles = templates
            .OfType("AWS::IAM::Role").Where(role => role.Stack == machine.Stack && role.Attribute("Arn") == machine.Text("RoleArn"))
            .ToList();
        var tables = templates.OfType("AWS::DynamoDB::Table").Where(table => table.Stack == machine.Stack).ToList();
        if (roles is not [var role] || tables is not [var table])
        {
            return [machine.Violates("The stack needs the role of the brake and one table.", "RoleArn")];
        }

        Dictionary<string, object> conditions = new()
        {
            ["StringEquals"] = new Dictionary<string, string> { ["kms:ViaService"] = $"sns.{account.Region}.amazonaws.com" },
            ["ForAnyValue:StringEquals"] = new Dictionary<string, string> { ["kms:ResourceAliases"] = names.AuditKeyAlias },
        };
        object[] statements =
        [
            Allow("FindBrakes", "iam:ListPolicies", "*"),
            Allow(
                "Brake",
                new[] { "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:ListPolicyVersions", "iam:SetDefaultPolicyVersion" },
                $"arn:aws:iam::{account.Id}:policy{names.BrakePath}*"),
            Allow("ReadUse", new[] { "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData" }, "*"),
            Allow("ReadBills", "budgets:ViewBudget", $"arn:aws:budgets::{account.Id}:budget/{templates.Config.Sandbox.Name}-*"),
            Allow("Remember", new[] { "dynamodb:GetItem", "dynamodb:UpdateItem" }, table.Attribute("Arn")),
            Allow("Tell", "sns:Publish", new[] { names.CostTopicArn, names.DepartmentTopicsArn }),
            new
            {
                Sid = "Encrypt", Effect = "Allow", Action = new[] { "kms:Decrypt", "kms:GenerateDataKey*" },
                Resource = $"arn:aws:kms:{account.Region}:{account.Id}:key/*", Condition = conditions,
            },
            Allow(
                "Log",
                new[]
                {
                    "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                    "logs:GetLogDelivery",
                    "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
                },
                "*"),
        ];
        return role.Differences(
                ("ManagedPolicyArns", null),
                (
                    "AssumeRolePolicyDocument",
                    BrakeStartsOnAlarmsScheduleAndDeployments.Trust("states.amazonaws.com", account.Id, names.ReconcilerArn)),
                (
                    "Policies",
                    new[] { new { PolicyName = "brake", PolicyDocument = new { Version = "2012-10-17", Statement = statements } } }))
            .Concat(from policy in templates.OfType("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")
                    where policy.Stack == role.Stack
                    select policy.Violates("The stack of the brake holds another policy; none is allowed."));
    }

    private static object Allow(string sid, object actions, object resources) =>
        new { Sid = sid, Effect = "Allow", Action = actions, Resource = resources };
}
