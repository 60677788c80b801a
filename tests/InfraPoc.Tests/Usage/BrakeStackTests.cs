using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Usage;

public sealed class BrakeStackTests(BrakeStackTests.Company company) : IClassFixture<BrakeStackTests.Company>
{
    private const string Stack = "Poc-Brake";
    private const string Account = TestCompany.SandboxAccount;
    private const string Topic = $"arn:aws:sns:ap-northeast-1:{Account}:poc-cost";

    [Fact]
    public void Topic_OfIt_IsEncryptedAndEveryCostContactSubscribes()
    {
        var topic = company.Synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem();

        topic.Text("TopicName").ShouldBe("poc-cost");
        topic.Text("KmsMasterKeyId").ShouldBe("alias/poc-audit");
        topic.Tags.ShouldBe(new Dictionary<string, string> { ["sandbox"] = "poc" });
        company
            .Synthesis.Resources(Stack, "AWS::SNS::Subscription")
            .Select(subscription => (subscription.Text("Protocol"), subscription.Text("Endpoint"), subscription.Text("TopicArn", "Ref")))
            .ShouldBe([("email", "a@example.com", topic.LogicalId), ("email", "B@example.com", topic.LogicalId)]);
        new SandboxNames(TestCompany.Sandbox).CostTopicArn.ShouldBe(Topic);
    }

    [Fact]
    public void Policy_ByCaller_LetsBudgetsAndAlarmsOfThisSandboxPublishOnly()
    {
        const string Alarms = "cloudwatch.amazonaws.com";
        const string Budgets = "budgets.amazonaws.com";
        const string Alarm = $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-cap-sales-day-1";
        const string Budget = $"arn:aws:budgets::{Account}:budget/poc-all";

        Ask(Alarms, Account, Alarm).ShouldBe(PolicyVerdict.Allow);
        Ask(Alarms, "999999999999", Alarm).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:other").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, $"arn:aws:cloudwatch:us-east-1:{Account}:alarm:poc-cap-sales-day-1").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget).ShouldBe(PolicyVerdict.Allow);
        Ask(Budgets, "999999999999", Budget).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, "arn:aws:budgets::999999999999:budget/poc-all").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("events.amazonaws.com", Account, Alarm).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget, resource: $"{Topic}2").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget, secure: "false").ShouldBe(PolicyVerdict.ExplicitDeny);

        PolicyVerdict Ask(string caller, string account, string source, string resource = Topic, string secure = "true") =>
            TopicPolicies.Ask(company.Synthesis, Stack, new PolicyRequest
            {
                Principal = caller,
                Action = "sns:Publish",
                Resource = resource,
                Context = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["aws:SourceAccount"] = [account],
                    ["aws:SourceArn"] = [source],
                    ["aws:SecureTransport"] = [secure],
                },
            });
    }

    [Fact]
    public void Budget_OfTheAccount_HasNoFilterAndTellsIt()
    {
        var budget = company.Synthesis.Resources(Stack, "AWS::Budgets::Budget").ShouldHaveSingleItem();
        var data = budget.Properties.GetProperty("Budget");

        data.GetProperty("BudgetName").GetString().ShouldBe(new SandboxNames(TestCompany.Sandbox).SandboxBudget);
        JsonSerializer.Serialize(data.GetProperty("BudgetLimit")).ShouldBe("""{"Amount":6666.67,"Unit":"USD"}"""); // 1,000,000 at 150
        data.EnumerateObject()
            .Select(property => property.Name).ShouldBe(["BudgetLimit", "BudgetName", "BudgetType", "TimeUnit"], ignoreOrder: true);
        budget.Properties.GetProperty("NotificationsWithSubscribers").EnumerateArray()
            .Select(step =>
                $"{step.GetProperty("Notification").GetProperty("NotificationType").GetString()} {step.GetProperty("Notification").GetProperty("Threshold").GetInt32()}")
            .ShouldBe(["ACTUAL 50", "ACTUAL 80", "ACTUAL 100", "FORECASTED 100"]);
        budget.Properties.GetProperty("NotificationsWithSubscribers").EnumerateArray()
            .Select(step =>
                step.GetProperty("Subscribers")
                    .EnumerateArray().ToList().ShouldHaveSingleItem().GetProperty("Address").GetProperty("Ref").GetString())
            .Distinct().ShouldBe([company.Synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem().LogicalId]);
        new SandboxNames(TestCompany.Sandbox).SandboxBudget.ShouldBe("poc-all_50-80-100");
    }

    [Fact]
    public void Resources_OfAnyNumberOfDepartments_AreAsMany()
    {
        var alone = Synthesis.Of(TestCompany.Config(Company.Sandbox));

        ResourcesOf(company.Synthesis).ShouldBe(ResourcesOf(alone));

        static IEnumerable<string> ResourcesOf(Synthesis synthesis) =>
            synthesis.Read($"{Stack}.template.json").GetProperty("Resources").EnumerateObject().Select(resource => resource.Name);
    }

    public sealed class Company
    {
        internal static Config.Sandbox Sandbox { get; } =
            TestCompany.Sandbox with
            {
                Contacts = TestCompany.Sandbox.Contacts with { Cost = ["a@example.com", "B@example.com", "b@example.com"] },
            };

        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(Sandbox, TestCompany.Sales));
    }
}
