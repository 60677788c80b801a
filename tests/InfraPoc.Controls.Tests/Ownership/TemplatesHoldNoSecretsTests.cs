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

    [Theory]
    [InlineData("github" + "_pat_11ABCDEFG0abcdefghijkl_x")]
    [InlineData("glp" + "at-abcdefghij0123456789")]
    [InlineData("https://hooks.slack" + ".com/services/T0000/B0000/XXXX")]
    [InlineData("AIz" + "aSyA0123456789abcdefghijklmnopqrstuv")]
    [InlineData("sk-" + "ant-api03-abcdefghijklmnopqrst")]
    [InlineData("sk_" + "live_abcdefghijklmnop")]
    [InlineData("npm" + "_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.x")]
    [InlineData("postgres://admin:hunter2@db.example.com")]
    [InlineData("Server=db;Pass" + "word=hunter2;")]
    [InlineData("Endpoint=sb://x/;SharedAccess" + "Key=abcdefghijklmnopqrstuvwx")]
    [InlineData("{\"db_pass" + "word\":\"hunter2\"}")]
    public void NonCompliant_SecretOfAnotherForm_IsFound(string secret) =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = secret)
            .ShouldContain(found => found.Contains("looks like a secret"));

    [Fact]
    public void NonCompliant_SecretThatIsJoined_IsFound() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] =
            new JsonObject { ["Fn::Join"] = new JsonArray("", new JsonArray("AKIA", "IOSFODNN7EXAMPLE")) })
            .ShouldContain(found => found.Contains("looks like a secret"));

    [Fact]
    public void NonCompliant_SecretAmongConfidentialTerms_IsFound() =>
        After(edit =>
        {
            var guardrails = edit.Config.Sandbox.Guardrails;
            edit.Config = edit.Config with
            {
                Sandbox = edit.Config.Sandbox with
                {
                    Guardrails = guardrails with
                    {
                        Profiles =
                        [
                            guardrails.Profiles[0] with { ConfidentialTerms = ["AKIA" + "IOSFODNN7EXAMPLE"] },
                            .. guardrails.Profiles.Skip(1),
                        ],
                    },
                },
            };
        }).ShouldContain(found => found.Contains("One of the confidentialTerms"));
}
