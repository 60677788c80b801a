using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// The AWS quotas that the configuration uses up, of which a tenth is kept free for what else lives in the account.
/// See: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
/// </summary>
public static class QuotaRules
{
    /// <summary>Guardrails in one account; AWS does not raise it.</summary>
    public const int Guardrails = 100;

    /// <summary>
    /// Time series that CloudWatch finds for one graph, which is one for each department; AWS does not raise it. See:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
    /// </summary>
    public const int DashboardLines = 500;

    /// <summary>The share of a quota that InfraPoc leaves free, in percent.</summary>
    public const int HeadroomPercent = 10;

    internal static void Check(BoundFile<Sandbox> sandbox, IReadOnlyList<BoundFile<Department>> departments)
    {
        var quotas = sandbox.Value.Quotas;
        var count = departments.Count;
        var applications = departments.Count(file => file.Value.Access.Application && file.Value.Status != DepartmentStatus.Closed);
        var profiles = departments.Sum(file => file.Value.Models.Count);

        Require(
            "LIM001", "guardrails.profiles", new("guardrails", "ガードレール"), sandbox.Value.Guardrails.Profiles.Count, Guardrails,
            new(
                "share a profile between departments; AWS does not raise this quota",
                "部門の間でプロファイルを共有してください。AWS はこのクォータを引き上げません"));
        Require("LIM002", "quotas.permissionSets", new("permission sets", "許可セット"), count, quotas.PermissionSets);
        Require(
            "LIM003", "quotas.inferenceProfiles", new(
                "inference profiles (one for each model of each department)",
                "推論プロファイル（部門とモデルごとに 1 つ）"),
            profiles,
            quotas.InferenceProfiles);
        Require(
            "LIM004", "quotas.roles", new(
                "IAM roles (one for each department's sign-in, one for each application role)",
                "IAM ロール（部門のサインインとアプリケーション用ロールごとに 1 つ）"),
            count + applications,
            quotas.Roles);
        Require(
            "LIM005", "quotas.managedPolicies", new(
                "IAM policies (two for each department and the boundary)",
                "IAM ポリシー（部門ごとに 2 つとアクセス許可の境界）"),
            (2 * count) + 1,
            quotas.ManagedPolicies);
        Require(
            "LIM006", "quotas.stacks", new(
                "stacks (one for each department and those of the sandbox)",
                "スタック（部門ごとに 1 つとサンドボックスのもの）"),
            count + SandboxStacks, quotas.Stacks);

        Require(
            "LIM008", "departments", new(
                "lines in a graph of the dashboard (one for each department)",
                "ダッシュボードのグラフの線（部門ごとに 1 本）"),
            count, DashboardLines,
            new(
                "remove departments that are closed and billed; CloudWatch shows no more lines",
                "終了して精算が済んだ部門を削除してください。CloudWatch が表示できる線はこれ以上増えません"));

        void Require(string code, string path, Bilingual what, int needed, int quota, Bilingual? fix = null) => sandbox.Require(
            code, path,
            () => needed * 100L <= quota * (100L - HeadroomPercent),
            new(
                $"{(fix is null ? "is too low" : "has too many items")}: {needed} {what.English} are needed, the quota is {quota} and {HeadroomPercent} % of it stay free",
                $"{(fix is null ? "が不足しています" : "の項目が多すぎます")}。{what.Japanese}が {needed} 個必要ですが、クォータは {quota} で、その {HeadroomPercent} % は空けておきます"),
            fix ?? new(
                $"have Service Quotas raise it and write the new value to {path}",
                $"Service Quotas で引き上げ、新しい値を {path} に書いてください"),
            "quotas");
    }

    /// <summary>Stacks of the sandbox account that do not belong to a department.</summary>
    private const int SandboxStacks = 5;
}
