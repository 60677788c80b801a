using InfraPoc.Access;

namespace InfraPoc.Tests.Access;

/// <summary>What no control asks of the policy: what departments may do, and may not, is theirs.</summary>
public sealed class AccessPolicyTests
{
    /// <summary>IAM refuses a statement id that is there twice, and an id cannot hold a hyphen.</summary>
    [Fact]
    public void Document_ForAliasesThatDifferInHyphensOnly_NamesEachStatementOnce()
    {
        var floor = TestCompany.Sandbox.Guardrails.Profiles[0];
        var models = new[] { "haiku-4-5", "haiku-45" }.Select(alias => new ModelAccess(TestCompany.Haiku with { Alias = alias }, "arn:a"));

        AccessPolicy
            .For(TestCompany.Sales, TestCompany.Sandbox, TestCompany.Names, [.. models], new(floor, floor, _ => "arn:b"))
            .Statements.Select(statement => statement.Sid).ShouldBeUnique();
    }
}
