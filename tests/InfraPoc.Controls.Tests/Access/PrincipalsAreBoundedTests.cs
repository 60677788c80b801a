using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class PrincipalsAreBoundedTests : ControlTests<PrincipalsAreBounded>
{
    private const string Set = "poc-sales";
    private const string App = "poc-sales-app";

    [Fact]
    public void Compliant_Descriptions_ArePermitted() => After(edit =>
    {
        edit.SignIn(Set)["Description"] = "Sales";
        edit.Role(App)["Description"] = "Sales";
    }).ShouldBeEmpty();

    [Fact]
    public void Compliant_RoleOfAService_IsPermitted() =>
        After(edit => edit.Add("Poc-Audit", "AWS::IAM::Role", """{ "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] } }""")).ShouldBeEmpty();

    [Theory]
    [InlineData("InstanceArn")]
    [InlineData("CustomerManagedPolicyReferences")]
    [InlineData("PermissionsBoundary")]
    [InlineData("RelayStateType")]
    public void NonCompliant_PermissionSetWithout_IsNamed(string property) =>
        After(edit => edit.SignIn(Set).Remove(property)).ShouldHaveSingleItem().ShouldContain($"{property}: Found nothing");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NonCompliant_PermissionSetWithOnePolicy_IsNamed(int index) =>
        After(edit => edit.SignIn(Set)["CustomerManagedPolicyReferences"]!.AsArray().RemoveAt(index))
            .ShouldHaveSingleItem().ShouldContain("CustomerManagedPolicyReferences: ");

    [Fact]
    public void NonCompliant_PermissionSetWithPoliciesOfAnotherDepartment_IsNamed() =>
        After(edit =>
                edit.SignIn(Set)["CustomerManagedPolicyReferences"] = edit.SignIn("poc-development")[
                    "CustomerManagedPolicyReferences"
                ]!.DeepClone())
            .ShouldHaveSingleItem().ShouldContain("poc-sales-access");

    [Fact]
    public void NonCompliant_PermissionSetWithInlinePolicy_IsNamed() =>
        After(edit => edit.SignIn(Set)["InlinePolicy"] = edit.Policy("poc-sales-brake")["PolicyDocument"]!.DeepClone())
            .ShouldContain(violation => violation.Contains("InlinePolicy: ", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_PermissionSetWithAwsManagedPolicy_IsNotJudged() =>
        After(edit => edit.SignIn(Set)["ManagedPolicies"] = new JsonArray("arn:aws:iam::aws:policy/ReadOnlyAccess"))
            .ShouldHaveSingleItem().ShouldContain("ReadOnlyAccess");

    [Fact]
    public void NonCompliant_PermissionSetWithoutPlaygroundThatOpensIt_IsNamed() =>
        After(edit => edit.SignIn("poc-research")["RelayStateType"] = "https://console.aws.amazon.com/")
            .ShouldHaveSingleItem().ShouldContain("required is nothing");

    [Fact]
    public void NonCompliant_NoPermissionSet_IsNamed() =>
        After(edit => edit.Remove("AWS::SSO::PermissionSet", set => set["Name"]!.GetValue<string>() == Set))
            .ShouldHaveSingleItem().ShouldContain("Poc-Access-sales holds 0 AWS::SSO::PermissionSet named poc-sales");

    [Fact]
    public void NonCompliant_PermissionSetOfNobody_IsNamed() =>
        After(edit => edit.Add("Poc-Access-sales", "AWS::SSO::PermissionSet", """{ "Name": "admin" }""")).ShouldHaveSingleItem().ShouldContain("Nothing named admin");

    [Theory]
    [InlineData("ManagedPolicyArns")]
    [InlineData("PermissionsBoundary")]
    public void NonCompliant_RoleWithout_IsNamed(string property) =>
        After(edit => edit.Role(App).Remove(property)).ShouldHaveSingleItem().ShouldContain($"{property}: Found nothing");

    [Fact]
    public void NonCompliant_RoleWithoutItsBrake_IsNamed() =>
        After(edit => edit.Role(App)["ManagedPolicyArns"]!.AsArray().RemoveAt(1))
            .ShouldHaveSingleItem().ShouldContain("ManagedPolicyArns: ");

    [Fact]
    public void NonCompliant_RoleWithInlinePolicy_IsNamed() =>
        After(edit =>
                edit.Role(App)["Policies"] = new JsonArray(
                    new JsonObject
                    {
                        ["PolicyName"] = "more",
                        ["PolicyDocument"] = edit.Policy("poc-sales-access")["PolicyDocument"]!.DeepClone(),
                    }))
            .ShouldContain(violation => violation.Contains("Policies: ", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_PolicyThatNamesTheRole_IsNamed() =>
        After(edit => edit.Add("Poc-Dept-sales", "AWS::IAM::RolePolicy", $$"""{ "RoleName": "{{App}}", "PolicyName": "more", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } }"""))
            .ShouldHaveSingleItem().ShouldContain("It has 3 policies");

    [Fact]
    public void NonCompliant_NoApplicationRole_IsNamed() =>
        After(edit => edit.Remove("AWS::IAM::Role", role => role["RoleName"]?.ToString() == App))
            .ShouldHaveSingleItem().ShouldContain("holds 0 AWS::IAM::Role named poc-sales-app");

    [Fact]
    public void NonCompliant_ApplicationRoleTakenFromTheFile_IsNamed() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.Select(department =>
                            department with
                            {
                                Access = department.Access with { Application = department.Id != "sales" && department.Access.Application },
                            }),
                    ],
                })
            .ShouldHaveSingleItem().ShouldContain("Nothing named poc-sales-app");

    [Fact]
    public void NonCompliant_ApplicationRoleOfAClosedDepartment_IsNamed() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.Select(department =>
                            department.Id == "sales" ? department.As(DepartmentStatus.Closed) : department),
                    ],
                })
            .ShouldHaveSingleItem().ShouldContain("Nothing named poc-sales-app");

    [Theory]
    [InlineData("\"AWS\": \"arn:aws:iam::111122223333:root\"")]
    [InlineData("\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/example.com\"")]
    public void NonCompliant_RoleOfNobody_IsNamed(string trusted) =>
        After(edit => edit.Add("Poc-Dept-sales", "AWS::IAM::Role", $$"""{ "RoleName": "poc-admin", "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { {{trusted}} }, "Action": "sts:AssumeRole" }] } }"""))
            .ShouldHaveSingleItem().ShouldContain("Nothing named poc-admin");

    [Fact]
    public void NonCompliant_RoleWithoutName_IsNamed() =>
        After(edit => edit.Role(App).Remove("RoleName"))
            .ShouldContain(violation => violation.Contains("Nothing named nothing", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_PolicyElsewhere_IsNamed() =>
        After(edit => edit.Add("Poc-Audit", "AWS::IAM::ManagedPolicy", """{ "ManagedPolicyName": "poc-more", "Path": "/poc/", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*" }] } }"""))
            .ShouldHaveSingleItem().ShouldContain("Nothing named poc-more");

    [Fact]
    public void NonCompliant_PolicyThatAttachesItself_IsNamed() =>
        After(edit => edit.Policy("poc-boundary")["Roles"] = new JsonArray("SomeRole")).ShouldHaveSingleItem().ShouldContain("Roles: ");

    [Fact]
    public void NonCompliant_User_IsNamed() =>
        After(edit => edit.Add("Poc-Audit", "AWS::IAM::User", "{}")).ShouldHaveSingleItem().ShouldContain("AWS::IAM::User is not allowed");
}
