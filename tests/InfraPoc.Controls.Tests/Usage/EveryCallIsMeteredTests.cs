using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class EveryCallIsMeteredTests : ControlTests<EveryCallIsMetered>
{
    private const string Filter = "AWS::Logs::SubscriptionFilter";
    private const string Permission = "AWS::Lambda::Permission";
    private const string Retries = "AWS::Lambda::EventInvokeConfig";
    private const string Meter = "poc-meter";

    [Fact]
    public void Compliant_OtherDescription_IsPermitted() => After(edit => edit.Function(Meter)["Description"] = "x").ShouldBeEmpty();

    [Theory]
    [InlineData("FilterPattern", "\"{ $.identity.arn = * }\"", "FilterPattern: Found")]
    [InlineData("DestinationArn", "\"arn:aws:lambda:ap-northeast-1:111122223333:function:x\"", "DestinationArn: Found")]
    [InlineData("LogGroupName", "\"x\"", "it has 0")]
    [InlineData("ApplyOnTransformedLogs", "true", "ApplyOnTransformedLogs must be absent")]
    [InlineData("FieldSelectionCriteria", "\"@aws.region = x\"", "FieldSelectionCriteria must be absent")]
    [InlineData("Distribution", "\"Random\"", "Distribution must be absent")]
    public void NonCompliant_OtherSubscription_IsNamed(string property, string value, string expected) =>
        After(edit => edit.Properties(Filter)[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("AWS::Logs::Transformer")]
    [InlineData("AWS::Logs::AccountPolicy")]
    [InlineData(Filter)]
    public void NonCompliant_AnotherReader_IsNamed(string type) =>
        After(edit => edit.Add("Poc-Audit", type, "{}")).ShouldHaveSingleItem().ShouldContain("Only the meter's subscription");

    [Theory]
    [InlineData("SourceAccount", "\"999999999999\"")]
    [InlineData("SourceArn", "\"arn:aws:logs:ap-northeast-1:111122223333:log-group:*\"")]
    [InlineData("Action", "\"lambda:*\"")]
    [InlineData("PrincipalOrgID", "\"o-1\"")]
    public void NonCompliant_OtherPermission_IsNamed(string property, string value) =>
        After(edit => edit.Properties(Permission, each => $"{each["Principal"]}" == "logs.amazonaws.com")[property] = JsonNode.Parse(value))
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_NoPermission_IsNamed() =>
        After(edit => edit.Remove(Permission, each => $"{each["Principal"]}" == "logs.amazonaws.com"))
            .ShouldHaveSingleItem().ShouldContain("once; it is 0 times");

    [Fact]
    public void NonCompliant_AnotherInvoker_IsNamed() =>
        After(edit => edit.Add(
                "Poc-Audit", Permission, """{"FunctionName":"poc-meter","Action":"lambda:InvokeFunction","Principal":"s3.amazonaws.com"}"""))
            .ShouldHaveSingleItem().ShouldContain("s3.amazonaws.com must not be permitted");

    [Theory]
    [InlineData("MaximumRetryAttempts", "0", "MaximumRetryAttempts: Found 0")]
    [InlineData("MaximumEventAgeInSeconds", "60", "MaximumEventAgeInSeconds: Found 60")]
    [InlineData("DestinationConfig", "{}", "must be absent")]
    public void NonCompliant_OtherRetries_AreNamed(string property, string value, string expected) =>
        After(edit => edit.Properties(Retries)[property] = JsonNode.Parse(value)).ShouldHaveSingleItem().ShouldContain(expected);

    [Theory]
    [InlineData("InfraPoc.Functions::InfraPoc.Functions.Brake::Handle", "Handler is")]
    [InlineData("InfraPoc.Functions::InfraPoc.Functions.Meters::Handle", "no such public static method")]
    [InlineData("InfraPoc.Functions::InfraPoc.Functions.Meter::Handles", "no such public static method")]
    [InlineData("InfraPoc.Function::InfraPoc.Functions.Meter::Handle", "has no InfraPoc.Function.dll")]
    [InlineData("index.handler", "must be ASSEMBLY::TYPE::METHOD")]
    public void NonCompliant_HandlerOfSomethingElse_IsNamed(string handler, string expected) =>
        After(edit => edit.Function(Meter)["Handler"] = handler).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("""{"S3Bucket":"x","S3Key":"y"}""", "which is no folder that the assembly publishes")]
    [InlineData("""{"ZipFile":"x"}""", "which is no folder that the assembly publishes")]
    public void NonCompliant_OtherCode_IsNamed(string code, string expected) =>
        After(edit => edit.Function(Meter)["Code"] = JsonNode.Parse(code)).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("Rules", "ssm:GetParametersByPath on arn:aws:ssm:ap-northeast-1:111122223333:parameter/infrapoc/poc/departments/sales")]
    [InlineData("Ledger", "dynamodb:UpdateItem")]
    [InlineData("Brake", "iam:SetDefaultPolicyVersion on arn:aws:iam::111122223333:policy/poc/brake/poc-archived-brake")]
    [InlineData("Notify", "sns:Publish")]
    [InlineData("Encrypt", "kms:GenerateDataKey on")]
    [InlineData("Log", "logs:PutLogEvents")]
    public void NonCompliant_MeterWithoutARight_IsNamed(string sid, string action) =>
        After(edit => edit.DropGrant(Meter, sid)).ShouldContain(found => found.Contains($"must be allowed {action}"));
}
