using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class CostAlertsNotifyContactsTests : ControlTests<CostAlertsNotifyContacts>
{
    private const string Subscription = "AWS::SNS::Subscription";

    [Fact]
    public void Compliant_AddressInCapitals_IsTheSame() =>
        After(edit =>
                edit.Properties(Subscription, each => each["Endpoint"]!.GetValue<string>() == "sales-owner@example.com")["Endpoint"] =
                    "SALES-owner@example.com")
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoTopic_IsNamed()
    {
        var found = After(edit => edit.Each("AWS::SNS::Topic", topic => topic["TopicName"] = "other"));

        found.ShouldContain(each => each.Contains("0 topics named poc-cost; exactly one"));
        found.ShouldContain(each => each.Contains("0 topics named poc-archived-cost; exactly one"));
    }

    [Fact]
    public void NonCompliant_AlarmsNotHeard_IsNamed() =>
        After(edit => Policy(edit, "Poc-Usage")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(1))
            .ShouldHaveSingleItem().ShouldContain("cloudwatch.amazonaws.com must be allowed sns:Publish");

    [Fact]
    public void NonCompliant_BudgetNotHeard_IsNamed() =>
        After(edit => Policy(edit, "Poc-Dept-sales")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(0))
            .ShouldHaveSingleItem().ShouldContain("budgets.amazonaws.com must be allowed sns:Publish");

    [Fact]
    public void NonCompliant_PayerIsNotTold_IsNamed() =>
        After(edit => edit.Remove(Subscription, each => each["Endpoint"]!.GetValue<string>() == "development-costs@example.com"))
            .ShouldHaveSingleItem().ShouldContain("development-costs@example.com does not subscribe to poc-development-cost");

    [Fact]
    public void NonCompliant_OwnerIsNotTold_IsNamed() =>
        After(edit => edit.Remove(Subscription, each => each["Endpoint"]!.GetValue<string>() == "paused-owner@example.com"))
            .ShouldHaveSingleItem().ShouldContain("paused-owner@example.com does not subscribe");

    [Fact]
    public void NonCompliant_PartnerAndItAreNotTold_IsNamed() =>
        After(edit => edit.Remove(Subscription, each => each["Endpoint"]!.GetValue<string>() == "somebody@example.com"))
            .Count.ShouldBe(1 + 5);

    [Fact]
    public void NonCompliant_StraySubscription_IsNamed() =>
        After(edit => edit.Add("Poc-Usage", Subscription, """{"TopicArn":"arn:aws:sns:ap-northeast-1:111122223333:other","Protocol":"email","Endpoint":"x@example.com"}"""))
            .ShouldHaveSingleItem().ShouldContain("no topic of the configuration");

    [Fact]
    public void NonCompliant_AlarmWithoutRunbook_IsNamed() =>
        After(edit =>
                edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]?.GetValue<string>() == "poc-brake-failed")[
                    "AlarmDescription"
                ] = "x")
            .ShouldHaveSingleItem().ShouldContain("must lead to the runbook");

    private static JsonObject Policy(TemplateEdit edit, string stack) =>
        edit.Template(stack)["Resources"]!
            .AsObject().Single(resource => resource.Value!["Type"]!.GetValue<string>() == "AWS::SNS::TopicPolicy")
            .Value!["Properties"]!.AsObject();
}
