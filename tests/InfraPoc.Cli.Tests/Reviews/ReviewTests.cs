using System.Text.Json;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class ReviewTests
{
    /// <summary>
    /// Each kind of change: the risk of access, money, data location, protection and state, and a phrase in both languages.
    /// </summary>
    public static TheoryData<string, string, string, string> Changes =>
        new()
        {
            { "same", "None None None None None", "人が判断すべき変更はありません", "Nothing that a person has to decide" },
            { "purpose", "None None None None None", "purpose", "purpose" },
            { "owner", "None None None High None", "owner.name", "owner.name" },
            { "budget-up", "None High None None None", "月額上限：50,000 JPY → 80,000 JPY", "monthly cap: 50,000 JPY → 80,000 JPY" },
            { "budget-down", "None Low None None None", "月額上限：50,000 JPY → 30,000 JPY", "monthly cap: 50,000 JPY → 30,000 JPY" },
            { "daily-lifted", "None High None None None", "日額上限：5,000 JPY → -", "daily cap: 5,000 JPY → -" },
            { "topped-up", "None High None None None", "2027-01 の増額：20,000 JPY", "top-up of 2027-01: 20,000 JPY" },
            { "topped-up-again", "None High None None None", "2027-02 の増額：20,000 JPY", "top-up of 2027-02: 20,000 JPY" },
            { "longer", "High None None None None", "期限：2027-02-28 → 2027-06-30", "last day: 2027-02-28 → 2027-06-30" },
            { "shorter", "Low None None None None", "期限：2027-02-28 → 2027-01-31", "last day: 2027-02-28 → 2027-01-31" },
            { "model-more", "High None None None None", "モデル +sonnet", "models +sonnet" },
            { "model-less", "Low None None None None", "モデル −sonnet", "models −sonnet" },
            { "farther", "High None High None None", "任意", "any" },
            { "nearer", "High None Low None None", "モデル +haiku-tokyo −haiku", "models +haiku-tokyo −haiku" },
            { "joined", "High None None None None", "メンバー +1", "members +1" },
            { "left", "None None None None None", "メンバー −1", "members −1" },
            { "suspended", "Low Low None None None", "状態：active → suspended", "status: active → suspended" },
            { "resumed", "High High None None None", "状態：suspended → active", "status: suspended → active" },
            { "closed", "Low Low Low None None", "状態：active → closed", "status: active → closed" },
            { "looser", "High None None High None", "ガードレール：strict → standard", "guardrail: strict → standard" },
            { "stricter", "High None None None None", "ガードレール：standard → strict", "guardrail: standard → strict" },
            { "program", "High None None None None", "プログラムからの利用：false → true", "programs: false → true" },
            { "no-program", "Low None None None None", "プログラムからの利用：true → false", "programs: true → false" },
            { "program-only", "High None None None None", "ブラウザーでの利用：true → false", "playground in the browser: true → false" },
            { "added", "High High High None None", "新しい部門", "new department" },
            { "removed", "None None None None None", "部門ファイルの削除", "the file is removed" },
            { "orphaned", "Low Low Low None None", "部門ファイルの削除", "the file is removed" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Review_OfAChange_SaysWhatIsToBeDecided(string change, string risks, string japanese, string english)
    {
        var review = ReviewedCompanies.Of(change);

        string.Join(' ', review.Verdict.Select(verdict => verdict.Risk)).ShouldBe(risks, string.Join('\n', review.Access));
        ReviewMarkdown.Comment(review).ShouldContain(japanese);
        ReviewMarkdown.Comment(ReviewedCompanies.Of(change, Language.English)).ShouldContain(english);
        review.NotComputed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("same")]
    [InlineData("added")]
    [InlineData("removed")]
    [InlineData("farther")]
    [InlineData("topped-up")]
    [InlineData("closed")]
    public void Review_AsJson_IsAsItsPublishedSchemaSays(string change) =>
        JsonSchemas.Check("review", JsonSerializer.Serialize(ReviewedCompanies.Of(change), Terminal.Json));

    [Fact]
    public void Review_AsJson_HasWhatAProgramAsksFor()
    {
        var json = JsonSerializer.SerializeToElement(ReviewedCompanies.Of("budget-up"), Terminal.Json);

        json.GetProperty("costs").EnumerateArray().Select(cost => cost.GetProperty("figure").GetString())
            .ShouldBe(["idle", "cap", "worst"]);
        json.GetProperty("costs")[1].GetProperty("more").GetDecimal().ShouldBe(30_000);
        json.GetProperty("departments")[0].GetProperty("mostMore").GetDecimal().ShouldBe(30_000);
        json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()).ShouldBe(["review:money"]);
    }

    [Fact]
    public void Changes_AreAllOfTheCompanys() =>
        Changes.Select(row => (string)row[0]).ShouldBe(ReviewedCompanies.Departments.Keys, ignoreOrder: true);
}
