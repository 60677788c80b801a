using InfraPoc.Cli.Reviews;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class PeriodHistoryTests : IDisposable
{
    private const string File = "config/departments/sales.yaml";

    private readonly CommandLine commandLine = new();

    public PeriodHistoryTests() => commandLine.Git("init", "--quiet", "--initial-branch", "main");

    public void Dispose() => commandLine.Dispose();

    /// <summary>The last days that were merged one after the other, and how often that was an extension.</summary>
    [Theory]
    [InlineData("2027-03-31", 0)]
    [InlineData("2027-03-31 2027-06-30", 1)]
    [InlineData("2027-03-31 2027-06-30 2027-09-30", 2)]
    [InlineData("2027-06-30 2027-03-31", 0)]
    [InlineData("2027-06-30 2027-03-31 2027-06-30", 1)]
    [InlineData("2027-03-31 2027-06-30 - 2027-09-30", 0)]
    [InlineData("2027-03-31 2027-03-31", 0)]
    public void Extensions_OfAFile_AreCountedInItsHistory(string ends, int expected)
    {
        foreach (var end in ends.Split(' '))
        {
            Commit(end);
        }

        PeriodHistory.Extensions(commandLine.Root, "HEAD", "sales").ShouldBe(expected);
    }

    [Fact]
    public void Extensions_OnABranch_AreOneMerge()
    {
        Commit("2027-03-31");
        _ = commandLine.Git("switch", "--quiet", "--create", "longer");
        Commit("2027-05-31");
        Commit("2027-06-30");
        _ = commandLine.Git("switch", "--quiet", "main");
        _ = commandLine.Git("merge", "--quiet", "--no-ff", "--message", "longer", "longer");

        PeriodHistory.Extensions(commandLine.Root, "HEAD", "sales").ShouldBe(1);
    }

    [Fact]
    public void Extensions_WhereTheHistoryDoesNotReach_AreNotKnown()
    {
        Commit("2027-03-31");
        Commit("2027-06-30");
        Commit("2027-06-29");
        var clone = Directory.CreateTempSubdirectory("infrapoc-shallow-");
        try
        {
            _ = commandLine.Git("clone", "--quiet", "--depth", "1", $"file://{commandLine.Root}", clone.FullName);

            PeriodHistory.Extensions(clone.FullName, "HEAD", "sales").ShouldBeNull();
            PeriodHistory.Extensions(Path.GetTempPath(), "HEAD", "sales").ShouldBeNull();
            PeriodHistory.Extensions(commandLine.Root, "HEAD", "nobody").ShouldBeNull();
            PeriodHistory.Extensions(commandLine.Root, "HEAD", "sales").ShouldBe(1);
        }
        finally
        {
            clone.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "部門 longer (経営企画) これまでの延長 1 回")]
    [InlineData(null, "部門 longer (経営企画) これまでの延長回数は不明（履歴がありません）")]
    public void Approval_OfAnotherExtension_IsAskedForUnlessItIsTheFirst(int? before, string concerns) =>
        string.Join(", ", ReviewedCompanies.Of("longer", extensions: before).Approvals
            .Where(approval => approval.Kind == Config.ApprovalKind.PeriodExtendedAgain).SelectMany(approval => approval.Concerns))
            .ShouldBe(concerns);

    private void Commit(string end)
    {
        if (end == "-")
        {
            System.IO.File.Delete(Path.Combine(commandLine.Root, File));
        }
        else
        {
            commandLine.Write(File, $"id: sales # {commandLine.Next}\nperiod:\n  start: 2026-12-01   # from\n  end: {end}\nname: 営業部\n");
        }

        _ = commandLine.Git("add", "--all", "config");
        _ = commandLine.Git("commit", "--quiet", "--allow-empty", "--message", end);
    }
}
