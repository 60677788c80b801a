using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>What holds of a role with which a service writes to a log group.</summary>
internal static class LogWriter
{
    /// <summary>
    /// Every violation: the service for its own source, and nobody else, writes to its stream of this group, and does nothing more.
    /// </summary>
    public static IEnumerable<Violation> Violations(
        SandboxTemplates templates, StackResource role, StackResource group, string service, string source, string stream)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var key = templates.AuditKey().Attribute("Arn");
        var streamArn = $"arn:aws:logs:{account.Region}:{account.Id}:log-group:{group.Ref}:log-stream:{stream}";
        foreach (var violation in Trusts(role, service, account.Id, source))
        {
            yield return violation;
        }

        var policies = RolePolicies.Of(templates, role);
        (string Action, string Resource, string Via, bool Allowed)[] cases =
        [
            ("logs:CreateLogStream", streamArn, "", true),
            ("logs:PutLogEvents", streamArn, "", true),
            ("kms:GenerateDataKey", key, $"logs.{account.Region}.amazonaws.com", true),
            ("kms:Decrypt", key, $"logs.{account.Region}.amazonaws.com", true),
            ("kms:Decrypt", key, "", false),
            ("kms:Decrypt", key + "0", $"logs.{account.Region}.amazonaws.com", false),
            ("kms:ScheduleKeyDeletion", key, $"logs.{account.Region}.amazonaws.com", false),
            ("logs:PutLogEvents", $"arn:aws:logs:{account.Region}:{account.Id}:log-group:other:log-stream:{stream}", "", false),
            ("logs:DeleteLogStream", streamArn, "", false),
        ];
        foreach (var (action, resource, via, allowed) in cases)
        {
            var request = new PolicyRequest
            {
                Principal = role.Attribute("Arn"),
                Action = action,
                Resource = resource,
                Context =
                    via == ""
                        ? new Dictionary<string, IReadOnlyList<string>>()
                        : new Dictionary<string, IReadOnlyList<string>> { ["kms:ViaService"] = [via] },
            };
            var worst = allowed ? policies.Narrowest("kms:ViaService") : policies.Widest("kms:ViaService");
            if (PolicyEvaluator.Evaluate(request, worst).IsAllowed != allowed)
            {
                yield return role.Violates(
                    $"The role {(allowed ? "must" : "must not")} be allowed {action} on {resource}{(via == "" ? "" : $" through {via}")}.",
                    "Policies");
            }
        }

        if (role.List("ManagedPolicyArns").Count > 0)
        {
            yield return role.Violates("The role has managed policies; it must have none.", "ManagedPolicyArns");
        }
    }

    /// <summary>A violation unless a role trusts one service, for one source of one account, and nobody else.</summary>
    public static IEnumerable<Violation> Trusts(StackResource role, string service, string account, string source)
    {
        const string Trust = "AssumeRolePolicyDocument";
        var sample = source.Replace("*", "sample", StringComparison.Ordinal);
        return role.MustAnswer(Trust, true, service, "sts:AssumeRole", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample))
            .Concat(
                role.MustAnswer(
                    Trust, false, service, "sts:AssumeRole", "*", ("aws:SourceAccount", "999999999999"), ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(
                    Trust, false, service, "sts:AssumeRole", "*", ("aws:SourceAccount", account),
                    ("aws:SourceArn", sample.Replace(account, "999999999999", StringComparison.Ordinal))))
            .Concat(
                role.MustAnswer(
                    Trust, false, "ec2.amazonaws.com", "sts:AssumeRole", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(
                    Trust, false, $"arn:aws:iam::{account}:role/somebody", "sts:AssumeRole", "*", ("aws:SourceAccount", account),
                    ("aws:SourceArn", sample)))
            .Concat(
                role.MustAnswer(Trust, false, service, "sts:TagSession", "*", ("aws:SourceAccount", account), ("aws:SourceArn", sample)));
    }
}
