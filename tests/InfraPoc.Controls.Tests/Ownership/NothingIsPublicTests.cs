using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class NothingIsPublicTests : ControlTests<NothingIsPublic>
{
    [Fact]
    public void Compliant_RoleOfTheAccount_IsPermitted() =>
        After(edit =>
                edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]![0]!["Principal"] = new JsonObject
                {
                    ["AWS"] = "arn:aws:iam::111122223333:role/audit",
                })
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Everybody_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]![0]!["Principal"] = "*")
            .ShouldContain(found => found.Contains("lets in "));

    [Fact]
    public void NonCompliant_AnotherAccount_IsFound() =>
        After(edit =>
                edit.Properties("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]!
                    .AsArray().Single(each => $"{each!["Effect"]}" == "Allow")!["Principal"] = new JsonObject
                    {
                        ["AWS"] = "arn:aws:iam::999999999999:root",
                    })
            .ShouldContain(found => found.Contains("lets in AWS arn:aws:iam::999999999999:root"));

    [Fact]
    public void NonCompliant_ServiceForEveryAccount_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!
                    .AsArray().Last(each => $"{each!["Effect"]}" == "Allow")!.AsObject().Remove("Condition"))
            .ShouldContain(found => found.Contains("act for every account"));

    [Fact]
    public void NonCompliant_ServiceForAnotherAccount_IsFound() =>
        After(edit =>
                edit.Properties("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]!
                    .AsArray().Single(each => $"{each!["Effect"]}" == "Allow")!["Condition"] = new JsonObject
                    {
                        ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = "999999999999" },
                    })
            .ShouldContain(found => found.Contains("act for every account"));

    [Fact]
    public void NonCompliant_NoPrincipal_IsFound() =>
        After(edit =>
                edit.Properties("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]!
                    .AsArray().Single(each => $"{each!["Effect"]}" == "Allow")!.AsObject().Remove("Principal"))
            .ShouldContain(found => found.Contains("names no principals"));
}
