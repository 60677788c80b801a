using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What holds of a role with which a service writes to a log group.</summary>
internal static class LogWriter
{
    private const string DataKey = "kms:GenerateDataKey*";

    /// <summary>What CloudWatch Logs does with a key.</summary>
    public static IReadOnlyList<string> KeyUse { get; } = ["kms:Decrypt", "kms:Describe*", "kms:Encrypt", DataKey, "kms:ReEncrypt*"];

    /// <summary>
    /// Every violation: the service for its own source, and nobody else, writes to its stream of this group, and does nothing more.
    /// </summary>
    /// <param name="templates">The templates.</param>
    /// <param name="role">The role.</param>
    /// <param name="group">The log group.</param>
    /// <param name="service">The service.</param>
    /// <param name="source">What it writes for, an ARN or a pattern.</param>
    /// <param name="streams">Names of its streams, a pattern; a star stands for the Region.</param>
    public static IEnumerable<Violation> Violations(
        SandboxTemplates templates, StackResource role, StackResource group, string service, string source, string streams)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var key = templates.AuditKey().Attribute("Arn");
        var arn = $"arn:aws:logs:{account.Region}:{account.Id}:log-group:{group.Ref}:log-stream:{streams}";
        RoleDuty[] duties =
        [
            .. new[] { "logs:CreateLogStream", "logs:PutLogEvents" }.Select(action =>
                new RoleDuty(action, [arn], [arn.Replace("*", account.Region, StringComparison.Ordinal)])),

            // CloudWatch Logs may ask for the key in the writer's name.
            .. KeyUse.Select(action => new RoleDuty(action, [key], [key], ("kms:ViaService", $"logs.{account.Region}.amazonaws.com"))),
        ];
        return Trusts(templates, role, service, source)
            .Concat(RoleRights.Trust(role, service))
            .Concat(RoleRights.Missing(templates, role, [.. duties.Where(duty => !duty.Action.EndsWith('*') || duty.Action == DataKey)]))
            .Concat(RoleRights.Excess(templates, role, duties));
    }

    /// <summary>A violation unless a role trusts one service, for one source of one account, and nobody else.</summary>
    public static IEnumerable<Violation> Trusts(SandboxTemplates templates, StackResource role, string service, string source)
    {
        var (account, foreign) = (templates.Config.Sandbox.Accounts.Sandbox.Id, templates.Samples.Account);
        const string Trust = "AssumeRolePolicyDocument";
        var sample = source.Replace("*", templates.Samples.Name, StringComparison.Ordinal);
        return role.MustAnswer(Trust, true, service, "sts:AssumeRole", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample))
            .Concat(
                role.MustAnswer(
                    Trust, false, service, "sts:AssumeRole", "*", ("aws:SourceAccount", foreign), ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(
                    Trust, false, service, "sts:AssumeRole", "*", ("aws:SourceAccount", account),
                    ("aws:SourceArn", sample.Replace(account, foreign, StringComparison.Ordinal))))
            .Concat(
                role.MustAnswer(
                    Trust, false, "ec2.amazonaws.com", "sts:AssumeRole", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(
                    Trust, false, $"arn:aws:iam::{account}:role/{templates.Samples.Name}", "sts:AssumeRole", "*", ("aws:SourceAccount", account),
                    ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(Trust, false, service, "sts:TagSession", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample)));
    }
}
