using InfraPoc.Config;

namespace InfraPoc.Testing;

/// <summary>A small valid company, built in code so that editing config/ does not change what the tests expect.</summary>
public static class TestCompany
{
    public const string SandboxAccount = "111122223333";
    public const string IdentityAccount = "444455556666";

    private static readonly Contact Anybody = new() { Name = "担当", Email = "somebody@example.com" };

    public static Model Haiku { get; } = Japanese("haiku", "anthropic.claude-haiku-4-5-20251001-v1:0");

    public static Model Sonnet { get; } = Japanese("sonnet", "anthropic.claude-sonnet-4-6");

    public static Model Tokyo { get; } = Haiku with
    {
        Alias = "haiku-tokyo",
        Name = "haiku-tokyo",
        Inference = InferenceType.InRegion,
        ProfileId = null,
        DestinationRegions = ["ap-northeast-1"],
    };

    public static Model Global { get; } = Sonnet with
    {
        Alias = "sonnet-global",
        Name = "sonnet-global",
        Inference = InferenceType.Global,
        ProfileId = "global.anthropic.claude-sonnet-4-6",
        DestinationRegions = [],
    };

    public static SandboxNames Names => new(Sandbox);

    /// <summary>The models by alias.</summary>
    public static IReadOnlyDictionary<string, Model> Models { get; } =
        new[] { Haiku, Sonnet, Tokyo, Global }.ToDictionary(model => model.Alias);

    public static Sandbox Sandbox { get; } = new()
    {
        Name = "poc",
        Company = "サンプル商事",
        Language = Language.Japanese,
        Accounts = new Accounts
        {
            Sandbox = new AwsAccount { Id = SandboxAccount, Region = "ap-northeast-1" },
            Identity = new AwsAccount { Id = IdentityAccount, Region = "ap-northeast-1" },
        },
        IdentityCenter = new IdentityCenter
        {
            InstanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef",
            IdentityStoreId = "d-1234567890",
            StartUrl = "https://example.awsapps.com/start/",
            Users = UserSource.Directory,
            EmailDomains = ["example.com"],
        },
        Money = new Money { PerUsd = 150, AsOf = new DateOnly(2026, 11, 1), MonthlyBudget = 1_000_000 },
        Contacts = new Contacts { Security = [Anybody.Email], Cost = [Anybody.Email], Runbook = "https://git.example.com/runbook.ja.md" },
        Logging = new Logging { Prompts = PromptLogging.Full, RetentionDays = 400, ObjectLockDays = 365, OwnsInvocationLogging = true },
        Residency = new Residency
        {
            AcceptedBy = Anybody,
            AcceptedOn = new DateOnly(2026, 11, 10),
            InferenceRegions = ["ap-northeast-1", "ap-northeast-3"],
            GuardrailRegions = GuardrailRouting.AsiaPacific,
        },
        Guardrails = new GuardrailSettings
        {
            Floor = "standard",
            ByDataClass = new DataClassGuardrails { Public = "standard", Internal = "standard", Confidential = "standard" },
            Profiles =
            [
                new GuardrailProfile
                {
                    Id = "standard",
                    Tier = GuardrailTier.Standard,
                    PersonalInformation = [new PersonalInformation { Type = PersonalInformationType.MyNumber }],
                    BlockedPromptMessage = "送信できません。窓口は ai@example.com です。",
                    BlockedAnswerMessage = "表示できません。窓口は ai@example.com です。",
                },
            ],
        },
    };

    /// <summary>A profile that uses everything a profile can have.</summary>
    public static GuardrailProfile Strict { get; } = Sandbox.Guardrails.Profiles[0] with
    {
        Id = "strict",
        Topics =
        [
            new DeniedTopic { Id = "investment", Definition = "個別の投資判断や売買の推奨を求める依頼。", Examples = ["この株は買いですか"] },
            new DeniedTopic { Id = "evaluation", Definition = "特定の従業員の人事評価を判断させる依頼。" },
        ],
        PersonalInformation =
        [
            .. Enum.GetValues<PersonalInformationType>()
                .Select(type => new PersonalInformation
                {
                    Type = type,
                    Action = type == PersonalInformationType.Phone ? PersonalInformationAction.Mask : PersonalInformationAction.Block,
                }),
        ],
        ConfidentialTerms = ["朝霧", "Orion"],
    };

