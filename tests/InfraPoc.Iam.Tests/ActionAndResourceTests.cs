namespace InfraPoc.Iam.Tests;

/// <summary>
/// Which calls a statement is about. The rules: IAM User Guide, "Action", "NotAction", "Resource", "NotResource", "Grammar".
/// </summary>
public class ActionAndResourceTests
{
    [Theory]
    [InlineData("Action", "bedrock:InvokeModel", "bedrock:InvokeModel", true)]
    [InlineData("Action", "BEDROCK:invokemodel", "bedrock:InvokeModel", true)]
    [InlineData("Action", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", false)]
    [InlineData("Action", "bedrock:InvokeModel*", "bedrock:InvokeModelWithResponseStream", true)]
    [InlineData("Action", "bedrock:*", "bedrock:ListFoundationModels", true)]
    [InlineData("Action", "bedrock:*", "bedrock-mantle:CreateInference", false)]
    [InlineData("Action", "iam:*AccessKey*", "iam:ListAccessKeys", true)]
    [InlineData("Action", "iam:*AccessKey*", "iam:ListUsers", false)]
    [InlineData("Action", "s3:?etObject", "s3:GetObject", true)]
    [InlineData("Action", "s3:?etObject", "s3:etObject", false)]
    [InlineData("Action", "*", "ec2:RunInstances", true)]
    [InlineData("NotAction", "iam:*", "s3:GetObject", true)]
    [InlineData("NotAction", "iam:*", "iam:CreateUser", false)]
    [InlineData("NotAction", "IAM:createuser", "iam:CreateUser", false)]
    [InlineData("NotAction", "*", "s3:GetObject", false)]
    public void Action_Pattern_Matches(string element, string pattern, string action, bool allowed) =>
        PolicyEvaluator.Evaluate(
            PolicyText.Request(action),
            PolicyText.Identity($$"""{"Effect":"Allow","{{element}}":"{{pattern}}","Resource":"*"}""")).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("Resource", "*", "*", true)]
    [InlineData("Resource", "*", "arn:aws:s3:::bucket/key", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b/c", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket", false)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket/1/2/test/3/object.jpg", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket//test/object.jpg", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket/1/test/", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket/1-test/object.jpg", false)]
    [InlineData("Resource", "arn:aws:s3:::bucket/*/test/*", "arn:aws:s3:::bucket/test/object.jpg", false)]
    [InlineData("Resource", "arn:aws:iam::111122223333:user/Bob", "arn:aws:iam::111122223333:user/bob", false)]
    [InlineData("Resource", "arn:aws:bedrock:*::foundation-model/anthropic.*", PolicyText.Model, true)]
    [InlineData("Resource", "arn:aws:bedrock:*::foundation-model/amazon.*", PolicyText.Model, false)]
    [InlineData("Resource", "arn:aws:bedrock:us-east-?::foundation-model/*", PolicyText.Model, true)]
    [InlineData("Resource", "arn:aws:sqs:*", "arn:aws:sqs:us-east-1:111122223333:queue", true)]
    [InlineData("Resource", "arn:aws:sqs", "arn:aws:sqs:us-east-1:111122223333:queue", true)]
    [InlineData("Resource", "arn:aws:sqs", "arn:aws:sns:us-east-1:111122223333:topic", false)]
    [InlineData("Resource", "arn:aws:logs:*:*:log-group:*", "arn:aws:logs:us-east-1:111122223333:log-group:a:log-stream:b", true)]
    [InlineData("Resource", "arn:aws:s3:::bucket", "*", false)]
    [InlineData("NotResource", "arn:aws:s3:::HRBucket/Payroll/*", "arn:aws:s3:::HRBucket/Payroll/may", false)]
    [InlineData("NotResource", "arn:aws:s3:::HRBucket/Payroll/*", "arn:aws:s3:::HRBucket/Other", true)]
    [InlineData("NotResource", "arn:aws:s3:::HRBucket/Payroll/*", "*", true)]
    public void Resource_Pattern_Matches(string element, string pattern, string resource, bool allowed) =>
        Allows(element, pattern, resource, "{}").ShouldBe(allowed);

    [Theory]
    [InlineData("filled from the request", "Resource", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*", """{"aws:PrincipalTag/team":"red"}""", true)]
    [InlineData("filled with another value", "Resource", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*", """{"aws:PrincipalTag/team":"blue"}""", false)]
    [InlineData("without value no resource matches", "Resource", "arn:aws:s3:::b/${aws:PrincipalTag/team}*", "{}", false)]
    [InlineData("filled, NotResource excludes it", "NotResource", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*", """{"aws:PrincipalTag/team":"red"}""", false)]
    [InlineData("filled, NotResource excludes nothing else", "NotResource", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*", """{"aws:PrincipalTag/team":"blue"}""", true)]
    [InlineData("a default stands in", "Resource", "arn:aws:s3:::b/${aws:PrincipalTag/team, 'red'}/*", "{}", true)]
    public void Resource_Variable_AsDocumented(string rule, string element, string pattern, string context, bool allowed) =>
        Allows(element, pattern, "arn:aws:s3:::b/red/x", context).ShouldBe(allowed, rule);

    private static bool Allows(string element, string pattern, string resource, string context) =>
        PolicyEvaluator.Evaluate(
            PolicyText.Request("s3:GetObject", resource, context: context),
            PolicyText.Identity($$"""{"Effect":"Allow","Action":"*","{{element}}":"{{pattern}}"}""")).IsAllowed;
}
