using InfraPoc.Spending;

namespace InfraPoc.Config.Usage;

/// <summary>What meter and brake need to know of the configuration. <see cref="Entries"/> writes it as they read it.</summary>
public static class UsageEntries
{
    /// <summary>What concerns the whole sandbox.</summary>
    public static SandboxRules Sandbox(Sandbox sandbox, SandboxNames names) => new()
    {
        Name = sandbox.Name,
        Account = sandbox.Accounts.Sandbox.Id,
        Region = sandbox.Accounts.Sandbox.Region,
        Language = sandbox.Language == Language.Japanese ? "ja" : "en",
        TimeZone = sandbox.TimeZone,
        Currency = sandbox.Money.Currency,
        PerUsd = sandbox.Money.PerUsd,
        MonthlyBudget = sandbox.Money.MonthlyBudget,
        CostTopicArn = names.CostTopicArn,
        CostReceivers = Receivers.OfCosts(sandbox).Count,
        SecurityTopicArn = names.SecurityTopicArn,
        SecurityReceivers = Receivers.OfSecurity(sandbox).Count,
        BudgetName = names.SandboxBudget,
        Runbook = sandbox.Contacts.Runbook,
        Floor = GuardrailPrices.Of(sandbox.Guardrails.Profile(sandbox.Guardrails.Floor)),
    };

    /// <summary>The models and their prices, written in parts that each fit one parameter; one part at least.</summary>
    public static IReadOnlyList<string> Models(IEnumerable<Model> models) =>
        Entries.Pages([.. models.OrderBy(model => model.Alias, StringComparer.Ordinal).Select(Of)]);

    /// <summary>The ids of the departments, written in parts that each fit one parameter; one part at least.</summary>
    public static IReadOnlyList<string> Roster(IEnumerable<Department> departments) =>
        Entries.Pages([.. departments.Select(department => department.Id).Order(StringComparer.Ordinal)]);

    /// <summary>What concerns one department.</summary>
    /// <param name="department">The department.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="brakePolicyId">Id that IAM gave to the brake policy; may be a CDK token.</param>
    /// <param name="profiles">Aliases of its models by the ids of its application inference profiles, which may be CDK tokens.</param>
    public static DepartmentRules Department(
        Department department,
        Sandbox sandbox,
        SandboxNames names,
        string brakePolicyId,
        IReadOnlyDictionary<string, string> profiles) => new()
        {
            Id = department.Id,
            Name = department.Name,
            Status = department.Status.ToString().ToLowerInvariant(),
            Start = LocalDay.Instant(department.Period.Start, sandbox.TimeZone),
            End = LocalDay.Instant(department.Period.End.AddDays(1), sandbox.TimeZone),
            Monthly = department.Budget.Monthly,
            TopUps = department.Budget.TopUps.Count == 0 ? null : department.Budget.TopUps
                .GroupBy(each => each.Month).OrderBy(month => month.Key, StringComparer.Ordinal)
                .ToDictionary(month => month.Key, month => month.Sum(each => each.Amount)),
            StopPercent = department.Budget.StopPercent,
            Daily = department.Budget.Daily,
            Hourly = department.Budget.Hourly,
            Total = department.Budget.Total,
            AlertPercents = department.Budget.AlertPercents,
            CoolDownMinutes = department.Budget.CoolDownMinutes,
            TopicArn = names.DepartmentTopicArn(department),
            Receivers = Receivers.Of(department, sandbox).Count,
            BrakePolicyArn = names.BrakePolicyArn(department),
            BrakePolicyId = brakePolicyId,
            BudgetName = names.Budget(department),
            ItPartner = $"{department.ItPartner.Name} <{department.ItPartner.Email}>",
            Owner = $"{department.Owner.Name} <{department.Owner.Email}>",
            Profiles = profiles,
            SignInRolePrefix = names.SignInRolePrefix(department),
            ApplicationRole = names.ApplicationRole(department),
            Guardrail = department.Guardrail == sandbox.Guardrails.Floor
                ? null
                : GuardrailPrices.Of(sandbox.Guardrails.Profile(department.Guardrail)),
        };

    /// <summary>Size of a department's entry in bytes, with ids as long as AWS makes them.</summary>
    internal static int Bytes(Department department, Sandbox sandbox, SandboxNames names)
    {
        const int IdLength = 21;
        var profiles = department.Models.Index().ToDictionary(model => $"{model.Index:D20}x", model => model.Item);
        return Entries.Bytes(Entries.Write(Department(department, sandbox, names, new string('A', IdLength), profiles)));
    }

    private static ModelRules Of(Model model) => new()
    {
        Alias = model.Alias,
        ModelId = model.ModelId,
        ProfileId = model.SystemProfileId,
        Input = model.Price.Input,
        Output = model.Price.Output,
        CacheRead = model.Price.CacheRead,
        CacheWrite = model.Price.CacheWrite,
    };
}
