using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class ApplicationRolesTrustTheirSignInTests : ControlTests<ApplicationRolesTrustTheirSignIn>
{
    private const string Pattern =
        "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_poc-sales_????????????????";

    [Fact]
    public void Compliant_OtherWayToWriteTheCondition_IsPermitted() =>
        After(edit => Statement(edit)["Condition"] = new JsonObject { ["StringLike"] = new JsonObject { ["aws:PrincipalArn"] = Pattern } })
            .ShouldBeEmpty();

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_poc-*_????????????????", "poc-sales-x_")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_poc-sales*", "poc-sales-x_")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_poc-sales_*", "0123456789abcdef0")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_*", "Administrators")]
    [InlineData("arn:aws:iam::111122223333:role/*AWSReservedSSO_poc-sales_????????????????", "role/AWSReservedSSO_poc-sales_")]
    [InlineData("arn:aws:iam::111122223333:role/*", "poc-sales-app")]
    [InlineData("arn:aws:iam::111122223333:*", "user/somebody")]
    public void NonCompliant_WiderCondition_IsNamed(string pattern, string stranger) =>
        After(edit => Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] = pattern)
            .ShouldContain(violation =>
                violation.Contains(stranger, StringComparison.Ordinal)
                && violation.Contains("must not be allowed sts:AssumeRole", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_SignInOfTheNextDepartment_IsNamed() =>
        After(edit =>
                Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] = new JsonArray(
                    Pattern, Pattern.Replace("sales", "archived", StringComparison.Ordinal)))
            .ShouldContain(violation => violation.Contains("AWSReservedSSO_poc-archived_", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OtherAccount_IsNamed() =>
        After(edit =>
        {
            Statement(edit)["Principal"] = new JsonObject { ["AWS"] = new JsonArray("111122223333", "999999999999") };
            Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] = Pattern.Replace("111122223333", "*", StringComparison.Ordinal);
        }).ShouldContain(violation => violation.Contains("lets in 999999999999", StringComparison.Ordinal));

    [Theory]
    [InlineData("Service", "ec2.amazonaws.com")]
    [InlineData("Federated", "arn:aws:iam::111122223333:saml-provider/company")]
    public void NonCompliant_SomethingElseTrusted_IsNamed(string kind, string principal) =>
        After(edit =>
                edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Principal"] = new JsonObject { [kind] = principal },
                            ["Action"] = "sts:AssumeRole",
                        }))
            .ShouldContain(violation => violation.Contains($"lets in {principal}", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_NoCondition_IsNamed() =>
        After(edit => Statement(edit).Remove("Condition"))
            .ShouldContain(violation => violation.Contains(":root must not", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_AnotherDepartmentsSignInOnly_IsNamed() =>
        After(edit =>
                Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] = Pattern.Replace(
                    "sales", "research", StringComparison.Ordinal))
            .ShouldContain(violation =>
                violation.Contains(
                    "sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_poc-sales_0123456789abcdef must be allowed",
                    StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_MoreThanAssuming_IsNamed() =>
        After(edit => Statement(edit)["Action"] = "sts:*").ShouldHaveSingleItem().ShouldContain("allows sts:*; only sts:AssumeRole");

    [Fact]
    public void NonCompliant_OtherPath_IsNamed() =>
        After(edit => edit.Role("poc-sales-app").Remove("Path"))
            .ShouldContain(violation => violation.Contains("Path: Path is nothing", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_LongerSessions_AreNamed() =>
        After(edit => edit.Role("poc-sales-app")["MaxSessionDuration"] = 7200)
            .ShouldHaveSingleItem().ShouldContain("MaxSessionDuration is 7200; it must be 3600.");

    [Fact]
    public void NonCompliant_FurtherSignIn_IsNamed() =>
        After(edit => Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] = new JsonArray(
                Pattern, "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_Contractors_????????????????"))
            .ShouldContain(violation => violation.Contains("AWSReservedSSO_Contractors_", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_AccountUnderACondition_IsNamed() =>
        After(edit => edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Add(
                JsonNode.Parse("""{"Sid":"Added","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalTag/team":"x"}}}""")))
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_SuffixThatControlsNamed_IsNamed() =>
        After(edit => Statement(edit)["Condition"]!["ArnLike"]!["aws:PrincipalArn"] =
                Pattern.Replace("????????????????", "0123456789abcdef", StringComparison.Ordinal))
            .ShouldContain(violation => violation.Contains("must be allowed sts:AssumeRole", StringComparison.Ordinal));

    private static JsonObject Statement(TemplateEdit edit) =>
        edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]![0]!.AsObject();
}
