using InfraPoc.Config;

namespace InfraPoc.Tests;

/// <summary>
/// A company in which everything is as long and as many as validation accepts; departments are two, because one makes no other's stacks
/// larger. What grows with departments is in <see cref="Usage.UsageLimitsTests"/>.
/// </summary>
internal static class LargestCompany
{
    private static readonly string Domain = $"{new string('d', 60)}.example";

    /// <summary>One Japanese character is three bytes.</summary>
    private static readonly string Name = new('長', 100);

    private static readonly string Message = $"{new string('文', 480)} ai@example.com";

    /// <summary>
    /// All terms that a profile can hold, which make a hundred bytes of template from ten of the file; all topics in the first alone,
    /// because a file has at most 256 KB.
    /// </summary>
    private static GuardrailProfile Profile(int number) => TestCompany.Strict with
    {
        Id = $"profile-{number:D22}",
        Topics =
        [
            .. Enumerable.Range(1, number == 1 ? 30 : 0).Select(topic => new DeniedTopic
            {
                Id = $"topic-{topic:D44}",
                Definition = new string('題', 1_000),
                Examples = [.. Enumerable.Range(1, 5).Select(example => $"{new string('例', 99)}{example}")],
            }),
        ],
        PersonalInformation = [new PersonalInformation { Type = PersonalInformationType.Name }],
        ConfidentialTerms = [.. Enumerable.Range(100, 500).Select(term => $"{term}")],
        BlockedPromptMessage = Message,
        BlockedAnswerMessage = Message,
    };

    /// <summary>A sandbox with so many profiles.</summary>
    public static Sandbox Sandbox(int profiles, Language language = Language.Japanese) => TestCompany.Sandbox with
    {
        Name = "genai-trial",
        Company = Name,
        Language = language,
        TimeZone = "America/Argentina/ComodRivadavia",
        Dashboard = DashboardKind.Own,
        Accounts = TestCompany.Sandbox.Accounts with
        {
            DeploymentRoles = [$"{new string('r', 59)}1", $"{new string('r', 59)}2"],
        },
        IdentityCenter = TestCompany.Sandbox.IdentityCenter with { EmailDomains = [Domain] },
        Contacts = new Contacts
        {
            Security = [.. Enumerable.Range(1, 20).Select(number => Email('s', number))],
            Cost = [.. Enumerable.Range(1, 20).Select(number => Email('c', number))],
            Runbook = $"https://example.com/{new string('r', 280)}",
        },
        Organization = new Organization { ManagementAccount = "777788889999", Target = $"ou-{new string('a', 32)}-{new string('b', 32)}" },
        Residency = TestCompany.Sandbox.Residency! with
        {
            InferenceRegions = [.. Config.Regions.All],
            GuardrailRegions = [.. Config.Regions.All],
        },
        Guardrails = new GuardrailSettings
        {
            Floor = Profile(1).Id,
            ByDataClass = new DataClassGuardrails { Public = Profile(1).Id, Internal = Profile(1).Id, Confidential = Profile(1).Id },
            Profiles = [.. Enumerable.Range(1, profiles).Select(Profile)],
        },
    };

    /// <summary>A company whose departments have so many models, which the loader may refuse.</summary>
    public static SandboxConfig Of(Language language, int models) => new(
        Sandbox(2, language),
        Enumerable.Range(1, models).Select(Model).ToDictionary(model => model.Alias),
        [Department("department-000000001", models), Department("department-000000002", models)]);

    private static Model Model(int number) => TestCompany.Haiku with
    {
        Alias = $"model-{number:D24}",
        Name = $"{Name[..90]}{number:D10}",
        ModelId = $"anthropic.{number:D130}",
        ProfileId = $"jp.anthropic.{number:D130}",
    };

    private static Department Department(string id, int models)
    {
        var person = new Contact { Name = Name, Email = Email(id[^1], 900) };
        return TestCompany.Sales with
        {
            Id = id,
            Name = $"{Name[..99]}{id[^1]}",
            Purpose = new string('目', 500),
            Owner = person,
            ItPartner = person with { Email = Email(id[^1], 901) },
            DecisionMaker = person with { Name = new string('決', 100), Email = Email(id[^1], 902) },
            CostContact = person with { Email = Email(id[^1], 903) },
            CostCenter = new string('C', 32),
            Approval = $"稟議{id}",
            Members = [.. Enumerable.Range(1, 200).Select(number => Email(id[^1], number))],
            Models = [.. Enumerable.Range(1, models).Select(number => Model(number).Alias)],
            Guardrail = Profile(2).Id,
            Access = new DepartmentAccess { Playground = true, Application = true },
            Budget = new Budget
            {
                Monthly = 50_000.123456m,
                Daily = 5_000.123456m,
                Hourly = 1_500.123456m,
                Total = 99_999.123456m,
                AlertPercents = [96, 97, 98, 99, 100],
                CoolDownMinutes = 720,
            },
        };
    }

    /// <summary>128 characters.</summary>
    private static string Email(char kind, int number) => $"{number:D3}{kind}".PadRight(127 - Domain.Length, 'x') + $"@{Domain}";
}
