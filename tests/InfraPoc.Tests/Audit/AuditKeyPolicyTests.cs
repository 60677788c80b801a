using InfraPoc.Audit;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Audit;

public class AuditKeyPolicyTests
{
    private const string Trail = "arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail";
    private const string LogGroup = "arn:aws:logs:ap-northeast-1:111122223333:log-group:Poc-Audit-TrailLog-ABC";
    private const string UsageLogGroup = "arn:aws:logs:ap-northeast-1:111122223333:log-group:Poc-Usage-BrakeLog-ABC";
    private const string Alarm = "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-trail-changed";
    private const string Budget = "arn:aws:budgets::111122223333:budget/poc-sales_50-80-100";
    private const string Bedrock = "arn:aws:bedrock:ap-northeast-1:111122223333:logging";

    private static readonly PolicyDocument Policy = AuditKeyPolicy.For(TestCompany.Sandbox, TestCompany.Names);

    [Theory]
    [InlineData(
        "the trail encrypts", "cloudtrail.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Trail,
        "kms:EncryptionContext:aws:cloudtrail:arn", Trail, true)]
    [InlineData(
        "another trail", "cloudtrail.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Trail + "2",
        "kms:EncryptionContext:aws:cloudtrail:arn", Trail, false)]
    [InlineData(
        "for another account's trail", "cloudtrail.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Trail,
        "kms:EncryptionContext:aws:cloudtrail:arn", "arn:aws:cloudtrail:ap-northeast-1:999999999999:trail/poc-trail", false)]
    [InlineData("the trail without context", "cloudtrail.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Trail, "x", "x", false)]
    [InlineData(
        "the trail reads the key's properties", "cloudtrail.amazonaws.com", "kms:DescribeKey", "aws:SourceArn", Trail, "x", "x", true)]
    [InlineData("another trail reads them", "cloudtrail.amazonaws.com", "kms:DescribeKey", "aws:SourceArn", Trail + "2", "x", "x", false)]
    [InlineData(
        "the trail decrypts nothing", "cloudtrail.amazonaws.com", "kms:Decrypt", "aws:SourceArn", Trail,
        "kms:EncryptionContext:aws:cloudtrail:arn", Trail, false)]
    [InlineData(
        "a log group of the stack encrypts", "logs.ap-northeast-1.amazonaws.com", "kms:GenerateDataKey",
        "kms:EncryptionContext:aws:logs:arn", LogGroup, "x", "x", true)]
    [InlineData(
        "a log group of the stack decrypts", "logs.ap-northeast-1.amazonaws.com", "kms:Decrypt", "kms:EncryptionContext:aws:logs:arn",
        LogGroup, "x", "x", true)]
    [InlineData(
        "a log group of the stack encrypts what is small", "logs.ap-northeast-1.amazonaws.com", "kms:Encrypt",
        "kms:EncryptionContext:aws:logs:arn", LogGroup, "x", "x", true)]
    [InlineData(
        "a log group of the stack encrypts again", "logs.ap-northeast-1.amazonaws.com", "kms:ReEncryptTo",
        "kms:EncryptionContext:aws:logs:arn", LogGroup, "x", "x", true)]
    [InlineData(
        "a log group administers nothing", "logs.ap-northeast-1.amazonaws.com", "kms:PutKeyPolicy", "kms:EncryptionContext:aws:logs:arn",
        LogGroup, "x", "x", false)]
    [InlineData(
        "CloudWatch Logs looks at the key", "logs.ap-northeast-1.amazonaws.com", "kms:DescribeKey", "kms:EncryptionContext:aws:logs:arn",
        LogGroup, "x", "x", true)]
    [InlineData(
        "a log of the Usage stack encrypts", "logs.ap-northeast-1.amazonaws.com", "kms:GenerateDataKey", "kms:EncryptionContext:aws:logs:arn",
        UsageLogGroup, "x", "x", true)]
    [InlineData(
        "a log of the Usage stack decrypts", "logs.ap-northeast-1.amazonaws.com", "kms:Decrypt", "kms:EncryptionContext:aws:logs:arn",
        UsageLogGroup, "x", "x", true)]
    [InlineData(
        "a log group of another stack of the sandbox", "logs.ap-northeast-1.amazonaws.com", "kms:GenerateDataKey",
        "kms:EncryptionContext:aws:logs:arn", "arn:aws:logs:ap-northeast-1:111122223333:log-group:Poc-Dept-sales-Log-ABC", "x", "x", false)]
    [InlineData(
        "another log group", "logs.ap-northeast-1.amazonaws.com", "kms:Decrypt", "kms:EncryptionContext:aws:logs:arn",
        "arn:aws:logs:ap-northeast-1:111122223333:log-group:other", "x", "x", false)]
    [InlineData(
        "another account's log group", "logs.ap-northeast-1.amazonaws.com", "kms:Decrypt", "kms:EncryptionContext:aws:logs:arn",
        "arn:aws:logs:ap-northeast-1:999999999999:log-group:Poc-Audit-TrailLog-ABC", "x", "x", false)]
    [InlineData(
        "another Region's log groups", "logs.us-east-1.amazonaws.com", "kms:Decrypt", "kms:EncryptionContext:aws:logs:arn", LogGroup, "x",
        "x", false)]
    [InlineData(
        "a security alarm publishes", "cloudwatch.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Alarm, "aws:SourceAccount",
        "111122223333", true)]
    [InlineData(
        "a security alarm decrypts", "cloudwatch.amazonaws.com", "kms:Decrypt", "aws:SourceArn", Alarm, "aws:SourceAccount", "111122223333",
        true)]
    [InlineData(
        "a security alarm administers nothing", "cloudwatch.amazonaws.com", "kms:ScheduleKeyDeletion", "aws:SourceArn", Alarm,
        "aws:SourceAccount", "111122223333", false)]
    [InlineData(
        "an alarm on the brake publishes", "cloudwatch.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn",
        "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-brake-failed", "aws:SourceAccount", "111122223333", true)]
    [InlineData(
        "an alarm of a sandbox with another name", "cloudwatch.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn",
        "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc2-cap", "aws:SourceAccount", "111122223333", false)]
    [InlineData(
        "a budget publishes", "budgets.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Budget, "aws:SourceAccount", "111122223333",
        true)]
    [InlineData(
        "a budget decrypts", "budgets.amazonaws.com", "kms:Decrypt", "aws:SourceArn", Budget, "aws:SourceAccount", "111122223333", true)]
    [InlineData(
        "a budget administers nothing", "budgets.amazonaws.com", "kms:DisableKey", "aws:SourceArn", Budget, "aws:SourceAccount",
        "111122223333", false)]
    [InlineData(
        "another account's budget", "budgets.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn",
        "arn:aws:budgets::999999999999:budget/poc-sales", "aws:SourceAccount", "111122223333", false)]
    [InlineData(
        "a budget for another account", "budgets.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Budget, "aws:SourceAccount",
        "999999999999", false)]
    [InlineData(
        "another alarm", "cloudwatch.amazonaws.com", "kms:Decrypt", "aws:SourceArn",
        "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:other", "aws:SourceAccount", "111122223333", false)]
    [InlineData(
        "another account's alarm", "cloudwatch.amazonaws.com", "kms:Decrypt", "aws:SourceArn", Alarm, "aws:SourceAccount", "999999999999",
        false)]
    [InlineData(
        "Bedrock delivers", "bedrock.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Bedrock, "aws:SourceAccount", "111122223333",
        true)]
    [InlineData(
        "Bedrock reads nothing", "bedrock.amazonaws.com", "kms:Decrypt", "aws:SourceArn", Bedrock, "aws:SourceAccount", "111122223333",
        false)]
    [InlineData(
        "Bedrock for another account", "bedrock.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn",
        "arn:aws:bedrock:ap-northeast-1:999999999999:logging", "aws:SourceAccount", "999999999999", false)]
    [InlineData(
        "Bedrock in another Region", "bedrock.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn",
        "arn:aws:bedrock:us-east-1:111122223333:logging", "aws:SourceAccount", "111122223333", false)]
    [InlineData(
        "a service nobody named", "s3.amazonaws.com", "kms:GenerateDataKey", "aws:SourceArn", Bedrock, "aws:SourceAccount", "111122223333",
        false)]
    [InlineData("the account's own policies count", "arn:aws:iam::111122223333:role/auditor", "kms:Decrypt", "x", "x", "y", "y", true)]
    [InlineData("another account's do not", "arn:aws:iam::999999999999:role/auditor", "kms:Decrypt", "x", "x", "y", "y", false)]
    public void Policy_ByCaller_LetsIn(
        string rule, string caller, string action, string key, string value, string otherKey, string otherValue,
        bool allowed) =>
        PolicyEvaluator.EvaluateResourcePolicy(Policy, new PolicyRequest
        {
            Principal = caller,
            Action = action,
            Resource = "arn:aws:kms:ap-northeast-1:111122223333:key/1234",
            Context = new Dictionary<string, IReadOnlyList<string>> { [key] = [value], [otherKey] = [otherValue] },
        }).IsAllowed.ShouldBe(allowed, rule);
}
