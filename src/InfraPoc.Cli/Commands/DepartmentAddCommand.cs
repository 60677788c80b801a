using System.CommandLine;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc department add</c>: writes the files of new departments, from a conversation, options, an issue or a spreadsheet.
/// </summary>
internal sealed class DepartmentAddCommand : EditCommand
{
    private readonly Argument<string?> id;
    private readonly Option<string> issue;
    private readonly Option<string> csv;
    private readonly IReadOnlyList<(DepartmentField Field, Option<string> Option)> fields;

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
        fields =
        [
            .. DepartmentField.All.Skip(1).Select(field => (field, session.Option<string>(
                $"--{field.Name}", "TEXT",
                new($"{field.Heading.English}, e.g. {field.Example.English}", $"{field.Heading.Japanese}（例：{field.Example.Japanese}）")))),
        ];
        fields.ToList().ForEach(each => Options.Add(each.Option));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        var addition = new DepartmentAddition(root, company, Session.Clock);
        IReadOnlyList<DepartmentForm> forms = arguments.GetValue(csv) is { } table ? Table(arguments, table, company)
            : [Form(arguments, company, addition)];
        var (draft, problems) = addition.Draft(forms);
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text(problems));
        }

        return Write(arguments, root, draft, new(
            $"read the file{(forms.Count == 1 ? "" : "s")}, try {(forms.Count == 1 ? "it" : "them")} with `npm start`, commit on a branch and open a pull request; members can sign in after the deployment",
            "ファイルを確認し、`npm start` で検査してから、ブランチにコミットしてプルリクエストを作成してください。デプロイ後にメンバーがサインインできます"));
    }

    private List<DepartmentForm> Table(ParseResult arguments, string path, SandboxConfig company)
    {
        if (arguments.GetValue(id) is not null || arguments.GetValue(issue) is not null
            || fields.Any(each => arguments.GetValue(each.Option) is not null))
        {
            throw CommandException.Misused(new(
                "--from-csv goes with no other answers: a row holds all of them", "--from-csv とほかの回答は併用できません。回答はすべて行に書いてください"));
        }

        var (forms, problems) = DepartmentTable.Read(Path.GetFullPath(path), company);
        return problems.Count == 0 ? [.. forms] : throw new CommandException(ExitCode.Usage, PlacedProblem.Text(problems));
    }

    private DepartmentForm Form(ParseResult arguments, SandboxConfig company, DepartmentAddition addition)
    {
        var form = arguments.GetValue(issue) is { } body ? IssueForm.Read(Path.GetFullPath(body), company) : new DepartmentForm(company);
        foreach (var (field, text) in fields.Select(each => (each.Field.Name, arguments.GetValue(each.Option)))
            .Append(("id", arguments.GetValue(id))))
        {
            if (text is not null)
            {
                form.Answer(field, field == "id" ? new DepartmentAnswer(text, new("ID", "ID")) : DepartmentAnswer.Typed(field, text));
            }
        }

        var given = addition.ProblemsOf(form, [.. form.Answers.Keys]);
        if (given.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text(given));
        }

        var missing = form.Missing.ToList();
        if (missing.Count > 0 && Session.Terminal.Dialog is { } dialog)
        {
            new DepartmentWizard(dialog, Session.Language, company, addition).Complete(form);
        }
        else if (missing.Count > 0)
        {
            throw CommandException.Misused(new(
                Missing(missing, Language.English, addition), Missing(missing, Language.Japanese, addition)));
        }

        return form;
    }

    private static string Missing(IEnumerable<DepartmentField> missing, Language language, DepartmentAddition addition) => string.Join(
        Environment.NewLine,
        missing.Select(field => $"{(field.Name == "id" ? "ID" : $"--{field.Name}")}{new Bilingual(
            $" is missing: {field.Heading.English}, e.g. {addition.Defaults.Example(field)}",
            $" がありません：{field.Heading.Japanese}（例：{addition.Defaults.Example(field)}）").In(language)}"));
}
