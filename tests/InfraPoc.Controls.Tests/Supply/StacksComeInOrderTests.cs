namespace InfraPoc.Controls.Tests;

public sealed class StacksComeInOrderTests : ControlTests<StacksComeInOrder>
{
    [Fact]
    public void Compliant_FurtherDependency_IsPermitted() =>
        After(edit => Depends(edit, "Poc-Guardrails", on => on.Append("Poc-Boundary"))).ShouldBeEmpty();

    [Theory]
    [InlineData("Poc-Access-sales", "Poc-Dept-sales")]
    [InlineData("Poc-Access-sales", "Poc-Organization")]
    [InlineData("Poc-Dept-sales", "Poc-Usage")]
    [InlineData("Poc-Dept-sales", "Poc-Boundary")]
    [InlineData("Poc-Dept-sales", "Poc-Guardrails")]
    public void NonCompliant_Without_IsFound(string stack, string dependency) =>
        After(edit =>
        {
            // The sign-ins before it would bring it along.
            Depends(edit, stack, on => on.Where(each => each != dependency && !each.StartsWith("Poc-Access-", StringComparison.Ordinal)));
        }).ShouldContain(found => found.Contains($"not deployed after {dependency}"));

    [Fact]
    public void NonCompliant_SignInBeforeTheBrake_IsFound() =>
        After(edit => Depends(edit, "Poc-Usage", on => on.Append("Poc-Access-sales")))
            .ShouldContain(found => found.Contains("deployed after Poc-Access-"));

    [Fact]
    public void NonCompliant_SignInsAtOnce_AreFound() =>
        After(edit => Depends(edit, "Poc-Access-sales", on => on.Where(each => !each.StartsWith("Poc-Access-", StringComparison.Ordinal))))
            .ShouldContain(found => found.Contains("deployed together with"));

    [Fact]
    public void NonCompliant_Circle_IsFound() =>
        After(edit => Depends(edit, "Poc-Boundary", on => on.Append("Poc-Dept-sales")))
            .ShouldContain(found => found.Contains("deployed after itself"));

    [Theory]
    [InlineData("Poc-Guardrails", false, "is off; it must be on")]
    [InlineData("Poc-Usage", true, "could not be removed and repeated")]
    [InlineData("Poc-Dept-sales", true, "could not be removed and repeated")]
    public void NonCompliant_Protection_IsFound(string stack, bool isProtected, string expected) =>
        After(edit => edit.Around[stack] = each => each with { TerminationProtection = isProtected })
            .ShouldHaveSingleItem().ShouldContain(expected);

    [Theory]
    [InlineData("AWS::SNS::Topic")]
    [InlineData("AWS::SSM::Parameter")]
    [InlineData("AWS::Bedrock::Guardrail")]
    [InlineData("AWS::KMS::Alias")]
    public void NonCompliant_NameThatStaysTaken_IsFound(string type) =>
        After(edit => edit.Resource(type)["DeletionPolicy"] = "Retain").ShouldHaveSingleItem().ShouldContain("its name is taken");

    private static void Depends(TemplateEdit edit, string stack, Func<IEnumerable<string>, IEnumerable<string>> on) =>
        edit.Around[stack] = each => each with { Dependencies = [.. on(each.Dependencies)] };
}
