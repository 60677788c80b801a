using InfraPoc.Spending.Tests.Brakes;

namespace InfraPoc.Spending.Tests.Messages;

public sealed class BrakeTextsTests
{
    private static readonly BrakeInput English = Company.Input with { Sandbox = Company.Sandbox with { Language = "en" } };

    [Fact]
    public void Stopped_InJapanese()
    {
        var messages = Messages((Company.Input with { Now = Company.Utc("2027-01-05T03:10") }).Spent(month: "100.001", hour: "10"));

        messages[0].Subject.ShouldBe("[poc] 利用停止: 営業部 (sales)");
        messages[0].Body.ShouldBe("""
            営業部 (sales) の生成 AI（Amazon Bedrock）の利用を停止しました。

            理由: 1 時間の上限 1,500 JPY (10.00 USD) に達しました。
            停止日時: 2027-01-05 12:10 (Asia/Tokyo)
            今月の推定利用額: 15,001 JPY (100.01 USD)
            解除: 2027-01-05 13:10 (Asia/Tokyo) に自動で解除します

            管理者向けの手順: docs/runbook.md#a-department-is-stopped
            """);
        messages[1].Body.ShouldBe($"{messages[0].Body}\nお問い合わせ: 情シス it@example.com");
        messages.Select(message => message.TopicArn).ShouldBe([Company.Sandbox.CostTopicArn, Company.Sales.TopicArn]);
    }

    [Fact]
    public void Stopped_InEnglish()
    {
        var messages = Messages(English.Spent(month: "400"));

        messages[0].Subject.ShouldBe("[poc] Stopped: 営業部 (sales)");
        messages[0].Body.ShouldBe("""
            The use of generative AI (Amazon Bedrock) by 営業部 (sales) is stopped.

            Why: This month's estimated use reached the amount at which use stops, 50,000 JPY (333.33 USD).
            Since: 2027-01-05 12:00 (Asia/Tokyo)
            Estimated use of this month: 60,000 JPY (400.00 USD)
            Use is possible again: at 2027-02-01 00:00 (Asia/Tokyo), by itself

            For administrators: docs/runbook.md#a-department-is-stopped
            """);
        messages[1].Body.ShouldEndWith("\nQuestions: 情シス it@example.com");
    }

    [Fact]
    public void Released_ByAnOrder_SaysWhoWhyAndUntilWhen()
    {
        BrakeOrder order = new()
        {
            Engage = false,
            Target = "all",
            Reason = "追加承認",
            By = "CFO",
            At = Company.Utc("2027-01-05T02:00"),
            Until = Company.Utc("2027-01-05T06:00"),
        };

        var memory = Company.Input.Memory! with { Cause = BrakeCause.Month, Told = BrakeCause.Month, AlertMonth = "2027-01" };
        memory = memory with { AlertPercent = 100 };

        var messages = Messages(Company.Input.Spent(month: "400") with { Orders = [order], Memory = memory });

        messages[0].Body.ShouldBe("""
            営業部 (sales) の生成 AI（Amazon Bedrock）の利用停止を解除しました。

            理由: 担当者（CFO）が解除しました。「追加承認」期限: 2027-01-05 15:00 (Asia/Tokyo)
            今月の推定利用額: 60,000 JPY (400.00 USD)

            管理者向けの手順: docs/runbook.md#a-department-is-stopped
            """);
    }

    [Fact]
    public void Alert_SaysWhatIsLeftAndWhereItIsHeading()
    {
        var message = Messages((Company.Input with { Now = Company.Utc("2027-01-10T15:00") }).Spent(month: "200"))[0];

        message.Body.ShouldBe("""
            営業部 (sales) の今月の推定利用額が、月の上限の 50 % に達しました。

            今月の推定利用額: 30,000 JPY (200.00 USD)
            月の上限: 50,000 JPY (333.33 USD)
            残り: 20,000 JPY (133.33 USD)
            見込み: このペースでは 2027-01-17 に停止の基準に達します（今月の見込み 93,000 JPY (620.00 USD)）

            上限の 100 % で利用を停止します。
            """);
    }

    [Fact]
    public void Digest_SaysSpentLeftPaceDaysAndWhomToAsk()
    {
        var input = (English with { Now = Company.Utc("2027-01-11T00:00") }).Spent(month: "20");

        var message = Messages(input with { Spending = input.Spending! with { Total = 100_000_000 } })[0];

        message.Subject.ShouldBe("[poc] Weekly digest: 営業部 (sales)");
        message.Body.ShouldBe("""
            How 営業部 (sales) uses generative AI (Amazon Bedrock).

            State: running
            Estimated use of this month: 3,000 JPY (20.00 USD)
            Cap of a month: 50,000 JPY (333.33 USD)
            Left until use stops: 47,000 JPY (313.33 USD)
            Left of the whole approved amount: 105,000 JPY (700.00 USD)
            At this pace: use does not stop this month (this month's use would be 8,964 JPY (59.76 USD))
            Period: until 2027-02-28 (days left: 49)
            Questions: 情シス it@example.com
            """);
    }

