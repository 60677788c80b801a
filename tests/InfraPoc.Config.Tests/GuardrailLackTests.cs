namespace InfraPoc.Config.Tests;

/// <summary>What a profile stops less than the one that is demanded.</summary>
public sealed class GuardrailLackTests
{
    private static readonly GuardrailProfile Floor = Valid().Sandbox.Guardrails.Profiles[0];

    /// <summary>The floor reads Japanese, and has none of what the other adds.</summary>
    [Fact]
    public void Lacks_OfTheSameInTheClassicTier_NamesWhatJapaneseTextsGetPast()
    {
        var strict = Floor with
        {
            Id = "strict",
            Tier = GuardrailTier.Standard,
            Topics = [new DeniedTopic { Id = "invest", Definition = "投資判断の依頼。", Examples = ["この株は買いですか"] }],
        };

        var classic = strict with { Tier = GuardrailTier.Classic };
        var floor = Floor with { Tier = GuardrailTier.Standard };

        strict.Lacks(strict, floor).ShouldBeEmpty();
        classic.Lacks(strict, floor).ShouldBe(["topics: invest"]);
        classic.Lacks(strict, floor with { Tier = GuardrailTier.Classic }).ShouldContain("tier: standard");
    }

    private static SandboxConfig Valid()
    {
        using var folder = new ConfigFolder();
        return ConfigLoader.Load(folder.Root).Config!;
    }
}
