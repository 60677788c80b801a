using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No policy lets in strangers, other accounts, or a service on somebody else's behalf.</summary>
public sealed class NothingIsPublic() : Control(
    "OWN-05",
    guarantee: new(
        "No resource policy lets in the public, another account, or an AWS service that acts for another account.",
        "どのリソースポリシーも、不特定多数、他のアカウント、および他のアカウントのために動作する AWS サービスを許可しません。"),
    why: new(
        "One open policy is reachable from every account in the world.",
        "公開されたポリシーは、世界中のどのアカウントからも利用できるためです。"),
    fix: new(
        "Name the principals of the sandbox account; bind a service with aws:SourceAccount, aws:SourceArn or an encryption context that holds the account's number.",
        "サンドボックスアカウントのプリンシパルを指定してください。サービスは aws:SourceAccount、aws:SourceArn、またはアカウント番号を含む暗号化コンテキストで限定してください。"),
    [Nist("AC-3"), Nist("AC-4"), Nist("SC-7"), Ai("5)①")])
{
    private static readonly (string Type, string Property)[] Policies =
    [
        ("AWS::IAM::Role", "AssumeRolePolicyDocument"),
        ("AWS::KMS::Key", "KeyPolicy"),
        ("AWS::S3::BucketPolicy", "PolicyDocument"),
        ("AWS::SNS::TopicPolicy", "PolicyDocument"),
        ("AWS::DynamoDB::Table", "ResourcePolicy"),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        return from kind in Policies
               from resource in templates.OfType(kind.Type)
               where resource.Value(kind.Property) is not null
               from statement in resource.Policy(kind.Property).Statements
               where statement.Effect == PolicyEffect.Allow
               from problem in Problems(statement, account, kind.Property)
               select resource.Violates(Phrases.Of(statement) + problem, kind.Property);
    }

    private static IEnumerable<Bilingual> Problems(PolicyStatement statement, string account, string property)
    {
        if (statement.Principals is not { Count: > 0 } principals)
        {
            yield return new(" names no principals; it must name them one by one.", "にプリンシパルがありません。1 つずつ指定してください。");
            yield break;
        }

        foreach (var (kind, value) in principals.SelectMany(pair => pair.Value.Select(value => (pair.Key, value))))
        {
            if (kind == "Service" && !value.Contains('*', StringComparison.Ordinal))
            {
                // A function is invoked by nobody but its own account: Lambda takes no condition on its trust.
                if (!Bound(statement, account) && !(property == "AssumeRolePolicyDocument" && value == "lambda.amazonaws.com"))
                {
                    yield return new(
                        $" lets {value} act for every account; it must be bound to {account}.",
                        $"が、どのアカウントのために動作する {value} も許可しています。{account} に限定しなければなりません。");
                }
            }
            else if (kind != "AWS" || !value.StartsWith($"arn:aws:iam::{account}:", StringComparison.Ordinal))
            {
                yield return new(
                    $" lets in {kind} {value}; it may name services and principals of {account} only.",
                    $"が {kind} {value} を許可しています。指定できるのは、サービスと {account} のプリンシパルだけです。");
            }
        }
    }

    /// <summary>A condition on the source holds nothing but the account's number, or ARNs whose account it is.</summary>
    private static bool Bound(PolicyStatement statement, string account) => statement.Conditions.Any(condition =>
        condition.Key is "StringEquals" or "StringLike" or "ArnEquals" or "ArnLike"
        && condition.Value.Any(pair =>
            (pair.Key is "aws:SourceAccount" or "aws:SourceArn" || pair.Key.StartsWith("kms:EncryptionContext:", StringComparison.Ordinal))
            && pair.Value.All(value => value == account || (value.Split(':', 6) is ["arn", _, _, _, var owner, _] && owner == account))));
}
