using InfraPoc.Cli.Interaction;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests;

/// <summary>
/// Command lines that no person means, and a script may: each ends with a documented code and a sentence, never with a stack trace.
/// </summary>
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
        { ExitCode.Usage, ["review", "--full", ""] },
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

    [Theory]
    [InlineData("[suggest:99999999999999]")]
    [InlineData("[suggest:-5]")]
    [InlineData("[suggest:abc]")]
    public void Run_PlaceThatIsNone_IsSaid(string place)
    {
        using var console = new TestConsole();
        using var error = new StringWriter();

        InfraPocCommand.Run([place, "dep"], new Terminal(console, TextWriter.Null, error)).ShouldBe(ExitCode.Usage);

        error.ToString().ShouldBe($"\"{place}\" must name a place in the line, e.g. [suggest:12].{Environment.NewLine}");
    }

    [Theory]
    [InlineData("""{"pk":{"S":"use#sales"},"sk":{"S":"M#0001-01"},"micros":{"N":"1"}}""", "in row 1")]
    [InlineData("""{"pk":{"S":"use#sales"},"sk":{"S":"H#9999-12-31T23:00Z#a"},"micros":{"N":"1"}}""", "in row 1")]
    [InlineData("""{"pk":{"S":"use#\ud800"},"sk":{"S":"M#2026-12"},"micros":{"N":"1"}}""", "is not what")]
    [InlineData("""{"pk":{"S":"use#sales"},"sk":{"S":"M#2026-12"},"micros":{"N":"9223372036854775807"}}""", "is not what")]
    [InlineData("""{"pk":{"S":"use#sales"},"sk":{"S":"M#2026-12"},"micros":{"N":"-5"}}""", "is not what")]
    [InlineData("""{"pk":{"S":"use#sales"},"sk":{"S":"M#2026-12"},"micros":{"N":" 5 "}}""", "is not what")]
    public void ExplainStop_LedgerThatIsNone_IsRefused(string item, string said)
    {
        commandLine.Write("ledger.json", $$"""{"Items":[{{item}}],"Count":1,"ScannedCount":1}""");

        var (exitCode, output, error) =
            commandLine.Run("explain-stop", "sales", "--ledger", Path.Combine(commandLine.Root, "ledger.json"), "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain(said);
    }

    [Fact]
    public void Set_OfAFileThatSteersTheTerminal_ShowsWhatItReplaces()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: \"\u001b[31m5\" # \u3000x\ty");

        commandLine.Run("department", "set", "sales", "budget.monthly=50000").Error.ShouldContain("\\u001B[31m5\" # \u3000x\ty");
    }

    [Theory]
    [InlineData("a/b-c_1.csv", "a/b-c_1.csv")]
    [InlineData("表.csv", "表.csv")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(touch x)", "'$(touch x)'")]
    [InlineData("a'b", "'a'\\''b'")]
    public void ShellWord_IsOneWord(string text, string word) => ShellWord.Of(text).ShouldBe(word);

    [Theory]
    [InlineData("access")]
    [InlineData("access", "explain", "--department", "sales", "--action", "s3:GetObject", "--resource", "arn:aws:s3:::b/x")]
    [InlineData("controls", "check")]
    public void Run_OnAnAssemblyThatIsOlderThanTheConfiguration_SaysSo(params string[] words)
    {
        commandLine.UseControlledCompany();
        commandLine.Run([.. words, "--lang", "en"]).Error.ShouldNotContain("older");

        commandLine.Edited(TimeProvider.System.GetUtcNow().UtcDateTime);

        commandLine.Run([.. words, "--lang", "en"]).Error
            .ShouldContain("cdk.out is older than config/: this is what was synthesized, not what config/ says now.");
        commandLine.Next.ShouldContain("`npm start`");
    }

    [Fact]
    public void Next_InACheckout_IsACommandThatIsThere()
    {
        using var console = new TestConsole();
        using var error = new StringWriter();

        _ = InfraPocCommand.Run(
            ["--root", commandLine.Root, "department", "list", "--lang", "en"],
            new Terminal(console, TextWriter.Null, error) { Command = "npx infrapoc" });

        error.ToString().ShouldContain("`npx infrapoc department show ID`");
    }

    [Fact]
    public void Run_FaultOfOurs_IsSaidInASentence()
    {
        commandLine.Count = (_, _) => throw new InvalidOperationException("no such thing");

        var (exitCode, output, error) = commandLine.Run("estimate");

        (exitCode, output).ShouldBe((ExitCode.Unavailable, ""));
        error.ShouldContain("infrapoc の不具合です（入力の誤りではありません）");
        error.ShouldContain("InvalidOperationException（詳細：no such thing）");
        error.ShouldNotContain("   at ");
    }
}
