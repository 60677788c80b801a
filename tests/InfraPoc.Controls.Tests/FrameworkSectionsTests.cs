namespace InfraPoc.Controls.Tests;

/// <summary>That the tables of sections hold what the controls cite, named as the frameworks name it.</summary>
public sealed class FrameworkSectionsTests
{
    public static TheoryData<Framework, string> Forms => new()
    {
        { Framework.GenerativeAiLens, @"^GEN(OPS|SEC|REL|PERF|COST|SUS)\d\d-BP\d\d$" },
        { Framework.Nist80053, @"^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$" },
        { Framework.CisFoundations, @"^[1-5]\.\d{1,2}(\.\d)?$" },
        { Framework.AiGuidelinesForBusiness, @"^(([1-9]|10)\)[①-⑥]|[DPU]-([1-9]|10)\)i{1,3})$" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void All_OfAFramework_HaveItsFormOfIdentifierAndATitle(Framework framework, string form)
    {
        var sections = FrameworkSections.All.Where(section => section.Framework == framework).ToList();

        sections.ShouldNotBeEmpty();
        foreach (var section in sections)
        {
            section.Id.ShouldMatch(form);
            section.Title.ShouldMatch(framework == Framework.AiGuidelinesForBusiness ? @"^\S.*[\u3040-\u9FFF]$" : @"^[A-Z][ -~]*[a-z)']$");
        }
    }

    [Fact]
    public void All_Frameworks_AreThere() =>
        Forms.Select(row => row[0]).ShouldBe(Enum.GetValues<Framework>().Cast<object>(), ignoreOrder: true);

    [Fact]
    public void All_Sections_AreCitedByAControl() =>
        FrameworkSections
            .All.Except(ControlCatalogue.All.SelectMany(control => control.References))
            .Select(section => $"{section.Framework} {section.Id}").ShouldBeEmpty();

    [Fact]
    public void Find_UnknownSection_ThrowsWithWhatToDo()
    {
        (string Framework, Func<string, FrameworkSection> Find)[] frameworks =
        [
            ("GenerativeAiLens", FrameworkSections.Lens),
            ("Nist80053", FrameworkSections.Nist),
            ("CisFoundations", FrameworkSections.Cis),
            ("AiGuidelinesForBusiness", FrameworkSections.Ai),
        ];
        foreach (var (framework, find) in frameworks)
        {
            Should
                .Throw<ArgumentException>(() => find("XX-1"))
                .Message.ShouldBe($"FrameworkSections has no section 'XX-1' of {framework}; add it with its exact title. (Parameter 'id')");
        }
    }
}
