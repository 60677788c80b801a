namespace InfraPoc.Controls.Tests;

public sealed class NothingIsUnjudgedTests : ControlTests<NothingIsUnjudged>
{
    [Fact]
    public void Compliant_Description_PromisesNothing() =>
        After(edit => edit.Properties("AWS::KMS::Key")["Description"] = "Another").ShouldBeEmpty();
}
