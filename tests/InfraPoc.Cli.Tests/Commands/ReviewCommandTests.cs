using System.Text.Json;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class ReviewCommandTests : IDisposable
{
    private const string Sales = "config/departments/sales.yaml";

    private readonly CommandLine commandLine = new();

    public ReviewCommandTests()
    {
        commandLine.BuildApp();
        foreach (var folder in new[] { "eng", "node_modules" })
        {
            _ = Directory.CreateSymbolicLink(Path.Combine(commandLine.Root, folder), Path.Combine(ProjectFolder.Path, folder));
        }

        commandLine.Write("cdk.json", File.ReadAllText(Path.Combine(ProjectFolder.Path, "cdk.json")));
        _ = commandLine.Git("init", "--quiet", "--initial-branch", "main");
        _ = commandLine.Git("add", "config", "cdk.json");
        _ = commandLine.Git("commit", "--quiet", "--message", "as it was");
    }

    public void Dispose() => commandLine.Dispose();

    [CompleteFact]
    public void Review_OfTheWorkingFolder_ComparesItWithMain()
    {
        commandLine.Edit(Sales, "monthly: 50000", "monthly: 80000");

        var full = Path.Combine(commandLine.Root, "full.md");
        var (exitCode, output, error) = commandLine.Run("review", "--fail-on", "money", "--full", full);

        exitCode.ShouldBe(1, error);
        output.ShouldStartWith("<!-- infrapoc review -->\n- ");
        output.ShouldContain("`月額上限：50,000 JPY → 80,000 JPY`");
        File.ReadAllText(full).ShouldContain("cdk diff <code>GenaiPoc-Dept-sales</code>");
        commandLine.Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [CompleteFact]
    public void Review_OfTwoCommits_IsJsonWithItsApprovals()
    {
        commandLine.Write("config/approvals.yaml", "rules:\n  - when: budget-raised\n    approvers: [lead]\n    why: 金額\n");
        _ = commandLine.Git("add", "config");
        _ = commandLine.Git("commit", "--quiet", "--message", "who approves");
        commandLine.Edit(Sales, "monthly: 50000", "monthly: 80000");
        _ = commandLine.Git("commit", "--quiet", "--all", "--message", "more");
        commandLine.Write("reviews.json", """[{"user":{"login":"lead"},"state":"APPROVED","commit_id":"abc"}]""");

        var (exitCode, output, error) = commandLine.Run(
            "review", "--base", "HEAD^", "--head", "HEAD", "--format", "json", "--reviews", Path.Combine(commandLine.Root, "reviews.json"), "--commit", "abc");

        exitCode.ShouldBe(0, error);
        using var review = JsonDocument.Parse(output);
        review.RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetString()).ShouldBe(["review:money"]);
        var approval = review.RootElement.GetProperty("approvals")[0];
        approval.GetProperty("status").GetString().ShouldBe("success");
        approval.GetProperty("by").GetString().ShouldBe("lead");
    }

    [CompleteFact]
    public void Review_OfNothingToDecide_AsksForNoApprovalAndSpeaksAsItIsTold()
    {
        var (exitCode, output, error) = commandLine.Run("review", "--lang", "en");

        exitCode.ShouldBe(0, error);
        output.ShouldContain("Nothing that a person has to decide.");
        commandLine.Next.ShouldStartWith("Next: nobody has to decide anything");
    }

    [Fact]
    public void Review_OfABaseThatIsNotValid_SaysThatTheBaseIsAtFaultAndSynthesizesNothing()
    {
        commandLine.Edit(Sales, "monthly: 50000", "monthly: -5");
        _ = commandLine.Git("commit", "--quiet", "--all", "--message", "not valid");

        var (exitCode, output, error) = commandLine.Run("review", "--lang", "en");

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldStartWith("--base main: the configuration is not valid:\nconfig/departments/sales.yaml:");
        commandLine.Run("review").Error.ShouldStartWith("--base main：設定に誤りがあります：\nconfig/departments/sales.yaml:");
    }

    [Fact]
    public void Review_OfAFolderThatIsNotValid_NamesTheSide()
    {
        commandLine.Write("old/config/sandbox.yaml", "a: b: c");

        commandLine.Run("review", "--base", "old", "--lang", "en").Error.ShouldStartWith("--base old: the configuration is not valid:");
    }

    /// <summary>A commit whose app is another is synthesized by its own, which takes the longest of all and says so.</summary>
    [Theory]
    [InlineData("ja", "HEAD を合成しています…", "--base HEAD：合成できません")]
    [InlineData("en", "Synthesizing HEAD ...", "--base HEAD: it does not synthesize")]
    public void Review_OfACommitWithAnotherApp_SaysThatItIsSynthesized(string language, string progress, string said)
    {
        Directory.Delete(Path.Combine(commandLine.Root, "eng"));
        commandLine.Write("eng/start.mjs", "console.error('not this one'); process.exit(1);");
        commandLine.Write("global.json", "{}");
        _ = commandLine.Git("add", "eng", "global.json");
        _ = commandLine.Git("commit", "--quiet", "--message", "another app");
        commandLine.Write("global.json", "{ }");

        var (exitCode, _, error) = commandLine.Run("review", "--base", "HEAD", "--lang", language);

        (exitCode, commandLine.Progress).ShouldBe((ExitCode.Usage, progress + Environment.NewLine));
        error.ShouldContain(said);
        error.ShouldContain("not this one");
        commandLine.Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("nowhere", "--base nowhere：config/ があるプロジェクトのフォルダーでも、git が知るコミットでもありません。")]
    [InlineData("-x", "--base -x：config/ があるプロジェクトのフォルダーでも、git が知るコミットでもありません。")]
    [InlineData("main;id", "--base main;id：config/ があるプロジェクトのフォルダーでも、git が知るコミットでもありません。")]
    public void Review_OfSomethingUnknown_SaysWhatItMayBe(string source, string message)
    {
        var (exitCode, output, error) = commandLine.Run("review", $"--base={source}");

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(message);
    }

    [Fact]
    public void Review_WithApprovalsOfNoCommit_IsRefused()
    {
        var (exitCode, _, error) = commandLine.Run("review", "--reviews", Path.Combine(commandLine.Root, "reviews.json"), "--lang", "en");

        exitCode.ShouldBe(2);
        error.ShouldContain("--reviews needs --commit: an approval counts for the commit that it was given for.");
    }
}
