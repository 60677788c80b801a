using Amazon.CDK.AWS.Budgets;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>
/// A monthly cost budget in US dollars that notifies a topic at each step of its ladder, and when it is forecast to be used up.
/// Notifications cannot be changed, and a replacement cannot have the name of what it replaces: so subscribers are the
/// topic's, and another ladder is another resource with another name (<see cref="SandboxNames.Budget"/>).
/// </summary>
internal sealed class MonthlyBudget : Construct
{
    /// <summary>Adds the budget to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="name">Name, which the ladder is part of.</param>
    /// <param name="usd">Amount in US dollars; a cent where conversion left nothing, because AWS refuses zero.</param>
    /// <param name="ladder">Percentages of the amount, of costs that are already there.</param>
    /// <param name="topic">Who is notified.</param>
    /// <param name="owner">Tags of the budget itself; null for those of its stack alone.</param>
    /// <param name="tags">Costs that bear any of these tags; none for everything in the account.</param>
    public MonthlyBudget(
        Construct scope, string name, decimal usd, IReadOnlyList<int> ladder, EmailTopic topic,
        IReadOnlyDictionary<string, string>? owner = null, params IReadOnlyList<(string Key, string Value)> tags)
        : base(scope, "Budget")
    {
        var budget = new CfnBudget(this, SandboxNames.Ladder(ladder), new CfnBudgetProps
        {
            Budget = new CfnBudget.BudgetDataProperty
            {
                BudgetName = name,
                BudgetType = "COST",
                TimeUnit = "MONTHLY",
                BudgetLimit = new CfnBudget.SpendProperty { Amount = (double)usd, Unit = "USD" },
                // Metrics go with a filter and with nothing else.
                // See: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
                FilterExpression = tags.Count == 0 ? null : AnyOf(tags),
                Metrics = tags.Count == 0 ? null : ["UnblendedCost"],
            },
            NotificationsWithSubscribers = ladder
                .Select(percent => Notification("ACTUAL", percent, topic.Arn)).Append(Notification("FORECASTED", 100, topic.Arn)).ToArray(),
            ResourceTags = owner?.Select(tag => new CfnBudget.ResourceTagProperty { Key = tag.Key, Value = tag.Value }).ToArray(),
        });

        // AWS refuses a budget that may not publish to its topic.
        budget.AddResourceDependency(topic.Policy);
    }

    private static CfnBudget.ExpressionProperty AnyOf(IReadOnlyList<(string Key, string Value)> tags) => new()
    {
        Or = tags.Select(tag => new CfnBudget.ExpressionProperty
        {
            Tags = new CfnBudget.TagValuesProperty { Key = tag.Key, Values = [tag.Value], MatchOptions = ["EQUALS"] },
        }).ToArray(),
    };

    private static CfnBudget.NotificationWithSubscribersProperty Notification(string type, int percent, string topicArn) => new()
    {
        Notification = new CfnBudget.NotificationProperty
        {
            NotificationType = type,
            ComparisonOperator = "GREATER_THAN",
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
        },
        Subscribers = new[] { new CfnBudget.SubscriberProperty { SubscriptionType = "SNS", Address = topicArn } },
    };
}
