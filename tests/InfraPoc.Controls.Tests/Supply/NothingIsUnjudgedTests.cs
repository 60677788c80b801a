using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class NothingIsUnjudgedTests : ControlTests<NothingIsUnjudged>
{
    [Fact]
    public void Compliant_Description_PromisesNothing() =>
        After(edit => edit.Properties("AWS::KMS::Key")["Description"] = "Another").ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::KMS::Key", "Enabled", "false")]
    [InlineData("AWS::KMS::Key", "KeySpec", "\"RSA_2048\"")]
    [InlineData("AWS::S3::Bucket", "InventoryConfigurations", """[{"Destination":{"BucketArn":"arn:aws:s3:::elsewhere"}}]""")]
    [InlineData("AWS::S3::Bucket", "NotificationConfiguration", """{"TopicConfigurations":[{"Topic":"arn:aws:sns:ap-northeast-1:999999999999:x"}]}""")]
    [InlineData("AWS::S3::Bucket", "AccelerateConfiguration", """{"AccelerationStatus":"Enabled"}""")]
    [InlineData("AWS::SNS::Topic", "DataProtectionPolicy", """{"Statement":[]}""")]
    [InlineData("AWS::SNS::Topic", "ArchivePolicy", """{"MessageRetentionPeriod":30}""")]
    [InlineData("AWS::DynamoDB::Table", "StreamSpecification", """{"StreamViewType":"NEW_IMAGE"}""")]
    [InlineData("AWS::DynamoDB::Table", "KinesisStreamSpecification", """{"StreamArn":"arn:aws:kinesis:ap-northeast-1:999999999999:stream/x"}""")]
    [InlineData("AWS::Bedrock::Guardrail", "AutomatedReasoningPolicyConfig", "{}")]
    public void NonCompliant_PropertyThatNoControlReads_IsNamed(string type, string property, string value) =>
        After(edit => edit.Properties(type)[property] = JsonNode.Parse(value))
            .ShouldContain(found => found.Contains($"Unjudged: {type}.{property}", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_MemberOfAnObjectThatIsReadInParts_IsNamed() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["Metrics"]?[0]?["MetricStat"] is not null)["Metrics"]![0]!["AccountId"] = "999999999999")
            .ShouldContain(found => found.Contains("Unjudged: AWS::CloudWatch::Alarm.Metrics[0].AccountId", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_TextWhereAListIsAskedFor_IsNamed() =>
        After(edit => edit.Properties("AWS::IAM::Role", role => role["RoleName"] is null)["ManagedPolicyArns"] = "arn:aws:iam::aws:policy/AdministratorAccess")
            .ShouldContain(found => found.Contains("Unjudged: AWS::IAM::Role.ManagedPolicyArns", StringComparison.Ordinal));
}
