using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Access;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc access explain</c>: one decision, the statement that made it, and why.</summary>
internal sealed partial class AccessExplainCommand : CliCommand
{
    /// <summary>
    /// API operations and shapes without an action of their own, as what AWS authorises them, and what else is known of that. See:
    /// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
    /// </summary>
    private static readonly IReadOnlyDictionary<string, (string Action, Bilingual Note)> AuthorisedAs =
        new Dictionary<string, (string, Bilingual)>(StringComparer.OrdinalIgnoreCase)
        {
            ["bedrock:Converse"] = ("bedrock:InvokeModel", new("", "")),
            ["bedrock:ConverseStream"] = ("bedrock:InvokeModelWithResponseStream", new("", "")),
            ["bedrock:ChatCompletions"] = ("bedrock:InvokeModel", new("", "")),
            ["bedrock:Messages"] = (
                "bedrock:InvokeModel", new(" (likely; AWS does not document it)", "（推定です。AWS の文書には記載がありません）")),
            ["bedrock:Responses"] = (
                "bedrock:InvokeModel", new(
                    " (also on project/default: ask with --resource as well)",
                    "（project/default に対しても認可されるため、--resource でも確認してください）")),
        };

    private readonly Option<string> department;
    private readonly Option<string> action;
    private readonly Option<string> model;
    private readonly Option<string> resource;
    private readonly Option<string> guardrail;
    private readonly Option<string> at;
    private readonly Option<AccessOrigin> from;
    private readonly Option<bool> stopped;
    private readonly Option<OutputFormat> format;
    private readonly Option<string> assembly;

    public AccessExplainCommand(Session session)
        : base(
            session, "explain",
            new("Say whether a department may do something, which statement decides, and why", "部門がある操作をできるか、どのステートメントが決めるか、その理由を表示する"),
            new(
                "access explain --department sales --action bedrock:InvokeModel --model claude-haiku",
                new("may sales call this model now?", "営業部は今このモデルを呼び出せるか")),
            new(
                "access explain --department development --action bedrock:InvokeModel --model claude-haiku --guardrail none --from application --at 2027-01-15T09:00",
                new("a program that passes no guardrail, at a time", "ガードレールを指定しないプログラムが、ある日時に呼び出す場合")))
    {
        JsonType = typeof(AccessExplanation);
        Options.Add(department = CommonOptions.Department(session));
        Options.Add(action = session.Option<string>("--action", "ACTION", new("One action, such as bedrock:InvokeModel", "操作（例：bedrock:InvokeModel）")));
        Options.Add(model = session.Option<string>("--model", "ALIAS", new("The model that is called", "呼び出すモデル")));
        Options.Add(resource = session.Option<string>(
            "--resource", "ARN", new("What else it is done to", "モデル以外の対象")));
        Options.Add(guardrail = session.Option<string>(
            "--guardrail", "none|floor|ID",
            new("The guardrail that the call passes; the one it has to pass by default", "呼び出しに指定するガードレール（既定は指定すべきもの）")));
        Options.Add(at = session.Option<string>("--at", "TIME", new("When, in the sandbox's time zone; now by default", "日時（サンドボックスのタイムゾーン。既定は現在）")));
        Options.Add(from = session.Choice(
            "--from", CommonOptions.Words<AccessOrigin>(), AccessOrigin.Portal, new("From where", "呼び出し元")));
        Options.Add(stopped = session.Flag("--stopped", new("While the brake has stopped the department", "部門が利用停止中の場合")));
        Options.Add(assembly = CommonOptions.Assembly(session));
        Options.Add(format = CommonOptions.Format(session));
        (department.Required, action.Required) = (true, true);
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var config = Session.Load(root);
        var question = Question(arguments, config);
        var folder = arguments.GetRequiredValue(assembly);
        var answer = CloudAssembly.Ask(
            folder, () => Ask(SandboxTemplates.Read(config, Path.Combine(root, folder)), question)) ?? throw CommandException.Misused(new(
            $"{question.Department.Id} has no {Origin(question.Origin).English} in these templates.",
            $"このテンプレートでは、{question.Department.Id} に{Origin(question.Origin).Japanese}がありません。"));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(Json(question, answer));
        }
        else
        {
            Write(question, answer, config.Sandbox.TimeZone);
        }

