using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls.Tests;

/// <summary>That every control is complete: text in both languages, references, tests, a row in the documents; and that all hold.</summary>
public sealed class ControlCatalogueTests
{
    public static TheoryData<string> Names => [.. ControlCatalogue.All.Select(control => control.Name)];

    public static TheoryData<string> Companies => [.. KindsOfCompany.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_Text_IsCompleteInBothLanguages(string name)
    {
        var control = Find(name);
        foreach (var text in new[] { control.Guarantee, control.Why, control.Fix })
        {
            text.English.ShouldMatch(@"^[A-Z`][^\u3040-\u30FF]+\.$");
            text.Japanese.ShouldMatch(@"[\u3040-\u30FF].*。$");
        }

        control.References.ShouldNotBeEmpty();
        control.References.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_File_IsNamedAfterIt(string name)
    {
        Find(name).GetType().Namespace.ShouldBe(typeof(SessionsEndWithinFourHours).Namespace);
        File.Exists(Path.Combine(ProjectFolder.Path, "src", "InfraPoc.Controls", Find(name).Folder, $"{name}.cs")).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_Tests_BreakItAndKeepItAndCheckTheRealApp(string name)
    {
        var tests = typeof(ControlCatalogueTests)
            .Assembly.GetType($"InfraPoc.Controls.Tests.{name}Tests")
            .ShouldNotBeNull($"{name} has no tests: add tests/InfraPoc.Controls.Tests/{Find(name).Folder}/{name}Tests.cs");

        // The base class checks the real app.
        tests.BaseType.ShouldBe(typeof(ControlTests<>).MakeGenericType(Find(name).GetType()));
        var methods = tests
            .GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null }).Select(method => method.Name)
            .ToList();
        methods.ShouldContain(method => method.StartsWith("Compliant_", StringComparison.Ordinal), $"{name}Tests has no Compliant_* test");
        methods.ShouldContain(
            method => method.StartsWith("NonCompliant_", StringComparison.Ordinal),
            $"{name}Tests has no NonCompliant_* test");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Control_Documents_HaveItInBothLanguages(string name)
    {
        var control = Find(name);

        Regex
            .Count(Document("controls.md"), $"^### {control.Id} {name}$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .ShouldBe(1, "run `npm run docs`");
        Regex
            .Count(Document("controls.ja.md"), $"^### {control.Id} {name}$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .ShouldBe(1, "run `npm run docs`");
    }

    [Fact]
    public void Catalogue_AllButTheRuntimes_StopADeployment() =>
        ControlCatalogue.All.Where(control => !control.StopsDeployment).ShouldHaveSingleItem().ShouldBeOfType<LambdaRuntimesAreSupported>();

    [Fact]
    public void Catalogue_OnTheConfiguredCompany_Holds()
    {
        var config = ConfigLoader.Load(ProjectFolder.Path).Config!;

        Violations(config).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Companies))]
    public void Catalogue_OnAnyKindOfCompany_Holds(string kind) => Violations(KindsOfCompany.All[kind]).ShouldBeEmpty();

    [Theory]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Ref":"Nobody"}""")]
    public void Catalogue_OnPropertiesOfNonsense_FindsViolationsAndNeverThrows(string value)
    {
        var edit = new TemplateEdit();
        foreach (var stack in ControlledCompany.Stacks)
        {
            foreach (
                var properties in edit.Template(stack.Name)["Resources"]!
                    .AsObject().Select(resource => resource.Value!["Properties"]?.AsObject() ?? []))
            {
                foreach (var name in properties.Select(property => property.Key).ToList())
                {
                    properties[name] = JsonNode.Parse(value);
                }
            }
        }

        var templates = edit.Templates();
        ControlCatalogue.All.Count(control => BothLanguages.Of(control.Check(templates)).Count > 0)
            .ShouldBeGreaterThan(ControlCatalogue.All.Count / 2);
    }

    private static string Document(string name) => File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", name));

    private static Control Find(string name) => ControlCatalogue.All.Single(control => control.Name == name);

    private static IReadOnlyList<string> Violations(SandboxConfig config)
    {
        var templates = SandboxTemplates.Read(config, CloudAssemblies.Of(config));
        return
        [
            .. from control in ControlCatalogue.All
            from violation in control.Check(templates)
            select $"{control.Id} {violation.Path} {violation.Property}: {violation.What.English}",
        ];
    }
}
