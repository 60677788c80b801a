namespace InfraPoc.Controls.Tests;

public sealed class RecordsOutliveTheirStackTests : ControlTests<RecordsOutliveTheirStack>
{
    private const string Table = "AWS::DynamoDB::Table";

    [Fact]
    public void Compliant_Retain_IsPermitted() => After(edit => edit.Resource(Table)["DeletionPolicy"] = "Retain").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Delete_IsNamed() =>
        After(edit => edit.Resource(Table)["DeletionPolicy"] = "Delete").ShouldHaveSingleItem().ShouldContain("DeletionPolicy is Delete");

    [Fact]
    public void NonCompliant_Replaced_IsNamed() =>
        After(edit => edit.Resource(Table).Remove("UpdateReplacePolicy"))
            .ShouldHaveSingleItem().ShouldContain("UpdateReplacePolicy is nothing");

    [Fact]
    public void NonCompliant_NoProtection_IsNamed() =>
        After(edit => edit.Properties(Table).Remove("DeletionProtectionEnabled"))
            .ShouldHaveSingleItem().ShouldContain("DeletionProtectionEnabled: ");
}
