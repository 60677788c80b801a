using System.Text.RegularExpressions;

namespace InfraPoc.Config.Tests;

public sealed partial class SandboxNamesTests
{
    private static readonly SandboxConfig Fixture = new ConfigFolder().Load().Config!;

    [Theory]
    [InlineData("sales", "app-lite", "sales-app", "lite")]
    [InlineData("accounting", "lab-nova", "accounting-lab", "nova")]
    public void InferenceProfile_IdsAndAliasesThatJoinToTheSame_Differ(string id, string alias, string otherId, string otherAlias) =>
        Name(id, alias).ShouldNotBe(Name(otherId, otherAlias));

    [Fact]
    public void InferenceProfile_AnotherVersionOfTheModel_HasAnotherName()
    {
        var model = Fixture.Models["haiku"];
        var next = model with { ModelId = "anthropic.claude-haiku-2", ProfileId = "jp.anthropic.claude-haiku-2" };

        Names.InferenceProfile(Fixture.Departments[0], next).ShouldNotBe(Names.InferenceProfile(Fixture.Departments[0], model));
    }

    [Fact]
    public void InferenceProfile_LongestNames_FitAndDiffer()
    {
        var names = new SandboxNames(Fixture.Sandbox with { Name = new string('n', 11) });
        var department = Fixture.Departments[0] with { Id = new string('d', 20) };
        string[] aliases = [$"{new string('a', 21)}-{new string('b', 8)}", $"{new string('a', 21)}-{new string('c', 8)}"];

        var all = aliases.Select(alias => names.InferenceProfile(department, Fixture.Models["haiku"] with { Alias = alias })).ToList();

        all.ShouldAllBe(name => name.Length <= 64 && Allowed().IsMatch(name));
        all.Distinct().Count().ShouldBe(2);
    }

    private static SandboxNames Names => new(Fixture.Sandbox);

    private static string Name(string id, string alias) =>
        Names.InferenceProfile(Fixture.Departments[0] with { Id = id }, Fixture.Models["haiku"] with { Alias = alias });

    /// <summary>See: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html</summary>
    [GeneratedRegex("^([0-9a-zA-Z][ _-]?)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
