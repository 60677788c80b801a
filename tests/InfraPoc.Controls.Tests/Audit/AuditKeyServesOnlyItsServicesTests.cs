using System.Text.Json.Nodes;
namespace InfraPoc.Controls.Tests;

public sealed class AuditKeyServesOnlyItsServicesTests : ControlTests<AuditKeyServesOnlyItsServices>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit => edit.Properties("AWS::KMS::Key")["Description"] = "x").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoRotation_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["EnableKeyRotation"] = false)
            .ShouldContain(found => found.Contains("EnableKeyRotation is false"));

    [Fact]
    public void NonCompliant_ShortWindow_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["PendingWindowInDays"] = 7)
            .ShouldContain(found => found.Contains("PendingWindowInDays is 7"));

    [Fact]
    public void NonCompliant_NoAdministration_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().RemoveAt(0))
            .ShouldContain(found => found.Contains("must be allowed kms:PutKeyPolicy"));

    [Fact]
    public void NonCompliant_NoTrail_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().RemoveAt(1))
            .ShouldContain(found => found.Contains("cloudtrail.amazonaws.com must be allowed kms:GenerateDataKey"));

    [Fact]
    public void NonCompliant_NoLogs_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().RemoveAt(3))
            .ShouldContain(found => found.Contains("must be allowed kms:Encrypt"));

    [Fact]
    public void NonCompliant_Everybody_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]![0]!["Principal"] = "*")
            .ShouldContain(found => found.Contains("999999999999:role/admin must not be allowed"));

    [Fact]
    public void NonCompliant_AnySource_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().Last()!.AsObject().Remove("Condition"))
            .ShouldContain(found => found.Contains("bedrock.amazonaws.com must not be allowed"));

    [Theory]
    [InlineData(4, "cloudwatch.amazonaws.com")]
    [InlineData(5, "budgets.amazonaws.com")]
    [InlineData(6, "bedrock.amazonaws.com")]
    public void NonCompliant_AnyAccount_IsFound(int statement, string service) =>
        After(edit =>
                edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]![statement]!["Condition"]!.AsObject().Remove("StringEquals"))
            .ShouldContain(found => found.Contains($"{service} must not be allowed") && found.Contains("aws:SourceAccount 999999999999"));

    [Theory]
    [InlineData("s3.amazonaws.com")]
    [InlineData("lambda.amazonaws.com")]
    public void NonCompliant_FurtherService_IsFound(string service) =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().Add(
                JsonNode.Parse($$"""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"{{service}}" },"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"} } }""")))
            .ShouldContain(found => found.Contains($"lets in {service}"));

    [Fact]
    public void NonCompliant_LogGroupThatControlsNamed_IsFound() =>
        After(edit =>
        {
            foreach (var statement in edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray()
                .Where(each => $"{each!["Sid"]}" == "LogGroupsEncrypt"))
            {
                statement!["Condition"] = JsonNode.Parse(
                    """{"ArnLike":{"kms:EncryptionContext:aws:logs:arn":["arn:aws:logs:*:111122223333:log-group:Poc-Audit-sample","arn:aws:logs:*:111122223333:log-group:Poc-Usage-sample"]}}""");
            }
        }).ShouldContain(found => found.Contains("must be allowed kms:Encrypt"));
}
