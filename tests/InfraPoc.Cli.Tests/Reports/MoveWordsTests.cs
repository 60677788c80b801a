using InfraPoc.Cli.Reports;
using InfraPoc.Cli.Reviews;
using InfraPoc.Cli.Tests.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reports;

public sealed class MoveWordsTests
{
    private static readonly PlannedMove Move = new() { Email = "taro@example.com", From = "sales", To = "hr", On = new(2027, 4, 1) };

    [Fact]
    public void Changes_OfAPlan_AreWhatIsPlannedTakenBackMovedOrBegun()
    {
        MoveWords.Changes([], [Move]).ShouldBe([new("taro@example.com sales → hr", null, "2027-04-01")]);
        MoveWords.Changes([Move], []).ShouldBe([new("taro@example.com sales → hr", "2027-04-01", null)]);
        MoveWords.Changes([Move], [Move with { Email = "TARO@example.com" }]).ShouldBeEmpty();
        MoveWords.Changes([Move], [Move with { On = new(2027, 5, 1) }]).ShouldBe([new("taro@example.com sales → hr", "2027-04-01", "2027-05-01")]);
        MoveWords.Changes([Move], [Move with { Left = new(2027, 4, 2) }])
            .ShouldBe([new("taro@example.com sales → hr", "2027-04-01", "2027-04-01 (2027-04-02 sales → -)")]);
        MoveWords.Changes([Move], [Move with { To = "legal" }]).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Language.Japanese, "**異動の予定**")]
    [InlineData(Language.English, "**Planned moves**")]
    public void Review_OfAPlan_SaysWhoMovesAndIsForAPersonToDecide(Language language, string title)
    {
        var review = ReviewedCompanies.Of("same", language) with { Moves = MoveWords.Changes([], [Move]) };

        review.NeedsDecision.ShouldBeTrue();
        ReviewMarkdown.Comment(review).ShouldContain($"{title}\n\n- `taro@example.com sales → hr`: `2027-04-01`\n");
    }
}
