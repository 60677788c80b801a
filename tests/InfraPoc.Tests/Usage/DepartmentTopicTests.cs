using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Usage;

public sealed class DepartmentTopicTests(DepartmentTopicTests.Company company) : IClassFixture<DepartmentTopicTests.Company>
{
    private const string Stack = "Poc-Dept-sales";
    private const string Account = TestCompany.SandboxAccount;
    private const string Topic = $"arn:aws:sns:ap-northeast-1:{Account}:poc-sales-cost";

    private static readonly Department Sales = TestCompany.Sales with
    {
        CostContact = new Contact { Name = "管理課", Email = "controller@example.com" },
    };

    [Fact]
    public void Topic_OfADepartment_IsEncryptedWithTheAuditKeyAndTagged()
    {
        var topic = company.Synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem();

        topic.Text("TopicName").ShouldBe("poc-sales-cost");
        topic.Text("KmsMasterKeyId").ShouldBe("alias/poc-audit");
        topic.Tags.ShouldBe(TestCompany.Names.Tags(Sales), ignoreOrder: true);
        TestCompany.Names.DepartmentTopicArn(Sales).ShouldBe(Topic);
    }

    [Fact]
    public void Subscribers_AreOwnerCostContactItPartnerAndItsCostContacts() =>
        Subscribers(company.Synthesis)
            .Select(subscriber => subscriber.Text("Endpoint"))
            .ShouldBe(["sales-owner@example.com", "controller@example.com", "somebody@example.com", "it-cost@example.com"]);

    /// <summary>A budget's messages have no attributes, and a filter on an absent attribute lets no such message through.</summary>
    [Fact]
    public void Subscribers_AreTheTopicsByEmailWithoutAFilter()
    {
        var topic = company.Synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem().LogicalId;

        Subscribers(company.Synthesis)
            .Select(subscriber => (subscriber.Text("Protocol"), subscriber.Text("TopicArn", "Ref"))).Distinct()
            .ShouldBe([("email", topic)]);
        Subscribers(company.Synthesis)
            .SelectMany(subscriber => subscriber.Properties.EnumerateObject()).Select(property => property.Name).Distinct()
            .ShouldBe(["Endpoint", "Protocol", "TopicArn"], ignoreOrder: true);
    }

    [Fact]
    public void Subscribers_WithoutCostContact_AreTheOthers()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(Sales with { CostContact = null }));

        Subscribers(synthesis)
            .Select(subscriber => subscriber.Text("Endpoint")).ShouldBe(["sales-owner@example.com", "somebody@example.com"]);
    }

    [Fact]
    public void Subscribers_WithOnePersonInAllRoles_SubscribeOnceHoweverTheyAreCapitalised()
    {
        var sandbox = TestCompany.Sandbox with
        {
            Contacts = TestCompany.Sandbox.Contacts with { Cost = ["SALES-OWNER@example.com", "sales-owner@EXAMPLE.com"] },
        };
        var person = new Contact { Name = "営業部長", Email = "Sales-Owner@example.com" };
        var synthesis = Synthesis.Of(TestCompany.Config(sandbox, Sales with { CostContact = person, ItPartner = person }));

        Subscribers(synthesis).ShouldHaveSingleItem().Text("Endpoint").ShouldBe("sales-owner@example.com");
    }

    [Fact]
    public void Subscribers_WithAnotherOwner_KeepTheirIdsExceptTheOwner()
    {
        var changed = Synthesis.Of(
            TestCompany.Config(
                Company.Sandbox, Sales with { Owner = new Contact { Name = "新部長", Email = "new-owner@example.com" } }));

        var before = Ids(company.Synthesis);
        var after = Ids(changed);
        before.Except(after).ShouldHaveSingleItem().Email.ShouldBe("sales-owner@example.com");
        after.Except(before).ShouldHaveSingleItem().Email.ShouldBe("new-owner@example.com");
    }

    [Fact]
    public void Subscribers_WithOtherCapitals_KeepTheirIds()
    {
        var changed = Synthesis.Of(
            TestCompany.Config(
                Company.Sandbox, Sales with { Owner = new Contact { Name = "営業部長", Email = "Sales-Owner@example.com" } }));

        Ids(changed).Select(each => each.Id).ShouldBe(Ids(company.Synthesis).Select(each => each.Id));
    }

    [Fact]
    public void Policy_ByCaller_LetsTheBudgetsOfThisAccountPublishOnly()
    {
        const string Budgets = "budgets.amazonaws.com";
        const string Budget = $"arn:aws:budgets::{Account}:budget/poc-sales_50-80-100";

        Ask(Budgets, Account, Budget).ShouldBe(PolicyVerdict.Allow);
        Ask(Budgets, "999999999999", Budget).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, "arn:aws:budgets::999999999999:budget/poc-sales_50-80-100").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("cloudwatch.amazonaws.com", Account, $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-brake-failed")
            .ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("arn:aws:iam::999999999999:role/anybody", Account, Budget).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget, action: "sns:Subscribe").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget, resource: $"{Topic}2").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Budgets, Account, Budget, secure: "false").ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask($"arn:aws:iam::{Account}:role/admin", Account, Budget, secure: "false").ShouldBe(PolicyVerdict.ExplicitDeny);

        PolicyVerdict Ask(
            string caller, string account, string source, string action = "sns:Publish", string resource = Topic,
            string secure = "true") =>
            TopicPolicies.Ask(company.Synthesis, Stack, new PolicyRequest
            {
                Principal = caller,
                Action = action,
                Resource = resource,
                Context = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["aws:SourceAccount"] = [account],
                    ["aws:SourceArn"] = [source],
                    ["aws:SecureTransport"] = [secure],
                },
            });
    }

    private static IReadOnlyList<TemplateResourceView> Subscribers(Synthesis synthesis) =>
        synthesis.Resources(Stack, "AWS::SNS::Subscription");

    private static List<(string Id, string? Email)> Ids(Synthesis synthesis) =>
        [.. Subscribers(synthesis).Select(subscriber => (subscriber.LogicalId, subscriber.Text("Endpoint")))];

    public sealed class Company
    {
        internal static Sandbox Sandbox { get; } =
            TestCompany.Sandbox with { Contacts = TestCompany.Sandbox.Contacts with { Cost = ["it-cost@example.com"] } };

        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(Sandbox, Sales));
    }
}
