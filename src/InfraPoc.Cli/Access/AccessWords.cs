using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Access;

/// <summary>Why a decision is as it is, in one sentence.</summary>
internal static class AccessWords
{
    /// <summary>The sentence; every statement that decides has one, by what its conditions look at.</summary>
    public static Bilingual Why(
        AccessVerdict verdict, PolicyDecision decision, string action, AccessQuestion question, SandboxTemplates templates)
    {
        if (verdict == AccessVerdict.Allowed)
        {
            var allowed = new Bilingual(
                $"The statement {Statement(decision)} of {decision.Source} allows it, and nothing denies it.",
                $"{decision.Source} のステートメント {Statement(decision)} が許可しており、拒否するものはありません。");
            var floor = templates.Config.Sandbox.Guardrails.Floor;
            return question.Guardrail != AccessJudge.NoGuardrail ? allowed : allowed + new Bilingual(
                $" The guardrail {floor} is applied all the same: the account enforces it on every call.",
                $"ガードレールを指定しなくても、アカウントがすべての呼び出しに強制する {floor} が適用されます。");
        }

        if (verdict == AccessVerdict.Depends)
        {
            return new(
                "It depends on what else is in the request; in the worst case it is refused.",
                "リクエストのほかの内容によります。最も厳しい場合は拒否されます。");
        }

        return decision.Statement is not { } statement ? NotAllowed(decision, action, question)
            : Denied(decision, statement, action, question, templates);
    }

    /// <summary>What <see cref="Judged"/> is.</summary>
    public static readonly Bilingual JudgedBy = new("Judged by", "判定の範囲");

    /// <summary>Which policies were asked, and which could refuse more.</summary>
    public static Bilingual Judged(SandboxTemplates templates)
    {
        string[] around = [.. templates.Around.Select(policy => policy.Name)];
        return around.Length == 0
            ? new(
                "The department's policies and the permissions boundary; these templates have no service control policies. What the policies of your organization refuse is not known here.",
                "部門のポリシーとアクセス許可の境界です。このテンプレートにサービスコントロールポリシーはありません。会社の組織のポリシーが拒否するものは、ここでは分かりません。")
            : new(
                $"The department's policies, the permissions boundary and the service control policies {string.Join(" and ", around)}. What other policies of your organization refuse is not known here.",
                $"部門のポリシー、アクセス許可の境界、サービスコントロールポリシー（{string.Join("、", around)}）です。会社の組織のほかのポリシーが拒否するものは、ここでは分かりません。");
    }

    private static Bilingual NotAllowed(PolicyDecision decision, string action, AccessQuestion question)
    {
        var department = question.Department;
        return action != question.Action
            ? new(
                $"The call passes a guardrail that {department.Id} may not apply.",
                $"呼び出しに指定したガードレールを、{department.Id} は使えません。")
            : question.Model is { } model && !department.Models.Contains(model.Alias)
            ? new(
                $"The file of {department.Id} does not list the model {model.Alias}, so no statement allows it.",
                $"{department.Id} の部門ファイルにモデル {model.Alias} がないため、許可するステートメントがありません。")
            : decision.Layer == PolicyLayer.Boundary
            ? new(
                "The boundary of all departments does not let it through, whatever a policy grants.",
                "全部門に共通のアクセス許可の境界が許可していないため、ほかのポリシーが何を許可しても使えません。")
            : new("No statement of its policies allows it.", "この部門のポリシーには、許可するステートメントがありません。");
    }

    private static Bilingual Denied(
        PolicyDecision decision, PolicyStatement statement, string action, AccessQuestion question, SandboxTemplates templates)
    {
        var department = question.Department;
        if (decision.Source == templates.Names.BrakePolicy(department))
        {
            return new(
                $"The brake has stopped {department.Id}; `infrapoc explain-stop {department.Id} --spent AMOUNT` says when it lets go.",
                $"{department.Id} は利用停止中です。解除の条件は `infrapoc explain-stop {department.Id} --spent 利用額` で確認できます。");
        }

        if (decision.Layer == PolicyLayer.Organization)
        {
            return new(
                $"{Statement(decision)} of the service control policy {decision.Source} denies it in the whole sandbox account.",
                $"サービスコントロールポリシー {decision.Source} の {Statement(decision)} が、サンドボックスアカウント全体で拒否しています。");
        }

        var keys = statement.Conditions.Values.SelectMany(test => test.Keys).Select(key => key.ToLowerInvariant()).ToHashSet();
        var period = $"{department.Period.Start:yyyy-MM-dd} - {department.Period.End:yyyy-MM-dd}";
        return keys switch
        {
            _ when keys.Contains("aws:currenttime") || keys.Contains("aws:epochtime") => new(
                $"It is outside the period of {department.Id} ({period}, {templates.Config.Sandbox.TimeZone}).",
                $"{department.Id} の利用期間（{period}、{templates.Config.Sandbox.TimeZone}）の外です。"),
            _ when keys.Contains("bedrock:guardrailidentifier") => new(
                "The call does not pass a numbered version of the guardrail that it has to pass.",
                "渡すべきガードレールの番号付きバージョンが、呼び出しに指定されていません。"),
            _ when keys.Contains("bedrock:inferenceprofilearn") => new(
                "The model is called through an inference profile that is closed to departments.",
                "部門に許可していない推論プロファイルを経由しています。"),
            _ when decision.Layer == PolicyLayer.Identity && department.Status != DepartmentStatus.Active => new(
                $"The status of {department.Id} is {department.Status.ToString().ToLowerInvariant()}.",
                $"{department.Id} の status が {department.Status.ToString().ToLowerInvariant()} です。"),
            _ => new(
                $"{action} is closed to {(decision.Layer == PolicyLayer.Boundary ? "every department" : department.Id)}, whatever else is granted.",
                $"{action} は、ほかで何を許可しても{(decision.Layer == PolicyLayer.Boundary ? "すべての部門" : $" {department.Id} ")}に対して閉じています。"),
        };
    }

    private static string Statement(PolicyDecision decision) => decision.Statement is { Sid.Length: > 0 } named ? named.Sid : "-";
}