        return CloudAssembly.Done(Session, root, folder, new("`infrapoc access` shows all of it", "全体は `infrapoc access` で確認できます"));
    }

    private AccessQuestion Question(ParseResult arguments, SandboxConfig config)
    {
        var asked = arguments.GetRequiredValue(action);
        if (!OneAction().IsMatch(asked))
        {
            throw CommandException.Misused(new(
                $"--action must be one action such as bedrock:InvokeModel, got \"{Excerpt.Of(asked)}\".",
                $"--action には操作を 1 つ、bedrock:InvokeModel のように書いてください（\"{Excerpt.Of(asked)}\" と書かれています）。"));
        }

        var prefix = asked.IndexOf(':', StringComparison.Ordinal) + 1;
        if (AuthorisedAs.TryGetValue(asked, out var authorised))
        {
            throw CommandException.Misused(new(
                $"{asked} is no action of IAM: such a call is authorised as {authorised.Action}{authorised.Note.English}. Ask for that.",
                $"{asked} は IAM のアクションではありません。この呼び出しは {authorised.Action} として認可されます{authorised.Note.Japanese}。{authorised.Action} で確認してください。"));
        }

        var known = GrantsAreListed.Listed.Where(each => each.StartsWith(asked[..prefix], StringComparison.OrdinalIgnoreCase)).ToList();
        if (!known.Contains(asked, StringComparer.OrdinalIgnoreCase)
            && Suggestion.Nearest(asked[prefix..], known.Select(each => each[prefix..])) is { } nearest)
        {
            Session.Tell(new(
                $"No department is ever granted {asked}; did you mean {known[0][..prefix]}{nearest}?",
                $"{asked} はどの部門にも許可されない操作です。{known[0][..prefix]}{nearest} のことですか？"));
        }

        var called = arguments.GetValue(model) is { } alias ? config.Model(alias) : null;
        var on = arguments.GetValue(resource);
        if (DepartmentReach.Actions.Contains(asked, StringComparer.OrdinalIgnoreCase) && called is null && on is null)
        {
            throw CommandException.Misused(new($"{asked} needs --model.", $"{asked} には --model が必要です。"));
        }

        if (called is not null && on is not null)
        {
            throw CommandException.Misused(new("Write either --model or --resource.", "--model と --resource はどちらか一方だけを書いてください。"));
        }

        var passed = arguments.GetValue(guardrail);
        var ids = config.Sandbox.Guardrails.Profiles.Select(profile => profile.Id);
        string[] profiles = [AccessJudge.NoGuardrail, AccessJudge.Floor, .. ids];
        if (passed is not null && !profiles.Contains(passed, StringComparer.Ordinal))
        {
            throw CompanyLookups.Unknown(new("guardrail profile", "ガードレールのプロファイル"), passed, profiles);
        }

        return new(
            config.Department(arguments.GetRequiredValue(department)), arguments.GetValue(from), asked,
            arguments.GetValue(at) is { } time ? Moment.Read(time, config.Sandbox.TimeZone) : Session.Clock.GetUtcNow())
        {
            Model = called,
            Resource = on,
            Guardrail = passed,
            IsStopped = arguments.GetValue(stopped),
        };
    }

    private static AccessAnswer? Ask(SandboxTemplates templates, AccessQuestion question)
    {
        try
        {
            return new AccessJudge(templates).Ask(question);
        }
        catch (PolicyFormatException exception) when (exception.IsOfRequest)
        {
            throw CommandException.Misused(
                new Bilingual("This cannot be answered: ", "この問いには答えられません：") + Phrases.Of(exception));
        }
    }

    private void Write(AccessQuestion question, AccessAnswer answer, string timeZone)
    {
        foreach (var (head, text) in new (Bilingual, string)[]
        {
            (new("Decision", "判定"), Session.Say(Long(answer.Verdict))),
            (new("Why", "理由"), Session.Say(answer.Why)),
            (new("Who", "誰が"), $"{question.Department.Id} ({Session.Say(AccessCommand.Of(question.Origin))})"),
            (new("What", "何を"), answer.Action),
            (new("On", "対象"), Excerpt.Of(answer.Resource, Excerpt.LongLine)),
            (new("When", "日時"), Moment.Shown(question.At!.Value, timeZone)),
            (
                new("Policy", "ポリシー"),
                answer.Decision is { Layer: PolicyLayer.Identity, Statement: null } ? Session.Say(None) : answer.Decision.Source),
            (new("Statement", "ステートメント"), StatementOf(answer.Decision) is { } statement ? JsonSerializer.Serialize(statement) : "-"),
            (AccessWords.JudgedBy, Session.Say(answer.Judged)),
        })
        {
            Session.Terminal.Out.WriteLine($"{Session.Say(head)}{Session.Say(SharedWords.Colon)}{text}");
        }
    }

    private AccessExplanation Json(AccessQuestion question, AccessAnswer answer) => new(
        question.Department.Id, question.Origin, answer.Action, question.Model?.Alias, answer.Resource, question.At!.Value,
        question.IsStopped, answer.Verdict, answer.Decision.Verdict, answer.Decision.Layer, answer.Decision.Source,
        StatementOf(answer.Decision), Session.Say(answer.Why), Session.Say(answer.Judged));

    private static readonly Bilingual None = new("none of the department's", "部門のポリシーのどれでもない");

    /// <summary>The statement as it stands in its policy; null where none decides.</summary>
    private static IReadOnlyDictionary<string, object>? StatementOf(PolicyDecision decision) => decision.Statement is { } statement
        ? (IReadOnlyDictionary<string, object>)((object[])new PolicyDocument([statement]).ToPlain()["Statement"])[0]
        : null;

    private static Bilingual Origin(AccessOrigin origin) =>
        origin == AccessOrigin.Portal ? new("sign-in", "サインイン") : new("application role", "アプリケーション用ロール");

    private static Bilingual Long(AccessVerdict verdict) => verdict switch
    {
        AccessVerdict.Allowed => new("allowed", "許可"),
        AccessVerdict.Refused => new("refused", "拒否"),
        _ => new("depends on the request", "リクエストによる"),
    };

    [GeneratedRegex(@"^[a-zA-Z0-9-]+:[a-zA-Z0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneAction();
}
