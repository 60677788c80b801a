using InfraPoc.Cli.Interaction;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The page on the command line: the help of every command.</summary>
internal static class CliDocument
{
    private const int Width = 100;

    private static readonly Bilingual Title = new("The command line", "コマンドライン");

    private static readonly Bilingual Generated = new(
        "Generated from the help texts by `npm run docs`; do not edit. In Japanese: cli.ja.md",
        "ヘルプから `npm run docs` が生成します。編集しないでください。英語版：cli.md");

    private static readonly Bilingual About = new(
        """
        `npx infrapoc` runs the command of a checkout, and builds it first when its sources changed. To have `infrapoc` itself on the PATH,
        with completion in your shell, run `dotnet pack src/InfraPoc.Cli --output tool` and
        `dotnet tool install --global InfraPoc.Cli --prerelease --add-source tool`; what synthesizes still needs a checkout.

        It deploys nothing and asks AWS nothing: what it knows comes from `config/`, synthesized templates, git and the files that options
        name. It writes files of `config/` and `docs/`, and the one that `review --full` names; `review` also has git check out a commit
        into a temporary folder.

        Data goes to standard output, everything else to standard error: progress, errors, and the next step, which every command names at
        its end. With `--format json` the data is one JSON document, whose schema is in [schemas](schemas). Everything else is in the
        company's language (`language` in `config/sandbox.yaml`), or that of `--lang`. Nobody is asked anything where there is no terminal
        or the environment variable `CI` is set; `NO_COLOR` turns colours off.
        """,
        """
        `npx infrapoc` で、チェックアウトのコマンドを実行します（ソースに変更があれば先にビルドします）。`infrapoc` だけで実行し、シェルで補完するには、`dotnet pack src/InfraPoc.Cli --output tool` と `dotnet tool install --global InfraPoc.Cli --prerelease --add-source tool` を実行します。合成を伴うコマンドにはチェックアウトが必要です。

        デプロイはせず、AWS への問い合わせもしません。使うのは `config/`、合成済みのテンプレート、git、オプションで指定したファイルだけです。書き込むのは `config/` と `docs/` のファイル、および `review --full` で指定したファイルだけです（`review` は git でコミットを一時フォルダーにチェックアウトします）。

        データは標準出力に、それ以外（進捗、エラー、最後に表示する次の手順）は標準エラー出力に書き出します。`--format json` を指定すると、データは 1 つの JSON 文書になります。スキーマは [schemas](schemas) にあります。それ以外の文章は、会社の言語（`config/sandbox.yaml` の `language`）か `--lang` で指定した言語です。端末がない場合と環境変数 `CI` がある場合は、何も質問しません。`NO_COLOR` で色を無効にできます。
        """);

    /// <summary>The page as Markdown.</summary>
    public static string Of(Session session)
    {
        session = session with { Terminal = session.Terminal with { Command = InfraPocCommand.Name } };
        var help = new HelpPage(session, Width);
        return string.Join('\n',
        [
            $"# {session.Say(Title)}",
            "",
            $"<!-- {session.Say(Generated)} -->",
            "",
            session.Say(About).ReplaceLineEndings("\n"),
            .. InfraPocCommand.Root(session).AndBelow()
                .SelectMany(command => (string[])["", $"## {UsageErrors.NameOf(command)}", "", "```text", .. help.Lines(command), "```"]),
            "",
        ]);
    }
}
