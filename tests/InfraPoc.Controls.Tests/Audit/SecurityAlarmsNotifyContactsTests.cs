using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class SecurityAlarmsNotifyContactsTests : ControlTests<SecurityAlarmsNotifyContacts>
{
    private const string Subscription = "AWS::SNS::Subscription";
    private const string Policy = "AWS::SNS::TopicPolicy";

    [Fact]
    public void Compliant_AddressInCapitals_IsTheSame() =>
        After(edit => edit.Properties(Subscription)["Endpoint"] = "SOMEBODY@example.com").ShouldBeEmpty();

    [Fact]
    public void Compliant_OtherWordsOfAnAlarm_ArePermitted() =>
        After(edit => Alarm(edit)["AlarmDescription"] = $"x {edit.Config.Sandbox.Contacts.Runbook}#x").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoTopic_IsNamed() =>
        After(edit => edit.Each("AWS::SNS::Topic", topic => topic["TopicName"] = "x"))
            .ShouldHaveSingleItem().ShouldContain("0 topics named poc-security; exactly one");

    [Fact]
    public void NonCompliant_NoPolicy_IsNamed() =>
        After(edit => edit.Remove(Policy)).ShouldHaveSingleItem().ShouldContain("has 0 policies");

    [Fact]
    public void NonCompliant_PolicyOfAnotherTopic_IsNamed() =>
        After(edit => edit.Properties(Policy)["Topics"] = new JsonArray("x")).ShouldHaveSingleItem().ShouldContain("has 0 policies");

    [Fact]
    public void NonCompliant_NoPublisher_IsNamed() =>
        After(edit => Statements(edit).RemoveAt(0))
            .ShouldHaveSingleItem().ShouldContain("cloudwatch.amazonaws.com must be allowed sns:Publish");

    [Fact]
    public void NonCompliant_PlainHttp_IsNamed() =>
        After(edit => Statements(edit).RemoveAt(1)).ShouldHaveSingleItem().ShouldContain("aws:SecureTransport false");

    [Fact]
    public void NonCompliant_AnyAccount_IsNamed() =>
        After(edit => Statements(edit)[0]!["Condition"]!.AsObject().Remove("StringEquals"))
            .ShouldHaveSingleItem().ShouldContain("aws:SourceAccount 999999999999");

    [Fact]
    public void NonCompliant_AnySource_IsNamed()
    {
        var found = After(edit => Statements(edit)[0]!["Condition"]!.AsObject().Remove("ArnLike"));

        found.ShouldContain(each =>
            each.Contains("aws:SourceArn arn:aws:cloudwatch:ap-northeast-1:999999999999:alarm:poc-security-sample"));
        found.ShouldContain(each => each.Contains("aws:SourceArn arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:sample"));
    }

    [Fact]
    public void NonCompliant_AnyAction_IsNamed() =>
        After(edit => Statements(edit)[0]!["Action"] = "*").ShouldContain(found => found.Contains("lets cloudwatch.amazonaws.com do *"));

    [Fact]
    public void NonCompliant_AnyTopic_IsNamed() =>
        After(edit => Statements(edit)[0]!["Resource"] = "*")
            .ShouldHaveSingleItem().ShouldContain("on arn:aws:sns:ap-northeast-1:111122223333:poc-security-sample");

    [Fact]
    public void NonCompliant_AnotherPublisher_IsNamed()
    {
        var found = After(edit => Statements(edit).Add(JsonNode.Parse("""{"Effect":"Allow","Principal":{"Service":"budgets.amazonaws.com","AWS":"arn:aws:iam::111122223333:role/somebody"},"Action":"sns:Publish","Resource":"*"}""")));

        found.ShouldContain(each => each.Contains("budgets.amazonaws.com must not be allowed sns:Publish"));
        found.ShouldContain(each => each.Contains("lets in arn:aws:iam::111122223333:role/somebody"));
    }

    [Fact]
    public void NonCompliant_NobodySubscribes_IsNamed() =>
        After(edit => edit.Remove(Subscription))
            .ShouldHaveSingleItem().ShouldContain("somebody@example.com does not subscribe to poc-security");

    [Fact]
    public void NonCompliant_SomebodyElseSubscribes_IsNamed() =>
        After(edit => Added(edit, "email", "mallory@example.com"))
            .ShouldHaveSingleItem().ShouldContain("mallory@example.com subscribes to poc-security");

    [Fact]
    public void NonCompliant_TwiceTheSame_IsNamed() =>
        After(edit => Added(edit, "email", "Somebody@example.com")).ShouldHaveSingleItem().ShouldContain("twice");

    [Fact]
    public void NonCompliant_UnconfirmedProtocol_IsNamed() =>
        After(edit => edit.Properties(Subscription)["Protocol"] = "lambda").ShouldHaveSingleItem().ShouldContain("Protocol: ");

    [Theory]
    [InlineData("FilterPolicy")]
    [InlineData("FilterPolicyScope")]
    [InlineData("RawMessageDelivery")]
    [InlineData("DeliveryPolicy")]
    [InlineData("Region")]
    public void NonCompliant_WhatChangesDelivery_IsNamed(string property) =>
        After(edit => edit.Properties(Subscription)[property] = "x").ShouldHaveSingleItem().ShouldContain($"{property}: ");

    [Fact]
    public void NonCompliant_SubscriptionInTheTopic_IsNamed() =>
        After(edit => edit.Properties("AWS::SNS::Topic")["Subscription"] = new JsonArray())
            .ShouldHaveSingleItem().ShouldContain("Subscription: ");

    [Fact]
    public void NonCompliant_AlarmWithoutRunbook_IsNamed() =>
        After(edit => Alarm(edit).Remove("AlarmDescription")).ShouldHaveSingleItem().ShouldContain("must lead to the runbook");

    [Fact]
    public void NonCompliant_TopicForTheAlarmThatControlsNamed_IsNamed() =>
        After(edit => Statements(edit)[0]!["Condition"]!["ArnLike"]!["aws:SourceArn"] =
                "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-sample")
            .ShouldContain(found => found.Contains("cloudwatch.amazonaws.com must be allowed"));

    private static JsonArray Statements(TemplateEdit edit) => edit.Properties(Policy)["PolicyDocument"]!["Statement"]!.AsArray();

    private static JsonObject Alarm(TemplateEdit edit) =>
        edit.Properties(
            "AWS::CloudWatch::Alarm",
            alarm => alarm["AlarmName"]?.GetValue<string>().StartsWith("poc-security-", StringComparison.Ordinal) == true);

    private static void Added(TemplateEdit edit, string protocol, string endpoint) => edit.Add(
        "Poc-Audit", Subscription, $$"""{"TopicArn":"arn:aws:sns:ap-northeast-1:111122223333:poc-security","Protocol":"{{protocol}}","Endpoint":"{{endpoint}}"}""");
}
