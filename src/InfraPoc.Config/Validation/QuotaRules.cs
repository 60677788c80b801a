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
            "LIM001", "guardrails.profiles", "guardrails", sandbox.Value.Guardrails.Profiles.Count, Guardrails,
            "share a profile between departments; AWS does not raise this quota");
        Require("LIM002", "quotas.permissionSets", "permission sets", count, quotas.PermissionSets);
        Require(
            "LIM003", "quotas.inferenceProfiles", "inference profiles (one for each model of each department)", profiles,
            quotas.InferenceProfiles);
        Require(
            "LIM004", "quotas.roles", "IAM roles (one for each department's sign-in, one for each application role)", count + applications,
            quotas.Roles);
        Require(
            "LIM005", "quotas.managedPolicies", "IAM policies (two for each department and the boundary)", (2 * count) + 1,
            quotas.ManagedPolicies);
        Require(
            "LIM006", "quotas.stacks", "stacks (one for each department and those of the sandbox)", count + SandboxStacks, quotas.Stacks);

        Require(
            "LIM008", "departments", "lines in a graph of the dashboard (one for each department)", count, DashboardLines,
            "remove departments that are closed and billed; CloudWatch shows no more lines");

        void Require(string code, string path, string what, int needed, int quota, string? fix = null) => sandbox.Require(
            code, path,
            () => needed * 100L <= quota * (100L - HeadroomPercent),
            $"{(fix is null ? "is too low" : "has too many items")}: {needed} {what} are needed, the quota is {quota} and {HeadroomPercent} % of it stay free",
            fix ?? $"have Service Quotas raise it and write the new value to {path}",
            "quotas");
    }

    /// <summary>Stacks of the sandbox account that do not belong to a department.</summary>
    private const int SandboxStacks = 5;
}
