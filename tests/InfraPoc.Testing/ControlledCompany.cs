using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Testing;

/// <summary>A company that uses everything InfraPoc has, synthesized once by the real app: what controls are tested on.</summary>
public static class ControlledCompany
{
    /// <summary>On the floor, with playground and application.</summary>
    public static Department Sales { get; } =
        TestCompany.Sales with { Access = new DepartmentAccess { Playground = true, Application = true } };

    /// <summary>With a guardrail of its own, two models, caps of day and hour, a top-up, and somebody else who pays.</summary>
    public static Department Development { get; } = TestCompany.Development with
    {
        Guardrail = "strict",
        Budget = new Budget
        {
            Monthly = 50_000,
            Daily = 5_000,
            Hourly = 1_000,
            TopUps = [new TopUp { Month = "2027-01", Amount = 10_000, Reason = "四半期報告" }],
        },
        CostContact = new Contact { Name = "費用", Email = "development-costs@example.com" },
    };

    /// <summary>Without a playground, with a model that is called in its Region.</summary>
    public static Department Research { get; } = TestCompany.Department("research", "研究所", [TestCompany.Tokyo.Alias]) with
    {
        Access = new DepartmentAccess { Playground = false, Application = true },
    };

    /// <summary>Suspended.</summary>
    public static Department Paused { get; } =
        TestCompany.Department("paused", "休止部", [TestCompany.Haiku.Alias]).As(DepartmentStatus.Suspended);

    /// <summary>Closed.</summary>
    public static Department Archived { get; } =
        TestCompany.Department("archived", "終了部", [TestCompany.Haiku.Alias]).As(DepartmentStatus.Closed);

    /// <summary>The configuration.</summary>
    public static SandboxConfig Config { get; } = TestCompany.Config(
        TestCompany.WithStrictProfile with
        {
            Organization = new Organization { ManagementAccount = TestCompany.IdentityAccount, Target = TestCompany.SandboxAccount },
        },
        Sales,
        Development,
        Research,
        Paused,
        Archived);

    private static readonly Lazy<string> Folder = new(() => CloudAssemblies.Of(Config));

    private static readonly Lazy<IReadOnlyList<AssemblyStack>> Read = new(() => AssemblyStack.ReadAll(Assembly));

    private static readonly Lazy<SandboxTemplates> Checked = new(() => new SandboxTemplates(Config, Stacks));

    /// <summary>The folder with manifest.json.</summary>
    public static string Assembly => Folder.Value;

    /// <summary>The stacks as synthesized.</summary>
    public static IReadOnlyList<AssemblyStack> Stacks => Read.Value;

    /// <summary>The same, ready to be checked.</summary>
    public static SandboxTemplates Templates => Checked.Value;
}