    [Theory]
    [InlineData("{}{0}{{x}}", "{}{0}{{x}}")]
    [InlineData("a\r\nお問い合わせ: evil@example.com", "a  お問い合わせ: evil@example.com")]
    [InlineData("a\u2028b\u2029c\u0085d\0e\u001b[31m", "a b c d e [31m")]
    [InlineData("👨‍👩‍👧 \"引用\" 「」", "👨‍👩‍👧 \"引用\" 「」")]
    [InlineData("a\u202Eevil", "a evil")]
    public void WhatPeopleTyped_IsDataOnOneLine(string typed, string shown)
    {
        BrakeOrder order = new() { Engage = true, Target = "all", Reason = typed, By = typed, At = Company.Utc("2027-01-05T02:00") };

        var messages = Messages(Company.Input with { Orders = [order], Rules = Company.Sales with { Name = typed, ItPartner = typed } });

        messages[0].Subject.ShouldBe($"[poc] 利用停止: {shown} (sales)".Replace("  (", " (", StringComparison.Ordinal));
        messages[1].Body.ShouldContain($"理由: 担当者（{shown}）が停止しました。「{shown}」\n");
        messages[1].Body.ShouldEndWith($"\nお問い合わせ: {shown}");
        messages[1].Body.Split('\n').Length.ShouldBe(9);
    }

    [Fact]
    public void WhatPeopleTyped_WithHalfACharacter_IsReplaced() =>
        Messages(Company.Input.Spent(month: "400") with { Rules = Company.Sales with { Name = "a\ud800b" } })[0]
            .Subject.ShouldBe("[poc] 利用停止: a\ufffdb (sales)");

    [Fact]
    public void Subject_OfALongName_IsCutAndKeepsWhatHappened()
    {
        foreach (var length in Enumerable.Range(60, 40))
        {
            var sales = Company.Sales with { Name = new string('あ', length) + "🙂🙂🙂🙂🙂" };

            var subject = Messages(Company.Input.Spent(month: "400") with { Rules = sales })[0].Subject;


            subject.Length.ShouldBeLessThanOrEqualTo(99);
            subject.ShouldStartWith("[poc] 利用停止: あ");
            subject.EnumerateRunes().ShouldAllBe(rune => rune != System.Text.Rune.ReplacementChar);
        }
    }

    [Theory]
    [InlineData("JPY", 150, "15,001 JPY (100.01 USD)")]
    [InlineData("USD", 1, "100.01 USD")]
    [InlineData("EUR", 0.9, "90.01 EUR (100.01 USD)")]
    public void Spent_IsRoundedUp(string currency, double rate, string text) =>
        new AmountText(Company.Sandbox with { Currency = currency, PerUsd = (decimal)rate }).Spent(100_001_000).ShouldBe(text);

    [Fact]
    public void Left_IsRoundedDownAndNeverNegative()
    {
        AmountText text = new(Company.Sandbox);

        text.Left(50_000, 100_001_000).ShouldBe("34,999 JPY (233.33 USD)");
        text.Left(50_000, 900_000_000).ShouldBe("0 JPY (0.00 USD)");
    }

    /// <summary>Every cause has its own sentence in both languages, and no text is left out.</summary>
    [Fact]
    public void Causes_AllHaveTexts()
    {
        foreach (var language in new[] { "ja", "en" })
        {
            var whys = new[]
            {
                "engage=2027-01-05T02:00", "roster=no", "status=suspended", "at=2026-11-01T00:00", "at=2027-04-01T00:00",
                "ledger=none was=InputMissing", "total=800", "month=400",
                "bill=400", "sandbox=2000", "day=40", "hour=10", "",
            }.Select(given => DecisionRow.Parse(given, "x").Input)
                .Select(input => BrakeDecision.Decide(input with { Sandbox = input.Sandbox with { Language = language } }).Why).ToList();

            whys.Distinct().Count().ShouldBe(whys.Count);
            whys.ShouldAllBe(why => why.Length > 5);
        }
    }

    private static IReadOnlyList<BrakeMessage> Messages(BrakeInput input) => BrakeDecision.Decide(input).Messages;
}
