using System.CommandLine;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc init</c>: writes <c>config/sandbox.yaml</c>, and <c>config/models.yaml</c> where it is missing or that of the sample, from
/// questions that a person can answer. Files only: nothing is asked of AWS.
/// </summary>
internal sealed class InitCommand : EditCommand
{
    private const string Sandbox = $"{ConfigLoader.Folder}/sandbox.yaml";

    private const string Models = $"{ConfigLoader.Folder}/models.yaml";

    private readonly Option<bool> force;
    private readonly IReadOnlyList<(SandboxField Field, Option<string> Option)> fields;

    public InitCommand(Session session)
        : base(
            session, "init",
            new("Write config/sandbox.yaml from questions about the company, its accounts and its choices", "会社、アカウント、方針についての質問から config/sandbox.yaml を作成する"),
            new("init", new("asks at most twelve questions, with examples and defaults", "例や既定値つきの最大 12 問に答える")),
            new("init --force", new("replaces the file that is there, such as that of the sample", "サンプルなど、すでにあるファイルを置き換える")))
    {
        Options.Add(force = session.Flag("--force", new("Replace config/sandbox.yaml where it exists", "config/sandbox.yaml があれば置き換える")));
        fields =
        [
            .. SandboxField.All.Select(field => (field, session.Option<string>(
                $"--{field.Name}", "TEXT",
                field.Heading with { Japanese = $"{field.Heading.Japanese}{(field.Example.Length < 50 ? $"（例：{field.Example}）" : "")}" }))),
        ];
        fields.ToList().ForEach(each => Options.Add(each.Option));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var file = new FileInfo(Path.Combine(root, Sandbox));
        if ((file.Exists || file.LinkTarget is not null) && !arguments.GetValue(force))
        {
            throw CommandException.Misused(new(
                $"{Sandbox} exists already; --force replaces it, and nothing of it is kept.",
                $"{Sandbox} はすでにあります。--force を付けると置き換えます（いまの内容は残りません）。"));
        }

        var zone = arguments.GetValue<string>("--time-zone") ?? SandboxField.Of("time-zone").Default;
        var form = new SandboxForm(Session.Language, LocalDay.Today(Session.Clock, zone));
        foreach (var (field, option) in fields)
        {
            form.Answer(field.Name, arguments.GetValue(option) ?? "");
        }

        Complete(form, answers => Draft(root, answers));
        var draft = Draft(root, form);
        var problems = draft.Check(Session.Clock).Problems;
        var own = problems.Where(problem => problem.File is Sandbox or Models).ToList();
        if (own.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text([.. own.Select(Placed)]));
        }

        draft.Files.ToList().ForEach(file => Show(arguments, draft, file, before: null));
        return Write(arguments, draft, () =>
        {
            _ = Directory.CreateDirectory(Path.Combine(root, ConfigLoader.Folder, "departments"));
            return Next([.. problems.Select(problem => problem.File).Distinct()], form.Region, Session.Read(root).Config);
        });
    }

    /// <summary>The sample's departments are not the company's.</summary>
    private static Outcome Next(IReadOnlyList<string> others, string region, SandboxConfig? written) => others.Count > 0
        ? Outcome.Found(
            new(
                "these files do not go with the new sandbox; remove or correct them, then `infrapoc department add`",
                "以下のファイルは新しい設定に合いません。削除するか直してから、`infrapoc department add` を実行してください"),
            [.. others.Select(other => $"git rm {other}")])
        : written is not null && !written.Models.Values.Any(written.Sandbox.Accepts)
            ? Outcome.Found(new(
                $"{Models} has no model that may be used: add one with inference in-region that `aws bedrock list-foundation-models --region {region}` shows, then `infrapoc department add`",
                $"{Models} に使えるモデルがありません。`aws bedrock list-foundation-models --region {region}` が表示するモデルを inference: in-region で加えてから、`infrapoc department add` を実行してください"))
            : Outcome.Done(new(
                "read the file, then `infrapoc department add` for the first department", "ファイルを確認し、`infrapoc department add` で最初の部門を追加してください"));

    private static PlacedProblem Placed(ConfigProblem problem) =>
        new(problem.File == Sandbox && SandboxForm.FieldOf(problem) is { } about ? SandboxForm.Place(about.Name) : null, problem);

    private void Complete(SandboxForm form, Func<SandboxForm, ConfigDraft> draft)
    {
        var given = SandboxWizard.ProblemsOf(form, form.Answers.Keys, draft, Session.Clock);
        if (given.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text(given));
        }

        var missing = form.Missing.ToList();
        if (missing.Count > 0 && Session.Terminal.Dialog is { } dialog)
        {
            new SandboxWizard(dialog, Session.Language, draft, Session.Clock).Complete(form);
        }
        else if (missing.Count > 0)
        {
            throw CommandException.Misused(new(
                string.Join(Environment.NewLine, missing.Select(each => $"--{each.Name} is missing: {each.Heading.English}, e.g. {each.Default ?? each.Example}")),
                string.Join(Environment.NewLine, missing.Select(each => $"--{each.Name} がありません：{each.Heading.Japanese}（例：{each.Default ?? each.Example}）"))));
        }
    }

    private static ConfigDraft Draft(string root, SandboxForm form)
    {
        var draft = new ConfigDraft(root);
        draft.Create(Sandbox, form.File(), replace: true);
        var (models, file) = (ModelsTemplate.Text(form.Region), Path.Combine(root, Models));
        if (!File.Exists(file) || (File.ReadAllText(file) is var there && there != models && ModelsTemplate.IsUntouched(there)))
        {
            draft.Create(Models, models, replace: true);
        }

        return draft;
    }
}
