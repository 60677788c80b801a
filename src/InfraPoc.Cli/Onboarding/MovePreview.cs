using InfraPoc.Cli.Commands;
using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Who loses what and when, and gets what and when.</summary>
internal static class MovePreview
{
    /// <summary>The lines.</summary>
    /// <param name="move">The move.</param>
    /// <param name="company">The configuration that is there.</param>
    /// <param name="arrives">Whether this is the second half.</param>
    /// <param name="isPlan">Whether its day is to come.</param>
    public static IEnumerable<Bilingual> Of(MemberMove move, SandboxConfig company, bool arrives, bool isPlan)
    {
        var (old, next) = (company.Department(move.From), company.Department(move.To));
        var (day, dayInJapanese) = isPlan ? ($" on {move.On}", $"（{move.On}）") : ("", "");
        yield return new($"{move.Email}: {old.Name} -> {next.Name}{day}", $"{move.Email}：{old.Name} → {next.Name}{dayInJapanese}");
        if (!arrives)
        {
            var first = isPlan ? new Bilingual("first deployment from that day", "その日以降の最初のデプロイ") : new("next deployment", "次のデプロイ");
            var role = old.Access.Application ? new Bilingual(", the application role", "、アプリケーション用ロール") : Bilingual.Empty;
            var longer = old.Access.Application
                ? new Bilingual(", one of the application role an hour later", "（アプリケーション用ロールはさらに 1 時間）")
                : Bilingual.Empty;
            yield return new(
                $"  loses with the {first.English}: sign-in to {old.Id}, {Models(company, old)}{role.English}; a running session ends within 4 hours{longer.English}; the user is deleted from IAM Identity Center",
                $"  {first.Japanese}で失うもの：{old.Id} へのサインイン、{Models(company, old)}{role.Japanese}。実行中のセッションは 4 時間以内に終わります{longer.Japanese}。IAM Identity Center のユーザーは削除されます");
        }

        yield return new(
            $"  gets with the {(arrives ? "next" : "second")} deployment: sign-in to {next.Id}, {Models(company, next)}, until {next.Period.End:yyyy-MM-dd}; nothing in between",
            $"  {(arrives ? "次" : "2 回目")}のデプロイで得るもの：{next.Id} へのサインイン、{Models(company, next)}（{next.Period.End:yyyy-MM-dd} まで）。それまでは何も使えません");
        if (next.Status != DepartmentStatus.Active)
        {
            yield return new($"  {next.Id} is not active: nobody there can call a model", $"  {next.Id} は active ではないため、モデルを呼び出せません");
        }
    }

    private static string Models(SandboxConfig company, Department department) =>
        string.Join(", ", company.ModelsOf(department).Select(model => model.Name));
}
