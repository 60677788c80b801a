using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>A command that changes files of <c>config/</c>: what would not be valid is never written.</summary>
internal abstract class EditCommand : CliCommand
{
    private readonly Option<bool> dryRun;

    protected EditCommand(Session session, string name, Bilingual description, params IReadOnlyList<Example> examples)
        : base(session, name, description, examples) =>
        Options.Add(dryRun = session.Flag("--dry-run", new("Show what would be written, and write nothing", "書き込まずに、書き込む内容だけを表示する")));

    /// <summary>Whether nothing is written.</summary>
    protected bool IsDryRun(ParseResult arguments) => arguments.GetValue(dryRun);

    /// <summary>Writes a draft that is valid, shows what changes and names the files.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="root">The project folder.</param>
    /// <param name="draft">The changes.</param>
    /// <param name="next">What to do once they are written; what is committed is named before.</param>
    /// <param name="effect">What follows from them, said where they are valid.</param>
    /// <exception cref="CommandException">It is not valid.</exception>
    protected Outcome Write(ParseResult arguments, string root, ConfigDraft draft, Bilingual next, Bilingual? effect = null)
    {
        var result = draft.Check(Session.Clock);
        if (!result.IsValid)
        {
            throw new CommandException(
                ExitCode.Usage, PlacedText([.. result.Problems]),
                new(
                    $"nothing was written; change the values, and run `{FullName}` again",
                    $"何も書き込んでいません。値を直して、もう一度 `{FullName}` を実行してください"));
        }

        if (!draft.Files.Any())
        {
            return Outcome.Done(new(
                "it is so already, and nothing was written; `infrapoc status` shows what needs attention",
                "すでにそうなっているため、何も書き込んでいません。対応が必要なことは `infrapoc status` で確認できます"));
        }

        if (effect is not null)
        {
            Session.Tell(effect);
        }

        // What a change of a department means for who is to move is a warning of the plan.
        Session.Report([.. result.Warnings.Where(warning => draft.Files.Contains(warning.File) || warning.File == ConfigLoader.MovesFile)]);
        return Write(arguments, draft, draft.Before, () => Outcome.Done(next, [$"{Git(root)} add {string.Join(' ', draft.Files)}"]));
    }

    /// <summary>Writes a draft that was checked; then names each file and shows what changes, or all of one that would be new.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="draft">The changes.</param>
    /// <param name="before">What a file held; null for one that is written anew.</param>
    /// <param name="next">What to do once it is written.</param>
    protected Outcome Write(ParseResult arguments, ConfigDraft draft, Func<string, string?> before, Func<Outcome> next)
    {
        if (!IsDryRun(arguments))
        {
            draft.Write();
        }

        foreach (var file in draft.Files)
        {
            Session.Terminal.Out.WriteLine(file);
            IEnumerable<string> lines = before(file) is { } text
                ? TextDifference.Of(text, draft.TextOf(file)).Select(line => $"  {Excerpt.Line(line)}")
                : IsDryRun(arguments) ? [$"# {file}", draft.TextOf(file)] : [];
            lines.ToList().ForEach(Session.Terminal.Error.WriteLine);
        }

        return !IsDryRun(arguments) ? next() : Outcome.Done(new(
            $"nothing was written; run `{FullName}` without --dry-run",
            $"何も書き込んでいません。--dry-run を外して `{FullName}` を実行すると書き込みます"));
    }

    /// <summary>How git is called for files of a project, from a folder below it too.</summary>
    /// <param name="root">The project folder.</param>
    protected static string Git(string root)
    {
        var isBelow = Directory.GetCurrentDirectory().StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow ? $"git -C {ShellWord.Of(root)}" : "git";
    }

    /// <summary>The command as it is typed.</summary>
    private string FullName => UsageErrors.NameOf(this);

    /// <summary>What follows a change of a file that is there.</summary>
    protected static readonly Bilingual NextDeploy = new(
        "check with `npm start`, commit and open a pull request; it takes effect with the deployment after the merge",
        "`npm start` で検査し、コミットしてプルリクエストを作成してください。マージ後のデプロイで反映されます");

    /// <summary>Which day it is for a company; in UTC where its configuration cannot be read.</summary>
    protected DateOnly Today(string root) => LocalDay.Today(Session.Clock, Session.Read(root).Config?.Sandbox.TimeZone);

    /// <summary>A line of a file that says when and why a value was changed, in the company's language.</summary>
    /// <exception cref="CommandException">The reason is no line of text.</exception>
    protected string Comment(string root, Bilingual what, string reason)
    {
        _ = Sentence("--reason", reason);
        return $"{Today(root):yyyy-MM-dd} {what.In(Session.Read(root).Config?.Sandbox.Language ?? Session.Language)}: {reason}";
    }

    /// <summary>A required option with the reason for a change.</summary>
    protected static Option<string> Reason(Session session)
    {
        var reason = session.Option<string>("--reason", "TEXT", new("Why, in a sentence; it is written to the file", "理由を 1 文で（ファイルに記録されます）"));
        reason.Required = true;
        return reason;
    }

    /// <summary>What a person typed as the reason of a change, wherever it is written.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">The text.</param>
    /// <param name="key">The key that says what it may be.</param>
    /// <exception cref="CommandException">It is no line of text, or none that a file may hold.</exception>
    protected static YamlValue Sentence(string option, string text, string key = "statusReason") =>
        Value(option, key, text, new("the reason", "理由"));

    /// <summary>What a person typed for a key.</summary>
    /// <param name="place">The option or argument.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">The text.</param>
    /// <param name="name">What a message says instead of the key.</param>
    /// <exception cref="CommandException">It is no value of the key.</exception>
    protected static YamlValue Value(string place, string key, string text, Bilingual? name = null)
    {
        var (value, problem) = TypedValue.Read<Department>(key, text, name);
        return value ?? throw new CommandException(ExitCode.Usage, Onboarding.PlacedProblem.Text([new(new(place, place), problem!)]));
    }

    private static Bilingual PlacedText(IReadOnlyList<ConfigProblem> problems) =>
        Onboarding.PlacedProblem.Text([.. problems.Select(problem => new Onboarding.PlacedProblem(null, problem))]);
}
