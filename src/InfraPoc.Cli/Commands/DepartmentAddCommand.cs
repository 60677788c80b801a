using System.CommandLine;
using InfraPoc.Cli.Onboarding;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc department add</c>: writes the files of new departments, from a conversation, options, an issue or a spreadsheet.
/// </summary>
internal sealed class DepartmentAddCommand : FormCommand
{
    private readonly Argument<string?> id;
    private readonly Option<string> issue;
    private readonly Option<string> csv;

    public DepartmentAddCommand(Session session)
        : base(
            session, "add",
            new("Add a department: asks what it needs, and writes its file", "部門を追加する（必要なことを質問し、設定ファイルを書き込む）"),
            new("department add hr", new("asks at most twelve questions, with examples and defaults", "例や既定値つきの最大 12 問に答える")),
            new("department add --from-issue issue.md", new("from the body of an issue that was filled in as a form", "フォームで作成された Issue の本文から追加する")),
            new("department add --from-csv departments.csv --dry-run", new("many at once, first without writing", "まとめて追加する（まず書き込まずに検査）")))
    {
        Arguments.Add(id = new Argument<string?>("ID")
        {
            Description = session.Say(DepartmentField.Of("id").Heading),
            Arity = ArgumentArity.ZeroOrOne,
        });
        Options.Add(issue = session.Option<string>("--from-issue", "FILE", new("The body of an issue: ### heading, answer", "Issue の本文（「### 見出し」と回答）")));
        Options.Add(csv = session.Option<string>("--from-csv", "FILE", new(
            $"A spreadsheet saved as CSV, with the columns {string.Join(", ", DepartmentField.All.Select(field => field.Name))}",
            $"CSV ファイル（Excel の CSV も可）。列：{string.Join("、", DepartmentField.All.Select(field => field.Name))}")));
        Add(DepartmentField.All.Skip(1));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var addition = new DepartmentAddition(root, Session.Load(root), Session.Clock);
        var forms = arguments.GetValue(csv) is { } table ? Table(arguments, table, addition) : [Form(arguments, addition)];
        var (draft, problems) = addition.Draft(forms);
        Refuse(problems);
        return Write(arguments, root, draft, new(
            $"read the file{(forms.Count == 1 ? "" : "s")}, try {(forms.Count == 1 ? "it" : "them")} with `npm start`, commit on a branch and open a pull request; members can sign in after the deployment",
            "ファイルを確認し、`npm start` で検査してから、ブランチにコミットしてプルリクエストを作成してください。デプロイ後にメンバーがサインインできます"));
    }

    private IReadOnlyList<DepartmentForm> Table(ParseResult arguments, string path, DepartmentAddition addition)
    {
        if (arguments.GetValue(id) is not null || arguments.GetValue(issue) is not null || HasAnswer(arguments))
        {
            throw CommandException.Misused(new(
                "--from-csv goes with no other answers: a row holds all of them", "--from-csv とほかの回答は併用できません。回答はすべて行に書いてください"));
        }

        var (forms, problems) = DepartmentTable.Read(Path.GetFullPath(path), addition);
        Refuse(problems);
        return forms;
    }

    private DepartmentForm Form(ParseResult arguments, DepartmentAddition addition)
    {
        var form = arguments.GetValue(issue) is { } body ? IssueForm.Read(Path.GetFullPath(body), addition) : new DepartmentForm(addition);
        if (arguments.GetValue(id) is { } text)
        {
            form.Answer(DepartmentField.Of("id"), text);
        }

        Complete(arguments, form);
        return form;
    }
}
