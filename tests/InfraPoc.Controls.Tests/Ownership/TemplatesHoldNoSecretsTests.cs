using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class TemplatesHoldNoSecretsTests : ControlTests<TemplatesHoldNoSecrets>
{
    [Fact]
    public void Compliant_WordsAboutSecrets_ArePermitted() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "The password policy and AKIA keys").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_AccessKey_IsFound() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "use AKIA" + "IOSFODNN7EXAMPLE")
            .ShouldContain(found => found.Contains("looks like a secret, 20 characters"));

    [Fact]
    public void NonCompliant_ApiKeyOfBedrock_IsFound() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "ABSK" + new string('x', 40))
            .ShouldContain(found => found.Contains("looks like a secret"));

    [Fact]
    public void NonCompliant_PrivateKey_IsFound() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "-----BEGIN RSA " + "PRIVATE KEY-----")
            .ShouldContain(found => found.Contains("looks like a secret"));

    [Fact]
    public void NonCompliant_Password_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Environment"] = new JsonObject { ["Password"] = "hunter2" })
            .ShouldContain(found => found.Contains("looks like a secret"));

    [Fact]
    public void NonCompliant_Parameter_IsFound() =>
        After(edit => edit.Template("Poc-Audit")["Parameters"] = new JsonObject { ["Token"] = new JsonObject { ["Type"] = "String" } })
            .ShouldContain(found => found.Contains("the parameter Token"));
}
