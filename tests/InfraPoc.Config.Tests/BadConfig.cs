using InfraPoc.Config.Tests.Loading;
using InfraPoc.Config.Tests.Validation;

namespace InfraPoc.Config.Tests;

/// <summary>A change of the fixture and everything that must be reported about it.</summary>
internal sealed record BadConfig(string Name, Change[] Changes, params string[] Expected)
{
    public BadConfig(string name, Change change, params string[] expected)
        : this(name, [change], expected)
    {
    }

    /// <summary>Every case of every table.</summary>
    public static IReadOnlyList<BadConfig> All =>
    [
        .. ConfigLoaderTests.Cases,
        .. ConstraintsTests.Cases,
        .. TypingSlipsTests.Cases,
        .. IndentationTests.Cases,
        .. RecordBinderTests.Cases,
        .. SourceTextTests.Cases,
        .. YamlDocumentTests.Cases,
        .. ApprovalRulesTests.Cases,
        .. CompanyRulesTests.Cases,
        .. DepartmentRulesTests.Cases,
        .. ModelRulesTests.Cases,
        .. MoveRulesTests.Cases,
        .. QuotaRulesTests.Cases,
        .. SandboxRulesTests.Cases,
    ];

    /// <summary>The codes expected, in order.</summary>
    public IEnumerable<string> Codes => Expected.Select(text => text.Split("error ")[1][..6]);

    public static TheoryData<string> NamesOf(IEnumerable<BadConfig> cases) => [.. cases.Select(bad => bad.Name)];

    /// <summary>The case of that name must lead to exactly the problems expected.</summary>
    public static void Check(IEnumerable<BadConfig> cases, string name)
    {
        using var folder = new ConfigFolder();
        var bad = cases.Single(candidate => candidate.Name == name);
        Array.ForEach(bad.Changes, change => change.ApplyTo(folder));

        var problems = folder.Problems();

        problems.ShouldBe(bad.Expected);
    }
}
