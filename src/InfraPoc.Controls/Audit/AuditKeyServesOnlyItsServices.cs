using System.IO.Enumeration;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The key of the logs rotates, and only the named services use it for this sandbox.</summary>
public sealed class AuditKeyServesOnlyItsServices() : Control(
    "AUD-05",
    guarantee: new(
        "The key of the logs rotates, and besides the account itself only the services that write logs and messages use it, each for this sandbox only.",
        "ログのキーは自動ローテーションされ、アカウント自身のほかは、ログと通知を書き込むサービスがこのサンドボックスのためにのみ使用できます。"),
    why: new(
        "Whoever can use the key can read the logs; whoever locks a service out stops it from writing them.",
        "キーを使える人はログを読め、サービスがキーを使えなくなるとログが書き込まれなくなるためです。"),
    fix: new(
        "Restore EnableKeyRotation, PendingWindowInDays and the statements of the key policy.",
        "EnableKeyRotation、PendingWindowInDays とキーポリシーのステートメントを元に戻してください。"),
    [Nist("AU-9"), Nist("SC-12"), Cis("3.6")])
{
    private static readonly string[] KeyUse = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var key = templates.AuditKey();
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var uses = Uses(templates);
        return key.Must("true", "EnableKeyRotation")
            .Concat(key.MustBeAtLeast(30, "PendingWindowInDays"))
            .Concat(key.MustAnswer("KeyPolicy", true, $"arn:aws:iam::{account.Id}:role/admin", "kms:PutKeyPolicy", "*"))
            .Concat(key.MustAnswer("KeyPolicy", false, $"arn:aws:iam::{templates.Samples.Account}:role/admin", "kms:Decrypt", "*"))
            .Concat(key.MustLetInOnly(
                "KeyPolicy",
                [
                    ($"arn:aws:iam::{account.Id}:root", "*"),
                    .. from use in uses
                       from pattern in LogWriter.KeyUse
                       where FileSystemName.MatchesSimpleExpression(pattern, use.Action)
                       select (use.Service, pattern),
                ]))
            .Concat(uses.SelectMany(use => Answers(key, account.Id, templates.Samples.Account, use)));
    }

    private static Use[] Uses(SandboxTemplates templates)
    {
        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox);
        var trail = ("kms:EncryptionContext:aws:cloudtrail:arn", names.TrailArn);
        var groups = from stack in new[] { names.AuditStack, names.UsageStack }
                     from name in templates.In(stack, "AWS::Logs::LogGroup").Select(log => log.Ref).Append($"{stack}-{templates.Samples.Name}")
                     select ("kms:EncryptionContext:aws:logs:arn", $"arn:aws:logs:{account.Region}:{account.Id}:log-group:{name}");
        var own = ("aws:SourceAccount", account.Id);
        var alarm = ("aws:SourceArn", $"arn:aws:cloudwatch:{account.Region}:{account.Id}:alarm:{templates.Config.Sandbox.Name}-{templates.Samples.Name}");
        var budget = ("aws:SourceArn", $"arn:aws:budgets::{account.Id}:budget/{templates.Samples.Name}");
        var bedrock = ("aws:SourceArn", $"arn:aws:bedrock:{account.Region}:{account.Id}:{templates.Samples.Name}");
        return
        [
            new("cloudtrail.amazonaws.com", "kms:GenerateDataKey", [("aws:SourceArn", names.TrailArn), trail]),
            new("cloudtrail.amazonaws.com", "kms:DescribeKey", [("aws:SourceArn", names.TrailArn)]),
            .. from log in groups from action in KeyUse select new Use($"logs.{account.Region}.amazonaws.com", action, [log]),
            new("cloudwatch.amazonaws.com", "kms:Decrypt", [own, alarm]),
            new("cloudwatch.amazonaws.com", "kms:GenerateDataKey", [own, alarm]),
            new("budgets.amazonaws.com", "kms:Decrypt", [own, budget]),
            new("budgets.amazonaws.com", "kms:GenerateDataKey", [own, budget]),
            new("bedrock.amazonaws.com", "kms:GenerateDataKey", [own, bedrock]),
        ];
    }

    // Each condition alone must keep another account out.
    private static IEnumerable<Violation> Answers(StackResource key, string account, string other, Use use)
    {
        var context = use.Source;
        (string Key, string? Value)[] foreign =
        [
            .. context.Select(pair => (pair.Key, pair.Value?.Replace(account, other, StringComparison.Ordinal))),
        ];
        IEnumerable<Violation> violations =
        [
            .. key.MustAnswer("KeyPolicy", true, use.Service, use.Action, "*", context),
            .. key.MustAnswer("KeyPolicy", false, use.Service, use.Action, "*", foreign),
            .. key.MustAnswer("KeyPolicy", false, "ec2.amazonaws.com", use.Action, "*", context),
            .. key.MustAnswer("KeyPolicy", false, use.Service, "kms:ScheduleKeyDeletion", "*", context),
            .. Enumerable.Range(0, context.Length).SelectMany(index =>
                key.MustAnswer(
                    "KeyPolicy", false, use.Service, use.Action, "*",
                    [.. context.Select((pair, at) => at == index ? foreign[at] : pair)])),
        ];
        return violations;
    }

    private sealed record Use(string Service, string Action, (string Key, string? Value)[] Source);
}
