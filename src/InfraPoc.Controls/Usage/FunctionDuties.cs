using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What each function calls in the account. Its code says the same in its remarks.</summary>
internal static class FunctionDuties
{
    /// <summary>The duties of a function by its name.</summary>
    /// <exception cref="BilingualException">The function, or a resource that it works on, is missing.</exception>
    public static IReadOnlyList<RoleDuty> Of(SandboxTemplates templates, string function)
    {
        var names = templates.Names;
        return
        [
            .. function == names.PromptLogging ? Configuring(templates) : Judging(templates),
            .. function == names.Brake ? Everybody(templates) : [],
            .. new[] { "logs:CreateLogStream", "logs:PutLogEvents" }.Select(action => OnLog(action, templates.LogOf(function))),
        ];
    }

    private static IEnumerable<RoleDuty> Configuring(SandboxTemplates templates)
    {
        var writer = templates.PromptWriter().Attribute("Arn");
        return
        [
            .. new[] { "Delete", "Get", "Put" }
                .Select(verb => new RoleDuty($"bedrock:{verb}ModelInvocationLoggingConfiguration", ["*"], ["*"])),
            new("bedrock:PutAccountDataRetention", ["*"], ["*"], ("bedrock:DataRetentionMode", "none")),
            new("iam:PassRole", [writer], [writer], ("iam:PassedToService", "bedrock.amazonaws.com")),
        ];
    }

    /// <summary>Meter and brake judge departments with the same code.</summary>
    private static IEnumerable<RoleDuty> Judging(SandboxTemplates templates)
    {
        var (names, departments, account) = (templates.Names, templates.Config.Departments, templates.Config.Sandbox.Accounts.Sandbox);
        string[] brakes = [.. departments.Select(names.BrakePolicyArn)];
        return
        [
            .. Each(
                "ssm", ["GetParameters", "GetParametersByPath"], [names.ParametersArn[..^2], names.ParametersArn], Parameters(templates)),
            .. Each(
                "dynamodb", ["BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"],
                [templates.Ledger().Attribute("Arn")], [templates.Ledger().Attribute("Arn")]),
            .. Each(
                "iam",
                ["CreatePolicyVersion", "DeletePolicyVersion", "GetPolicyVersion", "ListPolicyVersions", "SetDefaultPolicyVersion"],
                [$"arn:aws:iam::{account.Id}:policy{names.BrakePath}*"], brakes),
            new(
                "sns:Publish", [names.CostTopicArn, names.DepartmentTopicsArn],
                [names.CostTopicArn, .. departments.Select(names.DepartmentTopicArn)]),
            .. new[] { "kms:Decrypt", "kms:GenerateDataKey*" }.Select(action => new RoleDuty(
                action, [$"arn:aws:kms:{account.Region}:{account.Id}:key/*"], [templates.AuditKey().Attribute("Arn")],
                ("kms:ViaService", $"sns.{account.Region}.amazonaws.com"), ("kms:ResourceAliases", names.AuditKeyAlias))),
        ];
    }

    /// <summary>
    /// The brake looks at everybody, at the bills, at what Bedrock counted and at who is notified; and whoever replays reads the log again.
    /// The meter is handed its lines, and reads nothing.
    /// </summary>
    private static IEnumerable<RoleDuty> Everybody(SandboxTemplates templates)
    {
        var (names, departments) = (templates.Names, templates.Config.Departments);
        var budgets = $"arn:aws:budgets::{templates.Config.Sandbox.Accounts.Sandbox.Id}:budget/";
        return
        [
            new("iam:ListPolicies", ["*"], ["*"]),
            new("cloudwatch:GetMetricData", ["*"], ["*"]),
            new(
                "budgets:ViewBudget", [$"{budgets}*"],
                [budgets + names.SandboxBudget, .. departments.Select(each => budgets + names.Budget(each))]),
            new(
                "sns:GetTopicAttributes", [names.SecurityTopicArn, names.CostTopicArn, names.DepartmentTopicsArn],
                [names.SecurityTopicArn, names.CostTopicArn, .. departments.Select(names.DepartmentTopicArn)]),
            OnLog("logs:FilterLogEvents", templates.PromptLog()),
        ];
    }

    /// <summary>The path, which AWS asks for, and each parameter below it.</summary>
    private static IReadOnlyList<string> Parameters(SandboxTemplates templates)
    {
        var below = templates.Names.ParametersArn[..^1];
        var path = templates.Names.ParameterPath + "/";
        return
        [
            below[..^1],
            .. from parameter in templates.OfType("AWS::SSM::Parameter")
               let name = parameter.Text("Name") ?? ""
               where name.StartsWith(path, StringComparison.Ordinal)
               select below + name[path.Length..],
        ];
    }

    private static IEnumerable<RoleDuty> Each(string service, string[] calls, IReadOnlyList<string> within, IReadOnlyList<string> on) =>
        calls.Select(call => new RoleDuty($"{service}:{call}", within, on));

    private static RoleDuty OnLog(string action, StackResource log)
    {
        var arn = log.Attribute("Arn");
        return new(action, [arn], [$"{arn[..^1]}log-stream:a"]);
    }
}
