using InfraPoc.Config;

namespace InfraPoc.Testing;

/// <summary>Valid companies that differ in what the stacks depend on: controls must raise no false alarm on any.</summary>
public static class KindsOfCompany
{
    private static readonly ExternalGroup LegalGroup = new() { Name = "legal-ai", Id = "12345678-1234-1234-1234-123456789012" };

    /// <summary>Configurations by what is special about them.</summary>
    public static IReadOnlyDictionary<string, SandboxConfig> All { get; } = new Dictionary<string, SandboxConfig>
    {
        ["no departments yet"] = TestCompany.Config(),
        ["English, classic tier, everything in one Region, metadata only, users from an identity provider"] = TestCompany.Config(
            TestCompany.Sandbox with
            {
                Name = "ai",
                Language = Language.English,
                TimeZone = "America/New_York",
                Accounts = new Accounts
                {
                    Sandbox = TestCompany.Sandbox.Accounts.Sandbox,
                    Identity = new AwsAccount { Id = "777788889999", Region = "us-east-1" },
                    DeploymentRoles = ["deployer", "cdk-company-cfn-exec-role-*"],
                },
                IdentityCenter = TestCompany.Sandbox.IdentityCenter with { Users = UserSource.External, Groups = [LegalGroup] },
                Money = TestCompany.Sandbox.Money with { Currency = "USD", PerUsd = 1, MonthlyBudget = 1234.5m },
                Contacts = new Contacts
                {
                    Security = ["one@example.com", "two@example.com"],
                    Cost = ["three@example.com"],
                    Runbook = "https://wiki.example.com/runbook",
                },
                Logging = new Logging
                {
                    Prompts = PromptLogging.Metadata,
                    RetentionDays = 30,
                    ObjectLockDays = 90,
                    OwnsInvocationLogging = true,
                    Insights = true,
                },
                Residency = null,
                Guardrails = TestCompany.Sandbox.Guardrails with
                {
                    Profiles = [TestCompany.Sandbox.Guardrails.Profiles[0] with { Tier = GuardrailTier.Classic }],
                },
            },
            TestCompany.Department("legal", "Legal", [TestCompany.Tokyo.Alias]) with
            {
                Members = [],
                Group = LegalGroup,
                Budget = new Budget { Monthly = 500, Total = 1_200 },

                // One person in two roles hears of costs once.
                CostContact = new Contact { Name = "Somebody", Email = "SOMEBODY@example.com" },
            }),
        ["global inference, many models, fence around an organizational unit"] = TestCompany.Config(
            TestCompany.WithStrictProfile with
            {
                Name = "gen-ai-lab",
                Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true },
                Guardrails = TestCompany.WithStrictProfile.Guardrails with
                {
                    Profiles =
                    [
                        TestCompany.Sandbox.Guardrails.Profiles[0] with
                        {
                            Tier = GuardrailTier.Classic,
                            ClassicReason = "英語だけを使う部署のため。",
                        },
                        TestCompany.Strict,
                    ],
                },
                Organization = new Organization { ManagementAccount = "777788889999", Target = "ou-ab12-11111111" },
            },
            TestCompany.Department(
                "r-and-d", "研究",
                [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias, TestCompany.Tokyo.Alias, TestCompany.Global.Alias]) with
            {
                Guardrail = "strict",
                Access = new DepartmentAccess { Playground = true, Application = true },
                CostContact = new Contact { Name = "費用", Email = "r-and-d-costs@example.com" },
                Budget = new Budget
                {
                    Monthly = 100_000,
                    Daily = 20_000,
                    Hourly = 5_000,
                    AlertPercents = [10, 25, 60],
                    StopPercent = 90,
                    CoolDownMinutes = 15,
                },
            },
            TestCompany.Department("r-and", "企画", [TestCompany.Global.Alias])),
        ["a period that is over, and one that has not begun"] = TestCompany.Config(
            TestCompany.Sales with { Period = new Period { Start = new DateOnly(2024, 2, 29), End = new DateOnly(2024, 3, 1) } },
            TestCompany.Development with { Period = new Period { Start = new DateOnly(2031, 12, 31), End = new DateOnly(2032, 2, 29) } }),
    };
}
