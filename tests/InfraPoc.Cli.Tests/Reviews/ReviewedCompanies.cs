using System.Collections.Concurrent;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Reviews;

/// <summary>
/// Two companies whose departments each change in one way, synthesized once: a review of one department is made of its stacks and those
/// that all share.
/// </summary>
internal static class ReviewedCompanies
{
    private static readonly Department Usual = TestCompany.Department("usual", "部門", [TestCompany.Haiku.Alias]) with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000 },
    };

    /// <summary>Departments by id, before and after a change; null where there is none.</summary>
    public static IReadOnlyDictionary<string, (Department? Before, Department? After)> Departments { get; } =
        new (string Id, Department? Before, Department? After)[]
        {
            ("same", Usual, Usual),
            ("purpose", Usual, Usual with { Purpose = "提案書にかかる時間を減らし、考える時間を増やす。" }),
            (
                "owner",
                Usual,
                Usual with
                {
                    Owner = new Contact { Name = "新部長", Email = "new-owner@example.com" },
                }
            ),
            ("budget-up", Usual, Usual with { Budget = Usual.Budget with { Monthly = 80_000 } }),
            ("budget-down", Usual, Usual with { Budget = Usual.Budget with { Monthly = 30_000 } }),
            ("daily-lifted", Usual, Usual with { Budget = Usual.Budget with { Daily = null } }),
            ("topped-up", Usual, ToppedUp("2027-01")),
            ("topped-up-again", ToppedUp("2027-01"), ToppedUp("2027-01", "2027-02")),
            ("longer", Usual, Usual with { Period = Usual.Period with { End = new DateOnly(2027, 6, 30) } }),
            ("shorter", Usual, Usual with { Period = Usual.Period with { End = new DateOnly(2027, 1, 31) } }),
            ("model-more", Usual, Usual with { Models = [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias] }),
            ("model-less", Usual with { Models = [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias] }, Usual),
            ("farther", Usual, Usual with { Models = [TestCompany.Haiku.Alias, TestCompany.Global.Alias] }),
            ("nearer", Usual, Usual with { Models = [TestCompany.Tokyo.Alias] }),
            ("joined", Usual, Usual with { Members = [.. Usual.Members, "usual-03@example.com"] }),
            ("left", Usual with { Members = [.. Usual.Members, "usual-03@example.com"] }, Usual),
            ("suspended", Usual, Usual.As(DepartmentStatus.Suspended)),
            ("resumed", Usual.As(DepartmentStatus.Suspended), Usual),
            ("closed", Usual, Usual.As(DepartmentStatus.Closed)),
            ("looser", Usual with { Guardrail = "strict" }, Usual),
            ("stricter", Usual, Usual with { Guardrail = "strict" }),
            ("program", Usual, Usual with { Access = new DepartmentAccess { Application = true } }),
            ("no-program", Usual with { Access = new DepartmentAccess { Application = true } }, Usual),
            (
                "program-only",
                Usual,
                Usual with
                {
                    Access = new DepartmentAccess { Playground = false, Application = true },
                }
            ),
            ("added", null, Usual),
            ("removed", Usual.As(DepartmentStatus.Closed), null),
            ("orphaned", Usual, null),
        }.ToDictionary(each => each.Id, each => (Named(each.Before, each.Id), Named(each.After, each.Id)));

    private static Department ToppedUp(params IReadOnlyList<string> months) => Usual with
    {
        Budget = Usual.Budget with
        {
            TopUps = [.. months.Select(month => new TopUp { Month = month, Amount = 20_000, Reason = "四半期報告" })],
        },
    };

    private static readonly Sandbox Sandbox = TestCompany.WithStrictProfile with
    {
        Money = TestCompany.Sandbox.Money with { MonthlyBudget = 2_000_000 },
        Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true },
    };

    private static readonly Lazy<ReviewSide> Before = new(() => Side(Company(Sandbox, Departments.Values.Select(each => each.Before))));
    private static readonly Lazy<ReviewSide> After = new(() => Side(Company(Sandbox, Departments.Values.Select(each => each.After))));

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<AssemblyStack>>> Assemblies = new();

    private static readonly Lazy<IReadOnlyList<StackChange>> StackChanges = new(() =>
        StackChange.Of(ProjectFolder.Path, Before.Value.Assembly, After.Value.Assembly)
    );

    /// <summary>The review of one department's change.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="language">In which language.</param>
    /// <param name="extensions">How often its period was extended before; null where that is not known.</param>
    /// <param name="given">Who approved it.</param>
    public static Review Of(string id, Language language = Language.Japanese, int? extensions = 0, params IReadOnlyList<string> given)
    {
        var (before, after) = (Only(Before.Value, id, extensions), Only(After.Value, id, extensions));
        var own = Own(before.Templates.Names, id);
        return Review.Of(
            before,
            after,
            [.. StackChanges.Value.Where(stack => own.Contains(stack.Stack))],
            [],
            new DateOnly(2026, 12, 15),
            given,
            language
        );
    }

    /// <summary>The review of one department's change beside all others as they were, with all controls.</summary>
    public static Review OfOne(string id)
    {
        var after = Side(Company(Sandbox, Departments.Select(each => each.Key == id ? each.Value.After : each.Value.Before)));
        return Review.Of(Before.Value, after, [], ControlCatalogue.All, new DateOnly(2026, 12, 15), []);
    }

    /// <summary>The review of all of them at once, with all controls.</summary>
    public static Review OfAll() =>
        Review.Of(Before.Value, After.Value, StackChanges.Value, ControlCatalogue.All, new DateOnly(2026, 12, 15), []);

    /// <summary>The review of a change of the sandbox, with one department, without what happens to its stacks.</summary>
    public static Review OfSandbox(
        Func<Sandbox, Sandbox> before, Func<Sandbox, Sandbox> after, Language language = Language.Japanese)
    {
        var department = new[] { Named(Usual, "usual") };
        var (old, now) = (Side(Company(before(Sandbox), department)), Side(Company(after(Sandbox), department)));
        return Review.Of(
            old,
            now,
            [],
            ControlCatalogue.All,
            new DateOnly(2026, 12, 15),
            [],
            language
        );
    }

    /// <summary>A side of one company.</summary>
    public static ReviewSide Side(SandboxConfig config)
    {
        var assembly = CloudAssemblies.Of(config);
        return new ReviewSide(config, SandboxTemplates.Read(config, assembly), assembly);
    }

    private static IReadOnlyList<AssemblyStack> Stacks(ReviewSide side) =>
        Assemblies.GetOrAdd(side.Assembly, folder => new(() => AssemblyStack.ReadAll(folder))).Value;

    private static ReviewSide Only(ReviewSide side, string id, int? extensions)
    {
        var config = side.Config with
        {
            Departments = [.. side.Config.Departments.Where(department => department.Id == id)],
            Approvals = Approvals,
        };
        var own = Own(side.Templates.Names, id);
        var shared = Departments.Keys.SelectMany(each => Own(side.Templates.Names, each)).Except(own).ToHashSet();
        var templates = new SandboxTemplates(config, Stacks(side).Where(stack => !shared.Contains(stack.Name)));
        return new ReviewSide(config, templates, side.Assembly) { Extensions = _ => extensions };
    }

    private static IReadOnlyList<ApprovalRule> Approvals { get; } =
    [
        .. Enum.GetValues<ApprovalKind>()
            .Select(kind => new ApprovalRule
            {
                When = kind,
                Approvers = ["lead", "deputy"],
                Why = $"{kind}",
            }),
        new ApprovalRule
        {
            When = ApprovalKind.BudgetRaised,
            From = 25_000,
            Approvers = ["finance"],
            Why = "more than 25,000",
        },
    ];

    private static string[] Own(SandboxNames names, string id) => [names.DepartmentStack(id), names.AccessStack(id)];

    private static SandboxConfig Company(Sandbox sandbox, IEnumerable<Department?> departments) =>
        TestCompany.Config(sandbox, [.. departments.OfType<Department>()]);

    private static Department? Named(Department? department, string id) =>
        department is null
            ? null
            : department with
            {
                Id = id,
                Name = $"部門 {id}",
                Members = [.. department.Members.Select(member => member.Replace("usual", id, StringComparison.Ordinal))],
            };
}
