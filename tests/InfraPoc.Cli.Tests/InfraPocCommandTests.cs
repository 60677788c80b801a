using System.CommandLine;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Commands;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;
using Spectre.Console;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests;

/// <summary>The command line's shape: languages, help, errors, exit codes, next steps and completion, of every command there is.</summary>
public sealed partial class InfraPocCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Help_OfEveryCommand_IsInBothLanguagesWithExamplesFirst()
    {
        foreach (var (english, japanese) in Every(Language.English).Zip(Every(Language.Japanese)))
        {
            var name = UsageErrors.NameOf(english);
            foreach (var (text, translated) in Texts(english).Zip(Texts(japanese)))
            {
                text.ShouldNotBeNullOrWhiteSpace(name);
                JapaneseLetter().IsMatch(text).ShouldBeFalse($"{name}: {text}");
                JapaneseLetter().IsMatch(translated).ShouldBeTrue($"{name}: {translated}");
            }

            string[] words = [.. name.Split(' ').Skip(1), "--help"];
            var (exitCode, output, error) = commandLine.Run([.. words, "--lang", "en"]);
            (exitCode, error, commandLine.Next).ShouldBe((ExitCode.Success, "", ""), name);
            JapaneseLetter().IsMatch(output).ShouldBeFalse(output);
            output.Split(Environment.NewLine)[2].ShouldBe("Examples:", name);
            output.ShouldContain($"  {name} ");
            commandLine.Run(words).Out.Split(Environment.NewLine)[2].ShouldBe("例：", name);
        }
    }

    [Fact]
    public void Examples_OfEveryCommand_AreCommandLines()
    {
        var examples = Every(Language.English).OfType<IHasExamples>().SelectMany(command => command.Examples);
        foreach (var example in examples.Concat(InfraPocCommand.Examples))
        {
            var command = Regex.Replace(example.Arguments, " >>? .*", "", RegexOptions.None, TimeSpan.FromSeconds(1));
            Root(Language.English).Parse(command).Errors.ShouldBeEmpty(example.Arguments);
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Help_OfAnyWidth_FitsIt(int width)
    {
        commandLine.Width = width;
        foreach (var command in Every(Language.Japanese))
        {
            var words = UsageErrors.NameOf(command).Split(' ').Skip(1);
            foreach (var language in new[] { "ja", "en" })
            {
                commandLine.Run([.. words, "--help", "--lang", language]).Out.Split('\n')
                    .Where(line => !line.StartsWith("  infrapoc ", StringComparison.Ordinal))
                    .ShouldAllBe(line => line.GetCellWidth() <= width);
            }
        }
    }

    [Theory]
    [InlineData("controls chek", "infrapoc controls has no command \"chek\"; did you mean \"check\"?", "infrapoc controls にコマンド \"chek\" はありません（\"check\" のことですか）")]
    [InlineData("summary --formt json", "infrapoc summary has no option \"--formt\"; did you mean \"--format\"?", "infrapoc summary にオプション \"--formt\" はありません（\"--format\" のことですか）")]
    [InlineData("summary extra", "infrapoc summary has no word \"extra\"", "infrapoc summary に引数 \"extra\" はありません")]
    [InlineData("summary @file", "infrapoc summary has no word \"@file\"", "infrapoc summary に引数 \"@file\" はありません")]
    [InlineData("summary --format xml", "--format must be one of table, json, got \"xml\"", "--format は table、json のいずれかです（\"xml\" と書かれています）")]
    [InlineData("summary --format 1", "--format must be one of table, json, got \"1\"", "--format は table、json のいずれかです（\"1\" と書かれています）")]
    [InlineData("summary --format json --format json", "--format is given twice", "--format が 2 回書かれています")]
    [InlineData("summary --assembly", "--assembly needs a value: --assembly DIR", "--assembly には値が必要です：--assembly DIR")]
    [InlineData("completion", "SHELL is missing: bash, zsh, fish, pwsh", "SHELL がありません：bash、zsh、fish、pwsh のいずれか")]
    [InlineData("department set sales", "KEY=VALUE is missing: The key as messages name it, and its value", "KEY=VALUE がありません：キー（メッセージと同じ書き方）と値")]
    [InlineData("-- department list", "What follows \"--\" is no command; write infrapoc department without it", "\"--\" の後の語はコマンドになりません。\"--\" を省いて infrapoc department と書いてください")]
    [InlineData("completion cmd", "SHELL must be one of bash, zsh, fish, pwsh, got \"cmd\".", "SHELL は bash、zsh、fish、pwsh のいずれかです（\"cmd\" と書かれています）。")]
    [InlineData("completion ba\u202esh", "SHELL must be one of bash, zsh, fish, pwsh, got \"ba\\u202Esh\".", "SHELL は bash、zsh、fish、pwsh のいずれかです（\"ba\\u202Esh\" と書かれています）。")]
    [InlineData("config", "infrapoc config needs a command", "infrapoc config の後にコマンドを書いてください")]
    public void Error_OfACommandLine_IsASentenceInTheCompanysLanguage(string line, string english, string japanese)
    {
        var (exitCode, output, error) = commandLine.Run(line.Split(' '));
        (exitCode, output, error).ShouldBe((ExitCode.Usage, "", japanese + Environment.NewLine));
        commandLine.Next.ShouldMatch("^次の手順：`infrapoc.* --help` を参照してください");

        (exitCode, output, error) = commandLine.Run(["--lang", "en", .. line.Split(' ')]);
        (exitCode, output, error).ShouldBe((ExitCode.Usage, "", english + Environment.NewLine));
        commandLine.Next.ShouldMatch("^Next: see `infrapoc.* --help`");
    }

    /// <summary>Whatever a value is made of, no sentence of the library's, which is in English alone, is shown.</summary>
    [Fact]
    public void Error_OfEveryOptionWithAValueOfAnotherKind_IsInJapanese()
    {
        foreach (var command in Every(Language.Japanese))
        {
            var typed = command.Options.Where(option =>
                option.ValueType != typeof(string) && option.ValueType != typeof(string[]) && option.Arity.MaximumNumberOfValues > 0);
            foreach (var option in typed)
            {
                string[] words = [.. UsageErrors.NameOf(command).Split(' ').Skip(1), option.Name, "\u001b[31m=cmd"];
                var (exitCode, _, error) = commandLine.Run(words);
                exitCode.ShouldBe(ExitCode.Usage, string.Join(' ', words));
                error.ShouldContain($"{option.Name} は");
                error.ShouldNotContain('\u001b');
            }
        }
    }

    [Theory]
    [InlineData("language: ja", "設定")]
    [InlineData("language: en", "Check")]
    [InlineData("language: \"en\" # of the company", "Check")]
    [InlineData("language: fr", "Check")]
    [InlineData("language: en\r\nbroken: [", "Check")]
    [InlineData("language: ja\r\nbroken: [", "設定")]
    public void Language_OfAFileThatMayNotValidate_IsFound(string line, string shown)
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", line);

        commandLine.Run("config", "--help").Out.ShouldStartWith(shown);
    }

    [Fact]
    public void Language_BeforeAConfiguration_IsThatOfTheOptionOrTheTerminal()
    {
        Directory.Delete(Path.Combine(commandLine.Root, "config"), recursive: true);

        commandLine.Run("--help").Out.ShouldStartWith("A governed");
        commandLine.Run("--help", "--lang", "ja").Out.ShouldStartWith("部門ごと");
        commandLine.Run("--help", "--lang=ja").Out.ShouldStartWith("部門ごと");
    }

    [Theory]
    [InlineData("con", "config\ncontrols")]
    [InlineData("controls ch", "check")]
    [InlineData("summary --format j", "json")]
    [InlineData("summary --for", "--format")]
    [InlineData("completion f", "fish")]
    [InlineData("summary -", "--assembly\n--format\n--help\n--lang\n--root\n--warnings-as-errors")]
    public void Suggest_PartOfACommandLine_CompletesIt(string line, string expected)
    {
        using var output = new StringWriter();
        using var console = new TestConsole();
        var exitCode = InfraPocCommand.Run([$"[suggest:{line.Length}]", line], new Terminal(console, output, TextWriter.Null));

        exitCode.ShouldBe(ExitCode.Success);
        output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(expected);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("/?")]
    public void Help_ByAnyOfItsNames_IsTheSame(string name) =>
        commandLine.Run("summary", name).Out.ShouldBe(commandLine.Run("summary", "--help").Out);

    [Fact]
    public void Suggest_Department_OffersNoHiddenFile()
    {
        commandLine.Write("config/departments/.hidden.yaml", "");
        var line = $"--root {commandLine.Root} department show ";
        using var output = new StringWriter();
        using var console = new TestConsole();
        InfraPocCommand.Run([$"[suggest:{line.Length}]", line], new Terminal(console, output, TextWriter.Null)).ShouldBe(ExitCode.Success);

        output.ToString().ShouldContain("sales");
        output.ToString().ShouldNotContain("hidden");
    }

    [Fact]
    public void Format_OfACommandThatHasOne_IncludesJsonOfAPublishedSchema()
    {
        foreach (var command in Every(Language.English).OfType<CliCommand>())
        {
            var name = UsageErrors.NameOf(command);
            command.Options.Any(option => option.Name == "--format").ShouldBe(command.JsonType is not null, name);
            if (command.JsonType is not null)
            {
                File.Exists(Path.Combine(ProjectFolder.Path, "docs/schemas", $"{string.Join('-', name.Split(' ').Skip(1))}.schema.json")).ShouldBeTrue(name);
            }
        }
    }

    /// <summary>A line of every command; <see cref="NextStep"/> looks at what else each ends with, in every test of it.</summary>
    [Fact]
    public void Next_OfEveryCommand_NamesACommand()
    {
        string[] lines =
        [
            "config validate", "config schema", "controls list", "controls check", "controls show AUD-01", "models list", "models check",
            "access", "access explain --department sales --action s3:GetObject", "explain-stop sales --spent 1", "estimate", "status", "init",
            "department add hr", "department list", "department show sales", "department set sales name=x --dry-run",
            "department extend sales --until 2027-03-31 --reason x", "department topup sales 1 --reason x",
            "department suspend sales --reason x", "department resume sales --reason x", "department close sales --outcome stop --notes x",
            "department move-member --due", "summary", "review --base nowhere", "docs --check", "docs", "completion bash",
        ];
        var commands = Every(Language.English).OfType<CliCommand>().Select(UsageErrors.NameOf).ToHashSet();
        foreach (var line in lines)
        {
            foreach (var language in new[] { "en", "ja" })
            {
                _ = commandLine.Run([.. line.Split(' '), "--lang", language]);
                commandLine.Next.ShouldStartWith(language == "en" ? "Next: " : "次の手順：", customMessage: line);
            }

            _ = commands.Remove(UsageErrors.NameOf(Root(Language.English).Parse(line).CommandResult.Command));
        }

        commands.ShouldBeEmpty("each of them needs a line above");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_OfAShell_AsksTheCommandAndEvaluatesNothing(string shell)
    {
        var (exitCode, output, error) = commandLine.Run("completion", shell);

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        commandLine.Next.ShouldStartWith("次の手順：シェルを起動し直し、`infrapoc ` と入力して Tab キーを押してください");
        commandLine.Run("completion", shell, "--lang", "en").ShouldBe((ExitCode.Success, output, ""));
        commandLine.Next.ShouldStartWith("Next: start the shell anew, then type `infrapoc ` and press the tab key");
        output.ShouldContain("[suggest:");
        output.ShouldNotContain("eval");
        output.ShouldNotContain("compgen");
    }

    public void Dispose() => commandLine.Dispose();

    private static IEnumerable<Command> Every(Language language) => Root(language).AndBelow();

    private static RootCommand Root(Language language) => InfraPocCommand.Root(
        new Session(
            new Terminal(new TestConsole(), TextWriter.Null, TextWriter.Null), language, TimeProvider.System, ControlCatalogue.All,
            (_, _) => throw new InvalidOperationException()));

    private static IEnumerable<string> Texts(Command command) =>
    [
        command.Description!,
        .. command.Options.Concat<Symbol>(command.Arguments).Select(symbol => symbol.Description!),
    ];

    [GeneratedRegex(@"[\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JapaneseLetter();
}
