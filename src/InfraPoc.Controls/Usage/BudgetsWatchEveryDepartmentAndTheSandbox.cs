using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each department and the whole account has a monthly budget of the configured amount whose alerts reach its topic.</summary>
public sealed class BudgetsWatchEveryDepartmentAndTheSandbox() : Control(
    "MON-01",
    guarantee: new(
        "Each department, and the sandbox as a whole, has a monthly budget of the configured amount that alerts its topic at every configured percentage.",
        "各部門とサンドボックス全体に、設定した金額の月次予算があり、設定したすべての割合でそれぞれのトピックに通知します。"),
    why: new(
        "Without a budget that counts the right costs, nobody is notified of overspending before the invoice.",
        "正しい費用を集計する予算がないと、請求書が届くまで使いすぎに気付けないためです。"),
    fix: new(
        "Restore the budget named in the violation with the value it asks for; correct amounts in the configuration, not in the template.",
        "違反に示された予算を、示された値に戻してください。金額はテンプレートではなく設定ファイルで変更してください。"),
    [Nist("SI-4"), Nist("IR-6")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var whole = Check(
            templates, names.UsageStack, names.SandboxBudget, sandbox.Money.MonthlyBudget, [50, 80, 100], names.CostTopicArn, null);
        return whole.Concat(templates.Config.Departments.SelectMany(department => Check(
            templates, names.DepartmentStack(department), names.Budget(department), department.Budget.Monthly,
            department.Budget.AlertPercents, names.DepartmentTopicArn(department), department.Id)));
    }

    private static IEnumerable<Violation> Check(
        SandboxTemplates templates, string stack, string name, decimal amount, IReadOnlyList<int> percents, string topic,
        string? department)
    {
        var budgets = templates.In(stack, "AWS::Budgets::Budget").Where(each => each.Text("Budget", "BudgetName") == name).ToList();
        if (budgets is not [var budget])
        {
            return
            [
                new Violation(Phrases.NotOne(stack, budgets.Count, new("budgets", "予算"), name), templates.Stack(stack)),
            ];
        }

        // By tag and never by service: models are billed under many names.
        object? filter = department is null
            ? null
            : new { Or = new[] { Tag("iamPrincipal/department"), Tag("user:department"), Tag("department") } };
        var differences = budget.Differences(
            ("Budget.BudgetType", "COST"),
            ("Budget.TimeUnit", "MONTHLY"),
            ("Budget.BudgetLimit.Unit", "USD"),
            ("Budget.FilterExpression", filter),
            ("Budget.Metrics", department is null ? null : new[] { "UnblendedCost" }),
            ("Budget.CostFilters", null),
            ("Budget.CostTypes", null),
            ("Budget.TimePeriod", null),
            ("Budget.AutoAdjustData", null),
            ("Budget.PlannedBudgetLimits", null),
            (
                "NotificationsWithSubscribers",
                percents.Select(percent => Alert("ACTUAL", percent, topic)).Append(Alert("FORECASTED", 100, topic))));

        // To a cent; the configuration allows no less than that.
        var perUsd = templates.Config.Sandbox.Money.PerUsd;
        var limit = budget.Number("Budget", "BudgetLimit", "Amount") ?? 0;
        return limit > 0 && Math.Abs((limit * perUsd) - amount) <= 0.005m * perUsd
            ? differences
            : differences.Append(
                budget.Violates(
                    new(
                        $"The amount is {limit} USD; {amount} at a rate of {perUsd} is {amount / perUsd:0.##} USD.",
                        $"金額が {limit} USD です。{amount} をレート {perUsd} で換算すると {amount / perUsd:0.##} USD です。"),
                    "Budget.BudgetLimit.Amount"));

        object Tag(string key) => new { Tags = new { Key = key, Values = new[] { department }, MatchOptions = new[] { "EQUALS" } } };
    }

    private static object Alert(string type, int percent, string topic) => new
    {
        Notification = new
        {
            NotificationType = type,
            ComparisonOperator = "GREATER_THAN",
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
        },
        Subscribers = new[] { new { SubscriptionType = "SNS", Address = topic } },
    };
}
