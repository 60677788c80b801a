using System.Globalization;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// The statement of where prompts and guardrail checks may be processed, for a security officer who reads no code:
/// <c>docs/residency.md</c>.
/// </summary>
internal sealed class ResidencyDocument
{
    private readonly Sandbox sandbox;
    private readonly ResidencyWords words;
    private readonly IReadOnlyList<DepartmentResidency> departments;

    private ResidencyDocument(SandboxConfig config)
    {
        sandbox = config.Sandbox;
        words = ResidencyWords.In(sandbox.Language);
        departments = [.. config.Departments.Select(department => DepartmentResidency.Of(department, config))];
    }

    private string Home => Region(sandbox.Accounts.Sandbox.Region);

    /// <summary>The document as Markdown, in the company's language; the same configuration gives the same text.</summary>
    public static string Of(SandboxConfig config) => string.Join('\n', new ResidencyDocument(config).Lines()) + "\n";

    private IEnumerable<string> Lines() =>
    [
        $"# {words.Title}",
        "",
        $"<!-- {words.Generated} -->",
        "",
        $"{Escape(sandbox.Company)}{words.Colon}{words.Sandbox} `{sandbox.Name}`{words.Separator}{words.SandboxRegion} {Home}",
        "",
        words.About,
        "",
        $"## {words.SignOff}",
        "",
        .. SignOff(),
        "",
        $"## {words.Overview}",
        "",
        .. Table([words.Department, words.Status, words.PromptMayReach, words.CheckMayReach], departments.Select(Overview)),
        .. departments.SelectMany(Section),
        "",
        $"## {words.Notes}",
        "",
        .. Notes().Select(note => $"- {note}"),
    ];

    private IEnumerable<string> SignOff() => sandbox.Residency is not { } signed
        ? [words.NotSignedOff(Home)]
        : Table(
            [words.Item, words.Content],
            [
                [words.AcceptedBy, $"{Escape(signed.AcceptedBy.Name)} ({Escape(signed.AcceptedBy.Email)})"],
                [words.AcceptedOn, Day(signed.AcceptedOn)],
                [words.InferenceRegions, Regions(signed.InferenceRegions)],
                [words.GuardrailRegions, Regions(signed.GuardrailRegions)],
                [words.GlobalInference, signed.GlobalInference ? words.Accepted : words.NotAccepted],
            ]);

    private IReadOnlyList<string> Overview(DepartmentResidency residency)
    {
        var department = residency.Department;
        var isActive = department.Status == DepartmentStatus.Active;
        return
        [
            $"{Escape(department.Name)} (`{department.Id}`)",
            words.Of(department.Status),
            isActive ? PromptRegions(residency.PromptRegions) : words.Nothing,
            isActive ? Regions(residency.CheckRegions) : words.Nothing,
        ];
    }

    private IEnumerable<string> Section(DepartmentResidency residency)
    {
        var department = residency.Department;
        return
        [
            "",
            $"## {Escape(department.Name)} (`{department.Id}`)",
            "",
            $"- {words.Status}{words.Colon}{words.Of(department.Status)}{words.Separator}{words.Period} {Day(department.Period.Start)} – {Day(department.Period.End)}",
            .. StatusNote(department),
            $"- {words.Logs}{words.Colon}{Logs()}",
            "",
            .. Table(
                [words.Model, words.Reached, words.PromptMayReach],
                residency.Models.Select(each =>
                    (string[])[Escape(each.Model.Name), words.Of(each.Model.Inference), PromptRegions(each.Regions)])),
            "",
            .. Table(
                [words.Guardrail, words.Applies, words.Tier, words.CheckMayReach],
                residency.Guardrails.Select(each =>
                    (string[])
                        [$"`{each.Profile.Id}`", Applies(each.Profile, department), words.Of(each.Profile.Tier), Regions(each.Regions)])),
        ];
    }

    private IEnumerable<string> StatusNote(Department department) => department.Status switch
    {
        DepartmentStatus.Suspended => [$"- {words.SuspendedNote(SinceOf(department))}"],
        DepartmentStatus.Closed => [$"- {words.ClosedNote(SinceOf(department))}"],
        _ => [],
    };

    private static string SinceOf(Department department) => department.StatusSince is { } since ? Day(since) : "-";

    private string Logs() => sandbox.Logging.Prompts == PromptLogging.Full ? words.FullLogs(Home) : words.MetadataLogs(Home);

    private string Applies(GuardrailProfile profile, Department department) =>
        profile.Id == sandbox.Guardrails.Floor && profile.Id == department.Guardrail ? words.FloorAndOwn
        : profile.Id == sandbox.Guardrails.Floor ? words.Floor
        : words.Own;

    private IEnumerable<string> Notes()
    {
        if (departments.Any(residency => residency.Guardrails.Any(guardrail => guardrail.Profile.Tier == GuardrailTier.Standard)))
        {
            yield return words.StandardTierNote(string.Join(words.Separator, GuardrailRouting.AsiaPacific.Select(Region)));
        }

        if (departments.Any(residency => residency.Models.Any(model => model.Regions is null)))
        {
            yield return words.GlobalNote;
        }

        if (departments.Any(residency => residency.PromptRegions is not { Count: 1 } || residency.CheckRegions.Count > 1))
        {
            yield return words.TransportNote;
            yield return words.StorageNote;
            yield return words.TraceNote;
            yield return words.ListNote;
        }

        yield return sandbox.Organization is null ? words.AdministratorsNotBound : words.AdministratorsBound;
        yield return words.IdentityNote(Region(sandbox.Accounts.Identity.Region));
        yield return words.NotCovered;
    }

    private string PromptRegions(IReadOnlyList<string>? regions) => regions is null ? words.AnyRegion : Regions(regions);

    private string Regions(IReadOnlyList<string> regions) => string.Join("<br>", regions.Select(Region));

    private string Region(string code) => RegionNames.Of(code, sandbox.Language);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
