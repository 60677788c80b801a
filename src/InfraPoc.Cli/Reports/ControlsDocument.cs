using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Controls;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// The catalogue of controls for a security officer or an auditor: <c>docs/controls.md</c>, and <c>docs/controls.ja.md</c> in Japanese.
/// </summary>
internal sealed partial class ControlsDocument
{
    private readonly IReadOnlyList<Control> controls;
    private readonly Language language;
    private readonly ControlsWords words;

    private ControlsDocument(IReadOnlyList<Control> controls, Language language)
    {
        this.controls = controls;
        this.language = language;
        words = ControlsWords.In(language);
    }

    /// <summary>The document as Markdown; the same controls give the same text.</summary>
    public static string Of(IReadOnlyList<Control> controls, Language language) =>
        string.Join('\n', new ControlsDocument(controls, language).Lines()) + "\n";

    private IEnumerable<string> Lines() =>
    [
        $"# {words.Title}",
        "",
        $"<!-- {words.Generated} -->",
        "",
        .. words.About(controls.Count),
        "",
        $"## {words.Overview}",
        "",
        .. Table(
            [words.Control, words.Guarantee],
            controls.Select(control => (string[])[$"[{control.Id}](#{Anchor(control)})", Escape(control.Guarantee.In(language))])),
        .. controls.GroupBy(control => control.Id[..3]).SelectMany(Area),
        "",
        $"## {words.ByFramework}",
        .. Enum.GetValues<Framework>().SelectMany(ByFramework),
    ];

    private IEnumerable<string> Area(IGrouping<string, Control> area) => ["", $"## {words.AreaOf(area.Key)}", .. area.SelectMany(Section)];

    private IEnumerable<string> Section(Control control) =>
    [
        "",
        $"### {control.Id} {control.Name}",
        "",
        Escape(control.Guarantee.In(language)),
        "",
        $"- {words.Why}{words.Colon}{Escape(control.Why.In(language))}",
        $"- {words.Fix}{words.Colon}{Escape(control.Fix.In(language))}",
        $"- {words.References}{words.Colon.TrimEnd()}",
        .. control.References.GroupBy(reference => reference.Framework).OrderBy(references => references.Key).Select(References),
        $"- {words.Code}{words.Colon}[{control.Name}.cs](../src/InfraPoc.Controls/{control.Folder}/{control.Name}.cs){words.Separator}[{control.Name}Tests.cs](../tests/InfraPoc.Controls.Tests/{control.Folder}/{control.Name}Tests.cs)",
    ];

    private string References(IGrouping<Framework, FrameworkSection> references) =>
        $"  - {ControlsWords.NameOf(references.Key)}{words.Colon}{string.Join(words.Separator, references.Select(reference => Escape(reference.Id)))}";

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
                $"### {ControlsWords.NameOf(framework)}",
                "",
                words.Editions[framework],
                $"{words.PublishedAt}{words.Colon}<{ControlsWords.AddressOf(framework)}>",
                "",
                .. Table(
                    [words.SectionOf, words.SectionTitle, words.Controls],
                    sections.Select(section =>
                        (string[])
                            [
                                Escape(section.Key.Id), Escape(section.Key.Title),
                                string.Join(words.Separator, section.Select(control => $"[{control.Id}](#{Anchor(control)})")),
                            ])),
            ];
    }

    // AC-2 before AC-12.
    private static string Order(string id) => Digits().Replace(id, number => number.Value.PadLeft(3, '0'));

    [GeneratedRegex(@"[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Digits();

    /// <summary>What GitHub makes of a control's heading.</summary>
    private static string Anchor(Control control) => $"{control.Id} {control.Name}".ToLowerInvariant().Replace(' ', '-');
}
