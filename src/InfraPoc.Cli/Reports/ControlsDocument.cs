using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Controls;
using static InfraPoc.Cli.Reports.MarkdownText;
using Words = InfraPoc.Cli.Reports.ControlsWords;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// The catalogue of controls for a security officer or an auditor: <c>docs/controls.md</c>, and <c>docs/controls.ja.md</c> in Japanese.
/// </summary>
internal sealed partial class ControlsDocument
{
    private readonly IReadOnlyList<Control> controls;
    private readonly Language language;
    private readonly string colon;
    private readonly string separator;

    private ControlsDocument(IReadOnlyList<Control> controls, Language language)
    {
        this.controls = controls;
        this.language = language;
        colon = In(SharedWords.Colon);
        separator = In(SharedWords.Separator);
    }

    /// <summary>The document as Markdown; the same controls give the same text.</summary>
    public static string Of(IReadOnlyList<Control> controls, Language language) =>
        string.Join('\n', new ControlsDocument(controls, language).Lines()) + "\n";

    private IEnumerable<string> Lines() =>
    [
        $"# {In(Words.Title)}",
        "",
        $"<!-- {In(Words.Generated)} -->",
        "",
        In(Words.About(controls.Count)),
        "",
        In(Words.UnusedNumbers),
        "",
        $"## {In(Words.Overview)}",
        "",
        .. Table(
            [In(Words.Control), In(Words.Guarantee)],
            controls.Select(control => (string[])[$"[{control.Id}](#{Anchor(control)})", Prose(In(control.Guarantee))])),
        .. controls.GroupBy(control => control.Id[..3]).SelectMany(Area),
        "",
        $"## {In(Words.ByFramework)}",
        .. Enum.GetValues<Framework>().SelectMany(ByFramework),
    ];

    private IEnumerable<string> Area(IGrouping<string, Control> area) =>
        ["", $"## {In(Words.AreaOf(area.Key))}", .. area.SelectMany(Section)];

    private IEnumerable<string> Section(Control control) =>
    [
        "",
        $"### {control.Id} {control.Name}",
        "",
        Prose(In(control.Guarantee)),
        "",
        $"- {In(Words.Why)}{colon}{Prose(In(control.Why))}",
        $"- {In(Words.Fix)}{colon}{Prose(In(control.Fix))}",
        $"- {In(Words.References)}{colon.TrimEnd()}",
        .. control.References.GroupBy(reference => reference.Framework).OrderBy(references => references.Key).Select(References),
        $"- {In(Words.Code)}{colon}[{control.Name}.cs](../src/InfraPoc.Controls/{control.Folder}/{control.Name}.cs){separator}[{control.Name}Tests.cs](../tests/InfraPoc.Controls.Tests/{control.Folder}/{control.Name}Tests.cs)",
    ];

    private string References(IGrouping<Framework, FrameworkSection> references) =>
        $"  - {Words.NameOf(references.Key)}{colon}{string.Join(separator, references.Select(reference => Escape(reference.Id)))}";

    private IEnumerable<string> ByFramework(Framework framework)
    {
        var sections = (from control in controls
                        from reference in control.References
                        where reference.Framework == framework
                        group control by reference).OrderBy(section => Order(section.Key.Id), StringComparer.Ordinal).ToList();
        return sections.Count == 0
            ? []
            :
            [
                "",
                $"### {Words.NameOf(framework)}",
                "",
                In(Words.EditionOf(framework)),
                "",
                $"{In(Words.PublishedAt)}{colon}<{Words.AddressOf(framework)}>",
                "",
                .. Table(
                    [In(Words.SectionOf), In(Words.SectionTitle), In(Words.Controls)],
                    sections.Select(section =>
                        (string[])
                            [
                                Escape(section.Key.Id), Escape(section.Key.Title),
                                string.Join(separator, section.Select(control => $"[{control.Id}](#{Anchor(control)})")),
                            ])),
            ];
    }

    private string In(Bilingual text) => text.In(language);

    // AC-2 before AC-12.
    private static string Order(string id) => Digits().Replace(id, number => number.Value.PadLeft(3, '0'));

    [GeneratedRegex(@"[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Digits();

    /// <summary>What GitHub makes of a control's heading.</summary>
    private static string Anchor(Control control) => $"{control.Id} {control.Name}".ToLowerInvariant().Replace(' ', '-');
}
