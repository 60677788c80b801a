namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>
/// That no single weakening of the real app's templates goes unnoticed, but those that docs/weakenings.md gives a reason for.
/// </summary>
public sealed class WeakeningProofTests
{
    [Fact]
    public void EveryWeakening_IsCaughtByAControl_OrHasAReason()
    {
        var path = Path.Combine(ProjectFolder.Path, "docs", "weakenings.md");
        var before = File.Exists(path) ? File.ReadAllText(path) : "";

        var expected = WeakeningDocument.Of(WeakeningProof.Run(ControlledCompany.Config, ControlledCompany.Stacks), before);

        if (expected != before)
        {
            File.WriteAllText(
                Path.Combine(Directory.CreateDirectory(Path.Combine(ProjectFolder.Path, "TestResults")).FullName, "weakenings.md"),
                expected);
        }

        expected.ShouldNotContain(
            WeakeningDocument.NoReason, customMessage: "give each of them a control, or a reason in docs/weakenings.md");
        expected.ShouldBe(before, "copy TestResults/weakenings.md to docs/weakenings.md");
    }

    [Fact]
    public void Weakening_ThatNoControlKnows_IsReported()
    {
        var results = WeakeningProof.Run(
            ControlledCompany.Config, ControlledCompany.Stacks,
            weakening => weakening is { Type: "AWS::KMS::Key", Path: "Properties.Description" });

        results.ShouldNotBeEmpty();
        results.ShouldAllBe(result => result.CaughtBy == null);
        WeakeningDocument
            .Of(results, "").ShouldContain($"| `DeleteProperty AWS::KMS::Key Properties.Description` | 1 | {WeakeningDocument.NoReason} |");
    }
}
