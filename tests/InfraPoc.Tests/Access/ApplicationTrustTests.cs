using InfraPoc.Access;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Access;

public sealed class ApplicationTrustTests
{
    private const string Reserved = "role/aws-reserved/sso.amazonaws.com";

    [Theory]
    [InlineData(
        $"arn:aws:iam::111122223333:{Reserved}/ap-northeast-1/AWSReservedSSO_poc-development_0123456789abcdef", PolicyVerdict.Allow)]
    [InlineData($"arn:aws:iam::111122223333:{Reserved}/AWSReservedSSO_poc-development_0123456789abcdef", PolicyVerdict.Allow)] // Identity Center in us-east-1
    [InlineData(
        $"arn:aws:iam::111122223333:{Reserved}/ap-northeast-1/AWSReservedSSO_poc-sales_0123456789abcdef", PolicyVerdict.ImplicitDeny)]
    [InlineData(
        $"arn:aws:iam::111122223333:{Reserved}/ap-northeast-1/AWSReservedSSO_poc-development-two_0123456789abcdef",
        PolicyVerdict.ImplicitDeny)]
    [InlineData(
        $"arn:aws:iam::111122223333:{Reserved}/ap-northeast-1/AWSReservedSSO_poc-development_two_0123456789abcdef",
        PolicyVerdict.ImplicitDeny)]
    [InlineData(
        $"arn:aws:iam::444455556666:{Reserved}/ap-northeast-1/AWSReservedSSO_poc-development_0123456789abcdef", PolicyVerdict.ImplicitDeny)]
    [InlineData("arn:aws:iam::111122223333:role/poc/poc-development-app", PolicyVerdict.ImplicitDeny)]
    [InlineData("arn:aws:iam::111122223333:role/AWSReservedSSO_poc-development_0123456789abcdef", PolicyVerdict.ImplicitDeny)]
    public void Trust_OfPrincipal_AllowsOwnSignInOnly(string principal, PolicyVerdict expected) => PolicyEvaluator.EvaluateResourcePolicy(
        ApplicationTrust.For(TestCompany.Development, TestCompany.Sandbox, TestCompany.Names),
        new PolicyRequest
        {
            Principal = principal,
            Action = "sts:AssumeRole",
            Resource = "arn:aws:iam::111122223333:role/poc/poc-development-app",
        })
    .Verdict.ShouldBe(expected);

    [Fact]
    public void Trust_Statement_NamesTheSandboxAccountAndAssumeRoleOnly()
    {
        var statement = ApplicationTrust
            .For(TestCompany.Development, TestCompany.Sandbox, TestCompany.Names).Statements.ShouldHaveSingleItem();

        statement.Principals!.ShouldHaveSingleItem().Value.ShouldBe(["arn:aws:iam::111122223333:root"]);
        statement.Actions.ShouldBe(["sts:AssumeRole"]);
    }
}
