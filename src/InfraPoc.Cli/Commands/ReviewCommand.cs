using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc review</c>: what a change means for people, money, data and protection, for whoever approves it.</summary>
internal sealed class ReviewCommand : CliCommand
{
    private readonly Option<string> from;
    private readonly Option<string> to;
    private readonly Option<OutputFormat> format;
    private readonly Option<ReviewTopic[]> failOn;
    private readonly Option<string> reviews;
    private readonly Option<string> commit;
    private readonly Option<string> full;

    public ReviewCommand(Session session)
        : base(
            session, "review",
            new(
                "Say what a change means: access, money, where data goes, protection, and what is destroyed",
                "変更の意味を示す：アクセス、予算、データの所在、保護、削除されるもの"),
            new("review --format table", new("the working folder compared with main", "作業中のフォルダーを main と比べる")),
            new("review --base HEAD^ --head HEAD --format json", new("a commit, for programs", "コミットを、プログラム用に")),
            new(
                "review --fail-on access --fail-on money",
                new("exit with 1 when one of these takes a decision", "これらに判断が必要なとき、終了コード 1 で終了する")))
    {
        JsonType = typeof(Review);
        Options.Add(from = session.Option<string>(
            "--base", "REF|DIR", new("What is there: a commit, or a project folder", "現在の状態：コミット、またはプロジェクトのフォルダー")));
        from.DefaultValueFactory = _ => "main";
        Options.Add(to = session.Option<string>(
            "--head", "REF|DIR", new("What is proposed: a commit, or a project folder", "提案する状態：コミット、またはプロジェクトのフォルダー")));
        to.DefaultValueFactory = _ => ".";
        Options.Add(format = session.Format(
            new("A comment on a pull request, JSON for programs, or tables for people", "プルリクエストのコメント、プログラム用の JSON、または人が読む表"),
            OutputFormat.Markdown, OutputFormat.Json, OutputFormat.Table));
        Options.Add(failOn = session.Choices(
            "--fail-on", CommonOptions.Words<ReviewTopic>(), new("Exit with 1 when this takes a decision", "これに判断が必要なとき、終了コード 1 で終了する")));
        Options.Add(reviews = session.Option<string>(
            "--reviews", "FILE",
            new("The reviews of the pull request, as GitHub's API lists them", "プルリクエストのレビュー（GitHub の API が返す一覧）")));
        Options.Add(commit = session.Option<string>(
            "--commit", "SHA",
            new("With --reviews: the commit that approvals must be for", "--reviews と併用：承認の対象であるべきコミット")));
        Options.Add(full = session.Option<string>(
            "--full", "FILE", new("Also write the review with every difference to a file", "差分をすべて含むレビューを、ファイルにも書く")));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var given = Given(arguments);
        using var old = ReviewSource.Read(Session, root, from.Name, arguments.GetRequiredValue(from), out var before);
        using var now = ReviewSource.Read(Session, root, to.Name, arguments.GetRequiredValue(to), out var after);
        Review review;
        try
        {
            review = Review.Of(
                before, after, StackChange.Of(root, before.Assembly, after.Assembly), Session.Controls,
                LocalDay.Today(Session.Clock, after.Config.Sandbox.TimeZone), given, Session.Language);
        }
        catch (PolicyFormatException exception)
        {
            throw new CommandException(ExitCode.Findings, new Bilingual(
                "A policy cannot be evaluated, so nothing is said of the change: ",
                "評価できないポリシーがあるため、変更の意味を示せません：") + Phrases.Of(exception));
        }

        if (arguments.GetValue(full) is { } file)
        {
            File.WriteAllText(Path.GetFullPath(file), ReviewMarkdown.Full(review));
        }

        switch (arguments.GetValue(format))
        {
            case OutputFormat.Json:
                Session.Terminal.WriteJson(review);
                break;
            case OutputFormat.Table:
                ReviewTable.Write(Session.Terminal.Console, review);
                break;
            default:
                Session.Terminal.Out.Write(ReviewMarkdown.Comment(review));
                break;
        }

        return review.Refused.Count > 0 ? Outcome.Found(Refused)
            : Fails(review, arguments) ? Outcome.Found(Decide)
            : Outcome.Done(review.NeedsDecision ? Decide : Nothing);
    }

    private static readonly Bilingual Refused = new(
        "put right what must not be merged, then `infrapoc review` again", "マージできない点を直してから、もう一度 `infrapoc review` を実行してください");

    private static readonly Bilingual Decide = new(
        "have the pull request approved by those whom the review names; `infrapoc review --full FILE` writes every difference",
        "レビューが示す人の承認を得てください。すべての差分は `infrapoc review --full ファイル` で出力できます");

    private static readonly Bilingual Nothing = new(
        "nobody has to decide anything; look at the pull request as usual (`infrapoc review --full FILE` writes every difference) and merge it",
        "判断が必要な変更はありません。通常どおりプルリクエストを確認してマージしてください（すべての差分は `infrapoc review --full ファイル` で出力できます）");

    private bool Fails(Review review, ParseResult arguments) => review.Verdict
        .Any(verdict => verdict.Risk == ReviewRisk.High && (arguments.GetValue(failOn) ?? []).Contains(verdict.Topic));

    private IReadOnlyList<string> Given(ParseResult arguments)
    {
        if (arguments.GetValue(reviews) is not { } file)
        {
            return [];
        }

        return arguments.GetValue(commit) is { } head
            ? GivenApprovals.Read(File.ReadAllText(Path.GetFullPath(file)), head)
            : throw CommandException.Misused(new(
                "--reviews needs --commit: an approval counts for the commit that it was given for.",
                "--reviews には --commit が必要です。承認は、そのコミットに対してのみ有効です。"));
    }
}
