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
}
