using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class CustomResourcesAreLeastPrivilegedTests : ControlTests<CustomResourcesAreLeastPrivileged>
{
    [Fact]
    public void Compliant_OtherRuntime_IsPermitted() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Runtime"] = "python3.14").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_AnotherFunction_IsFound() =>
        After(edit => edit.Add("Poc-Insights", "AWS::Lambda::Function", """{"Runtime":"python3.14"}""")).ShouldContain(found => found.Contains("Only the Audit stack's one function"));

    [Fact]
    public void NonCompliant_AnotherCustomResource_IsFound() =>
        After(edit => edit.Add("Poc-Insights", "Custom::Other", """{"ServiceToken":"arn:aws:lambda:ap-northeast-1:111122223333:function:x"}""")).ShouldContain(found => found.Contains("Only Custom::InvocationLogging"));

    [Fact]
    public void NonCompliant_InternalNetwork_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Environment"] = new JsonObject())
            .ShouldContain(found => found.Contains("Environment"));

    [Fact]
    public void NonCompliant_CodeOfAnotherPlace_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function")["Code"] = new JsonObject { ["ZipFile"] = "x" })
            .ShouldContain(found => found.Contains("the asset that the CDK publishes"));

    [Fact]
    public void NonCompliant_LogElsewhere_IsFound() =>
        After(edit => edit.Properties("AWS::Lambda::Function").Remove("LoggingConfig"))
            .ShouldContain(found => found.Contains("The log group is nothing"));

    [Fact]
    public void NonCompliant_AnotherFunctionIsCalled_IsFound() =>
        After(edit => edit.Properties("Custom::InvocationLogging")["ServiceToken"] = "x")
            .ShouldContain(found => found.Contains("ServiceToken"));

    [Fact]
    public void NonCompliant_CodeFromTheInternet_IsFound() =>
        After(edit => edit.Properties("Custom::InvocationLogging")["InstallLatestAwsSdk"] = true)
            .ShouldContain(found => found.Contains("InstallLatestAwsSdk"));

    [Fact]
    public void NonCompliant_RoleIsAdministrator_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::IAM::Role",
                    each => each.ContainsKey("ManagedPolicyArns") && each.ToJsonString().Contains("lambda", StringComparison.Ordinal)
                )["ManagedPolicyArns"] = new JsonArray("arn:aws:iam::aws:policy/AdministratorAccess"))
            .ShouldContain(found => found.Contains("ManagedPolicyArns"));

    [Fact]
    public void NonCompliant_MoreActions_IsFound() =>
        After(edit => edit.Properties("AWS::IAM::Policy")["PolicyDocument"]!["Statement"]![0]!["Action"] = "bedrock:*")
            .ShouldContain(found => found.Contains("PolicyDocument"));

    [Fact]
    public void NonCompliant_PassesAnyRole_IsFound() =>
        After(edit => edit.Properties("AWS::IAM::Policy")["PolicyDocument"]!["Statement"]![1]!["Resource"] = "*")
            .ShouldContain(found => found.Contains("PolicyDocument"));

    [Fact]
    public void NonCompliant_PolicyForMoreRoles_IsFound() =>
        After(edit => edit.Properties("AWS::IAM::Policy")["Roles"]!.AsArray().Add("other")).ShouldContain(found => found.Contains("Roles"));
}
