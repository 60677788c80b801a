using Xunit.Abstractions;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>
/// That no single weakening of the real app's templates goes unnoticed, but those that docs/weakenings.md gives a reason for. A run that is
/// not complete tries one in four.
/// </summary>
public sealed class WeakeningProofTests(ITestOutputHelper output)
{
    private static readonly string Document = File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", "weakenings.md"));

    private static IEnumerable<Weakening> Everything =>
        ControlledCompany.Stacks.SelectMany(WeakeningCatalogue.Of).Concat(AdditionCatalogue.Of(ControlledCompany.Stacks));

    [Fact]
    public void EveryWeakening_IsCaughtByAControl_OrHasAReason()
    {
        var some = Sampling.Of([.. Everything], every: 4, "weakenings of the templates", output.WriteLine);

        var expected = WeakeningDocument.Of(Survivors(some), Document);

        if (Sampling.Complete && expected != Document)
        {
            File.WriteAllText(
                Path.Combine(Directory.CreateDirectory(Path.Combine(ProjectFolder.Path, "TestResults")).FullName, "weakenings.md"),
                expected);
        }

        expected.ShouldNotContain(
            WeakeningDocument.NoReason, customMessage: "give each of them a control, or a reason in docs/weakenings.md");
        (Sampling.Complete ? expected : Document).ShouldBe(Document, "copy TestResults/weakenings.md to docs/weakenings.md");
    }

    [Fact]
    public void Weakening_ThatNoControlKnows_IsReported()
    {
        const string Description = "DeleteProperty AWS::KMS::Key Properties.Description";

        var survivors = Survivors(
            Everything.Where(each => each is { Type: "AWS::KMS::Key", Path: "Properties.Description" or "Properties.EnableKeyRotation" }));

        survivors.ShouldBe([Description]);
        WeakeningDocument.Of(survivors, "").ShouldContain($"| `{Description}` | {WeakeningDocument.NoReason} |");
    }

    private static IEnumerable<string> Survivors(IEnumerable<Weakening> weakenings) =>
        from result in WeakeningProof.Run(ControlledCompany.Config, ControlledCompany.Stacks, weakenings)
        where result.CaughtBy is null
        select result.Weakening.Key;
}
