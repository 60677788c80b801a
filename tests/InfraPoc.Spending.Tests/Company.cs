namespace InfraPoc.Spending.Tests;

/// <summary>A small company: amounts in JPY at 150 for a dollar, days in Tokyo.</summary>
internal static class Company
{
    public const string PolicyId = "ANPA00000000000000001";

    public static SandboxRules Sandbox { get; } = new()
    {
        Name = "poc",
        Account = "111122223333",
        Region = "ap-northeast-1",
        Language = "ja",
        TimeZone = "Asia/Tokyo",
        Currency = "JPY",
        PerUsd = 150,
        MonthlyBudget = 300_000,
        CostTopicArn = "arn:aws:sns:ap-northeast-1:111122223333:poc-cost",
        CostReceivers = 1,
        SecurityTopicArn = "arn:aws:sns:ap-northeast-1:111122223333:poc-security",
        SecurityReceivers = 1,
        BudgetName = "poc-sandbox",
        Runbook = "docs/runbook.md",
    };

    /// <summary>Stops at 333.33 USD a month, 33.33 a day, 10 an hour, 800 altogether.</summary>
    public static DepartmentRules Sales { get; } = new()
    {
        Id = "sales",
        Name = "営業部",
        Status = "active",
        Start = Utc("2026-11-30T15:00"),
        End = Utc("2027-02-28T15:00"),
        Monthly = 50_000,
        StopPercent = 100,
        Daily = 5_000,
        Hourly = 1_500,
        Total = 120_000,
        AlertPercents = [50, 80, 100],
        CoolDownMinutes = 60,
        TopicArn = "arn:aws:sns:ap-northeast-1:111122223333:poc-sales",
        Receivers = 3,
        BrakePolicyArn = "arn:aws:iam::111122223333:policy/poc/brake/poc-sales-brake",
        BrakePolicyId = PolicyId,
        BudgetName = "poc-sales",
        ItPartner = "情シス it@example.com",
        Owner = "営業部長 owner@example.com",
        Profiles = new Dictionary<string, string> { ["a1b2c3d4e5f6"] = "claude-haiku" },
        SignInRolePrefix = "AWSReservedSSO_poc-sales_",
        ApplicationRole = "poc-sales-app",
    };

    public static IReadOnlyList<ModelRules> Models { get; } =
    [
        new()
        {
            Alias = "claude-haiku", ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0",
            ProfileId = "jp.anthropic.claude-haiku-4-5-20251001-v1:0",
            Input = 1.10m, Output = 5.50m, CacheRead = 0.11m, CacheWrite = 1.375m,
        },
        new() { Alias = "claude-sonnet", ModelId = "anthropic.claude-sonnet-4-6", ProfileId = "jp.anthropic.claude-sonnet-4-6",
            Input = 3.30m, Output = 16.50m },
        new() { Alias = "claude-opus", ModelId = "anthropic.claude-opus-4-8", ProfileId = "jp.anthropic.claude-opus-4-8", Input = 5.50m,
            Output = 27.50m },
        new() { Alias = "claude-opus-tokyo", ModelId = "anthropic.claude-opus-4-8", Input = 6m, Output = 27m },
        new() { Alias = "nova-lite", ModelId = "amazon.nova-2-lite-v1:0", ProfileId = "jp.amazon.nova-2-lite-v1:0", Input = 0.33m,
            Output = 2.75m },
        new() { Alias = "sonnet-global", ModelId = "anthropic.claude-sonnet-5", ProfileId = "global.anthropic.claude-sonnet-5", Input = 3m,
            Output = 15m },
    ];

    public static CallMeter Meter { get; } = new(Sandbox, Models, ["sales"], [Sales]);

    /// <summary>A running department that was seen before, at noon in Tokyo on a Tuesday, of which nothing is to be told.</summary>
    public static BrakeInput Input { get; } = new()
    {
        Sandbox = Sandbox,
        Department = "sales",
        PolicyId = PolicyId,
        InRoster = true,
        Rules = Sales,
        Spending = DepartmentSpending.None,
        SandboxMonth = 0,
        Bill = 0,
        SandboxBill = 0,
        Orders = [],
        Memory = new BrakeMemory { PolicyId = PolicyId, Configured = true, DigestWeek = "2027-01-04" },
        Engaged = false,
        Now = Utc("2027-01-05T03:00"),
    };

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    public static long Micros(string usd) => (long)(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture) * 1_000_000);
}
