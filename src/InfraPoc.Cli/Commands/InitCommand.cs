using System.CommandLine;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc init</c>: writes <c>config/sandbox.yaml</c>, and <c>config/models.yaml</c> where it is missing or that of the sample, from
/// questions that a person can answer. Files only: nothing is asked of AWS.
/// </summary>
internal sealed class InitCommand : FormCommand
{
    private readonly Option<bool> force;

    public InitCommand(Session session)
        : base(
            session, "init",
            new("Write config/sandbox.yaml from questions about the company, its accounts and its choices", "会社、アカウント、方針についての質問から config/sandbox.yaml を作成する"),
            new("init", new("asks at most twelve questions, with examples and defaults", "例や既定値つきの最大 12 問に答える")),
            new("init --force", new("replaces the file that is there, such as that of the sample", "サンプルなど、すでにあるファイルを置き換える")))
    {
        Options.Add(force = session.Flag("--force", new("Replace config/sandbox.yaml where it exists", "config/sandbox.yaml があれば置き換える")));
        Add(SandboxField.All);
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var file = new FileInfo(Path.Combine(root, SandboxForm.Target));
        if ((file.Exists || file.LinkTarget is not null) && !arguments.GetValue(force))
        {
            throw CommandException.Misused(new(
                $"{SandboxForm.Target} exists already; --force replaces it, and nothing of it is kept.",
                $"{SandboxForm.Target} はすでにあります。--force を付けると置き換えます（いまの内容は残りません）。"));
        }

        var zone = arguments.GetValue<string>("--time-zone") ?? SandboxField.Of("time-zone").Default;
        var form = new SandboxForm(root, Session.Language, LocalDay.Today(Session.Clock, zone), Session.Clock);
        Complete(arguments, form);
        var draft = form.Draft();
        var problems = draft.Check(Session.Clock).Problems;
        Refuse(
        [
            .. from problem in problems
               where problem.File is SandboxForm.Target or SandboxForm.Models
               select problem.File == SandboxForm.Target ? form.Placed(problem) : new(null, problem),
        ]);
        return Write(arguments, draft, before: _ => null, () =>
        {
            _ = Directory.CreateDirectory(Path.Combine(root, ConfigLoader.Folder, "departments"));
            var removals = problems.Select(problem => $"{Git(root)} rm {problem.File}").Distinct();
            return Next([.. removals], form.Region, Session.Read(root).Config);
        });
    }

    /// <summary>The sample's departments are not the company's.</summary>
    private static Outcome Next(IReadOnlyList<string> removals, string region, SandboxConfig? written) => removals.Count > 0
        ? Outcome.Found(
            new(
                "these files do not go with the new sandbox; remove or correct them, then `infrapoc department add`",
                "以下のファイルは新しい設定に合いません。削除するか直してから、`infrapoc department add` を実行してください"),
            removals)
        : written is not null && !written.Models.Values.Any(written.Sandbox.Accepts)
            ? Outcome.Found(new(
                $"{SandboxForm.Models} has no model that may be used: add one with inference in-region that `aws bedrock list-foundation-models --region {region}` shows, then `infrapoc department add`",
                $"{SandboxForm.Models} に使えるモデルがありません。`aws bedrock list-foundation-models --region {region}` が表示するモデルを inference: in-region で加えてから、`infrapoc department add` を実行してください"))
            : Outcome.Done(new(
                "read the file, then `infrapoc department add` for the first department", "ファイルを確認し、`infrapoc department add` で最初の部門を追加してください"));
}
