namespace InfraPoc.Spending;

/// <summary>What must hold of rules that were read; each answer is the first thing that is wrong, or null.</summary>
internal static class RulesCheck
{
    private const decimal HighestPrice = 100_000;
    private const decimal HighestAmount = 1_000_000_000_000;

    /// <summary>Checks the sandbox's rules.</summary>
    public static string? Of(SandboxRules rules) =>
        Filled("name", rules.Name)
        ?? (rules.Language is "ja" or "en" ? null : $"language is \"{rules.Language}\", allowed are ja and en")
        ?? (TimeZoneInfo.TryFindSystemTimeZoneById(rules.TimeZone, out _) ? null
            : $"timeZone is \"{rules.TimeZone}\", which the system does not know")
        ?? Filled("currency", rules.Currency)
        ?? Amount("perUsd", rules.PerUsd)
        ?? Amount("monthlyBudget", rules.MonthlyBudget)
        ?? Filled("costTopicArn", rules.CostTopicArn)
        ?? Filled("securityTopicArn", rules.SecurityTopicArn)
        ?? Of("floor", rules.Floor);

    /// <summary>Checks a department's rules.</summary>
    public static string? Of(DepartmentRules rules, string id) =>
        (rules.Id == id ? null : $"id is \"{rules.Id}\", but the entry is that of \"{id}\"")
        ?? (rules.Status is "active" or "suspended" or "closed" ? null
            : $"status is \"{rules.Status}\", allowed are active, suspended and closed")
        ?? (rules.End > rules.Start ? null : "end is not after start")
        ?? (rules.Start.Year >= 2020 && rules.End.Year < 2200 ? null : "start and end must be between 2020 and 2200")
        ?? Amount("monthly", rules.Monthly)
        ?? rules.TopUps?.Select(each => Amount($"topUps of {each.Key}", each.Value)).FirstOrDefault(problem => problem is not null)
        ?? Within("stopPercent", rules.StopPercent, 1, 100)
        ?? Amount("daily", rules.Daily)
        ?? Amount("hourly", rules.Hourly)
        ?? Amount("total", rules.Total)
        ?? rules.AlertPercents.Select(percent => Within("alertPercents", percent, 1, 100)).FirstOrDefault(problem => problem is not null)
        ?? Within("coolDownMinutes", rules.CoolDownMinutes, 1, 1440)
        ?? Filled("topicArn", rules.TopicArn)
        ?? Filled("brakePolicyId", rules.BrakePolicyId)
        ?? Filled("signInRolePrefix", rules.SignInRolePrefix)
        ?? Filled("applicationRole", rules.ApplicationRole)
        ?? (rules.Profiles.Values.Any(string.IsNullOrEmpty) ? "profiles names an empty alias" : null)
        ?? Of("guardrail", rules.Guardrail);

    /// <summary>Checks models.</summary>
    public static string? Of(IReadOnlyList<ModelRules> models) =>
        models.Index().Select(model => Of($"model {model.Index + 1}", model.Item)).FirstOrDefault(problem => problem is not null);

    /// <summary>Checks a roster.</summary>
    public static string? Of(IReadOnlyList<string> departments) =>
        departments.Any(string.IsNullOrEmpty) ? "a department id is empty" : null;

    private static string? Of(string name, ModelRules? model) => model is null
        ? $"{name} is null"
        : Filled($"alias of {name}", model.Alias)
            ?? Filled($"modelId of {name}", model.ModelId)
            ?? Price($"input of {name}", model.Input)
            ?? Price($"output of {name}", model.Output)
            ?? Price($"cacheRead of {name}", model.CacheRead)
            ?? Price($"cacheWrite of {name}", model.CacheWrite);

    private static string? Of(string name, GuardrailRules? guardrail) =>
        guardrail is null ? null : Price($"input of {name}", guardrail.Input) ?? Price($"output of {name}", guardrail.Output);

    private static string? Filled(string name, string value) => value.Length > 0 ? null : $"{name} is empty";

    private static string? Amount(string name, decimal? value) =>
        value is null or (> 0 and <= HighestAmount) ? null : $"{name} is {value}, allowed is more than 0 and at most {HighestAmount}";

    private static string? Price(string name, decimal? value) =>
        value is null or (>= 0 and <= HighestPrice) ? null : $"{name} is {value}, allowed is 0 to {HighestPrice}";

    private static string? Within(string name, int value, int low, int high) =>
        value >= low && value <= high ? null : $"{name} is {value}, allowed is {low} to {high}";
}