    /// <summary>The sandbox with a weak floor and a second profile, which departments may choose and nobody has to.</summary>
    public static Sandbox WithStrictProfile { get; } = Sandbox with
    {
        Guardrails = Sandbox.Guardrails with
        {
            Profiles =
            [
                Sandbox.Guardrails.Profiles[0] with
                {
                    Content = new ContentFilters
                    {
                        Sexual = FilterStrength.Low,
                        Violence = FilterStrength.Medium,
                        Hate = FilterStrength.Low,
                        PromptAttack = FilterStrength.Medium,
                    },
                },
                Strict,
            ],
        },
    };

    public static Department Sales { get; } = Department("sales", "営業部", [Haiku.Alias]);

    public static Department Development { get; } = Department("development", "開発部", [Haiku.Alias, Sonnet.Alias]) with
    {
        Access = new DepartmentAccess { Playground = true, Application = true },
    };

    public static Department Department(string id, string name, IReadOnlyList<string> models) => new()
    {
        Id = id,
        Name = name,
        Purpose = "議事録にかかる時間を減らし、考える時間を増やす。",
        UseCases =
        [
            new UseCase
            {
                Id = "minutes", Name = "議事録", Category = UseCaseCategory.Summarizing, MinutesBefore = 60, MinutesTarget = 15,
                PiecesPerWeek = 20,
            },
        ],
        Kpi = new Kpi { HoursSavedPerWeek = 10, Satisfaction = 4, TrialUsers = 2 },
        DataClass = DataClass.Internal,
        Owner = new Contact { Name = name, Email = $"{id}-owner@example.com" },
        ItPartner = Anybody,
        DecisionMaker = new Contact { Name = "経営企画", Email = "planning@example.com" },
        Approval = "稟議2026-0001",
        CostCenter = "CC-1",
        Period = new Period { Start = new DateOnly(2026, 12, 1), End = new DateOnly(2027, 2, 28) },
        Members = [$"{id}-01@example.com", $"{id}-02@example.com"],
        Models = models,
        Guardrail = "standard",
        Budget = new Budget { Monthly = 50_000 },
    };

    public static SandboxConfig Config(params IReadOnlyList<Department> departments) => Config(Sandbox, departments);

    /// <summary>A department like another, with its own id, name and members.</summary>
    public static Department Like(this Department department, string id) =>
        department with { Id = id, Name = $"{department.Name} {id}", Members = [$"{id}-01@example.com"] };

    /// <summary>The department as its file would describe it in another status.</summary>
    public static Department As(this Department department, DepartmentStatus status) => department with
    {
        Status = status,
        StatusReason = status == DepartmentStatus.Active ? null : "確認中",
        StatusSince = status == DepartmentStatus.Active ? null : new DateOnly(2027, 1, 15),
        Outcome = status == DepartmentStatus.Closed ? Outcome.Stop : null,
    };

    /// <summary>A company of these departments, which the loader accepts.</summary>
    public static SandboxConfig Config(Sandbox sandbox, params IReadOnlyList<Department> departments) => new SandboxConfig(
        sandbox,
        Models,
        [.. departments.OrderBy(department => department.Id, StringComparer.Ordinal)]).Validated();

    private static Model Japanese(string alias, string modelId) => new()
    {
        Alias = alias,
        Name = alias,
        Provider = "Anthropic",
        Inference = InferenceType.Japan,
        ModelId = modelId,
        ProfileId = $"jp.{modelId}",
        DestinationRegions = ["ap-northeast-1", "ap-northeast-3"],
        Price = new ModelPrice { Input = 1, Output = 5, PricedOn = new DateOnly(2026, 11, 23) },
    };
}
