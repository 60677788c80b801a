namespace InfraPoc.Cli.Tests;

/// <summary>Command lines that no person means, and a script may: each ends with a documented code and a sentence, never with a stack trace.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    public static TheoryData<int, string[]> Lines => new()
    {
        { ExitCode.Usage, ["department", "list", "--root", ""] },
        { ExitCode.Usage, ["department", "add", "--from-csv", ""] },
        { ExitCode.Usage, ["department", "add", "--from-issue", ""] },
        { ExitCode.Usage, ["department", "move-member", "--from-csv", ""] },
        { ExitCode.Usage, ["explain-stop", "sales", "--ledger", ""] },
        { ExitCode.Usage, ["review", "--whole", ""] },
        { ExitCode.Usage, ["explain-stop", "sales", "--spent", "1", "--at", "0001-01-01"] },
        { ExitCode.Usage, ["explain-stop", "sales", "--spent", "1", "--at", "9999-12-31T23:59"] },
        { ExitCode.Usage, ["department", "add", "hr", "--owner", $"a{new string(' ', 60_000)}b"] },
        { ExitCode.Usage, ["department", "add", "hr", "--use-case", $"a{new string(' ', 60_000)}b"] },
        { ExitCode.Usage, ["department", "add", "hr", "--use-case", $"a{new string('　', 60_000)},1"] },
    };

    public void Dispose() => commandLine.Dispose();

    [Theory]
    [MemberData(nameof(Lines))]
    public void Run_OddLine_EndsWithADocumentedCode(int code, string[] words)
    {
        var before = commandLine.Files();

        var (exitCode, output, error) = commandLine.Run(words);

        (exitCode, output).ShouldBe((code, ""));
        error.ShouldNotBeEmpty();
        error.ShouldNotContain("不具合");
        commandLine.Files().ShouldBe(before);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"Resources":[]}""")]
    [InlineData("""{"Resources":{"A":1}}""")]
    [InlineData("""{"Resources":{"A":{"Type":1}}}""")]
    [InlineData("""{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":1}}}""", "access")]
    public void Run_TemplateThatIsNone_SaysSo(string template, params string[] words)
    {
        commandLine.WriteAssembly("cdk.out", "Stack", template);

        foreach (var line in words.Length > 0 ? (string[][])[words] : [["status"], ["summary"], ["access"], ["controls", "check"]])
        {
            var (exitCode, _, error) = commandLine.Run(line);

            (string.Join(' ', line), exitCode).ShouldBe((string.Join(' ', line), ExitCode.Unavailable));
            error.ShouldNotContain("不具合");
        }
    }

    [Fact]
    public void Run_FaultOfOurs_IsSaidInASentence()
    {
        commandLine.Count = (_, _) => throw new InvalidOperationException("no such thing");

        var (exitCode, output, error) = commandLine.Run("estimate");

        (exitCode, output).ShouldBe((ExitCode.Unavailable, ""));
        error.ShouldContain("infrapoc の不具合です（入力の誤りではありません）");
        error.ShouldContain("InvalidOperationException：no such thing");
        error.ShouldNotContain("   at ");
    }
}
