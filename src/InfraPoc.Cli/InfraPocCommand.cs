using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Commands;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Controls;

namespace InfraPoc.Cli;

/// <summary>The <c>infrapoc</c> command.</summary>
public static partial class InfraPocCommand
{
    /// <summary>Its name.</summary>
    internal const string Name = "infrapoc";

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal) =>
        Run(arguments, new Session(terminal, terminal.Language, TimeProvider.System, ControlCatalogue.All, SandboxInventory.Of));

    /// <summary>The same for a session with other parts.</summary>
    internal static int Run(IReadOnlyList<string> arguments, Session session)
    {
        session = session with { Language = CommandLanguage.Of(arguments, session.Terminal.Language) };

        try
        {
            return Understood(arguments, session);
        }
        catch (Exception exception)
        {
            try
            {
                session.Tell(exception is IOException or UnauthorizedAccessException
                    ? new Bilingual("A file cannot be used: ", "ファイルを使用できません") + Bilingual.Detail(exception.Message)
                    : new(
                        $"A fault of {Name}, not of what you typed: {exception.GetType().Name} in {exception.TargetSite?.DeclaringType?.Name}: {exception.Message} Please report it with the command line.",
                        $"{Name} の不具合です（入力の誤りではありません）。コマンドラインと次の内容を添えて報告してください：{exception.TargetSite?.DeclaringType?.Name} の {exception.GetType().Name}（詳細：{exception.Message}）"));
            }
            catch (IOException)
            {
                // Standard error is what cannot be written.
            }

            return ExitCode.Unavailable;
        }
    }

    private static int Understood(IReadOnlyList<string> arguments, Session session)
    {
        if (arguments is [var first, ..] && first.StartsWith("[suggest", StringComparison.Ordinal) && !Suggestion().IsMatch(first))
        {
            session.Tell(new(
                $"\"{Excerpt.Of(first)}\" must name a place in the line, e.g. [suggest:12].",
                $"\"{Excerpt.Of(first)}\" には行の中の位置を [suggest:12] のように書いてください。"));
            return ExitCode.Usage;
        }

        // What a person types is never the name of a file to read options from, and -abc never three options.
        var parsed = Root(session)
            .Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
        {
            UsageErrors.Of(parsed, session).ToList().ForEach(session.Terminal.Error.WriteLine);
            session.NextHelp(parsed.CommandResult.Command);
            return ExitCode.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = session.Terminal.Out,
            Error = session.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    /// <summary>What a shell asks for completion.</summary>
    [GeneratedRegex(@"^\[suggest(:[0-9]{1,6})?\]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suggestion();

    /// <summary>What the help without a command shows first.</summary>
    internal static IReadOnlyList<Example> Examples { get; } =
    [
        new("init", new("asks about the company, and writes config/sandbox.yaml", "会社について質問し、config/sandbox.yaml を作成する")),
        new("department add", new("asks about a department, and writes its file", "部門について質問し、設定ファイルを書き込む")),
        new("config validate", new("is config/ as it must be?", "config/ に問題がないか検査する")),
        new("summary", new("what departments have, and what was synthesized", "部門の設定と合成済みのスタックを表示する")),
        new("controls check", new("does what would be deployed hold every guarantee?", "デプロイされるものがすべてのコントロールを満たすか検査する")),
    ];

    /// <summary>Every command in the session's language.</summary>
    internal static RootCommand Root(Session session)
    {
        var root = new RootCommand(session.Say(new("A governed Amazon Bedrock sandbox for departments", "部門ごとに統制された Amazon Bedrock サンドボックス")))
        {
            new CommandGroup(
                session, "config", new("Check and describe the configuration", "設定を検査する、設定の書式を出力する"),
                new ConfigValidateCommand(session),
                new ConfigSchemaCommand(session)),
            new CommandGroup(
                session, "controls", new("Check what would be deployed", "デプロイされるものを検査する"),
                new ControlsListCommand(session),
                new ControlsCheckCommand(session),
                new ControlsShowCommand(session)),
            new CommandGroup(
                session, "models", new("List and check the models", "モデルを一覧表示する、確認する"),
                new ModelsListCommand(session),
                new ModelsCheckCommand(session)),
            new AccessCommand(session),
            new ExplainStopCommand(session),
            new EstimateCommand(session),
            new StatusCommand(session),
            new InitCommand(session),
            new CommandGroup(
                session, "department", new("Add, change, suspend and close departments", "部門を追加・変更・停止・終了する"),
                new DepartmentAddCommand(session),
                new DepartmentListCommand(session),
                new DepartmentShowCommand(session),
                new DepartmentSetCommand(session),
                new DepartmentExtendCommand(session),
                new DepartmentTopUpCommand(session),
                new DepartmentSuspendCommand(session),
                new DepartmentResumeCommand(session),
                new DepartmentCloseCommand(session),
                new DepartmentMoveMemberCommand(session)),
            new SummaryCommand(session),
            new ReviewCommand(session),
            new DocsCommand(session),
            new CompletionCommand(session),
            CommonOptions.Root(session),
            CommonOptions.Lang(session),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = session.Say(new("Show this help", "このヘルプを表示する"));
        help.Action = new HelpPage(session, session.Terminal.Console.Profile.Width);

        // Understood, but neither shown nor completed.
        root.Add(new Option<bool>("-h", [.. help.Aliases.Where(alias => alias != "-h")])
        {
            Description = help.Description,
            Hidden = true,
            Recursive = true,
            Arity = ArgumentArity.Zero,
            Action = help.Action,
        });
        help.Aliases.Clear();
        root.Options.OfType<VersionOption>().Single().Description = session.Say(new("Show the version", "バージョンを表示する"));
        return root;
    }
}
