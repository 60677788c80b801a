using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Tests.Loading;

/// <summary>Characters that choose a variant of the one before them, and are seen by nobody alone.</summary>
public sealed class VariationSelectorTests
{
    [Theory]
    [InlineData("\uFE0F", true)]
    [InlineData("a \uFE0F", true)]
    [InlineData("葛\U000E0100\U000E0100城", true)]
    [InlineData("葛\U000E0100城", false)]
    [InlineData("☎\uFE0F 03-1234-5678", false)]
    [InlineData("営業部", false)]
    public void HasStraySelector_WhereNothingIsVaried_IsTrue(string text, bool stray) => TextForm.HasStraySelector(text).ShouldBe(stray);

    [Fact]
    public void Load_TextOfNothingElse_IsRefused()
    {
        using var folder = new ConfigFolder();
        Change.Hr("approval: 稟議2026-0123", "approval: \"\\uFE0F\"").ApplyTo(folder);

        ConfigLoader.Load(folder.Root).Problems.ShouldContain(problem => problem.Code == "CFG010" && problem.File.EndsWith("hr.yaml"));
    }
}
