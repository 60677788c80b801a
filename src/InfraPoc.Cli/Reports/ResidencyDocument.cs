using InfraPoc.Config;
using static InfraPoc.Cli.Reports.MarkdownText;
using Words = InfraPoc.Cli.Reports.ResidencyWords;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// The statement of where prompts and guardrail checks may be processed, for a security officer who reads no code:
/// the page <c>residency.md</c> of docs/company.
/// </summary>
internal sealed class ResidencyDocument
{
    private readonly Sandbox sandbox;
    private readonly DateOnly today;
    private readonly ExecutiveSummary summary;
    private readonly string colon;
    private readonly string separator;
    private readonly IReadOnlyList<DepartmentResidency> departments;

    private ResidencyDocument(SandboxConfig config, DateOnly today)
    {
        this.today = today;
        summary = new(config, today);
        sandbox = config.Sandbox;
        colon = In(SharedWords.Colon);
        separator = In(SharedWords.Separator);
        departments = [.. config.Departments.Select(department => DepartmentResidency.Of(department, config))];
    }

    private string Home => Region(sandbox.Accounts.Sandbox.Region);

    /// <summary>The document as Markdown, in the company's language; the same configuration gives the same text on a day.</summary>
    public static string Of(SandboxConfig config, DateOnly today) => string.Join('\n', new ResidencyDocument(config, today).Lines()) + "\n";

    private IEnumerable<string> Lines() =>
    [
        $"# {In(Words.Title)}",
        "",
        $"<!-- {In(Words.Generated)} -->",
        "",
        summary.Residency(),
        "",
        $"{Escape(sandbox.Company)}{colon}{In(SharedWords.Sandbox)} `{sandbox.Name}`{separator}{In(Words.SandboxRegion)} {Home}",
        "",
        In(Words.About),
        "",
        $"## {In(Words.SignOff)}",
        "",
        .. SignOff(),
        "",
        $"## {In(Words.Overview)}",
        "",
        .. Table(
            [In(SharedWords.Department), In(SharedWords.Status), In(Words.PromptMayReach), In(Words.CheckMayReach)],
            departments.Select(Overview)),
        .. departments.SelectMany(Section),
        "",
        $"## {In(Words.Notes)}",
        "",
        .. Notes().Select(note => $"- {note}"),
    ];

    private IEnumerable<string> SignOff() => sandbox.Residency is not { } signed
        ? [In(Words.NotSignedOff(Home))]
        : Table(
            [In(Words.Item), In(Words.Content)],
            [
                [In(Words.AcceptedBy), $"{Escape(signed.AcceptedBy.Name)} ({Escape(signed.AcceptedBy.Email)})"],
                [In(Words.AcceptedOn), CostText.Day(signed.AcceptedOn)],
                [In(Words.InferenceRegions), Regions(signed.InferenceRegions)],
                [In(Words.GuardrailRegions), Regions(signed.GuardrailRegions)],
                [In(Words.GlobalInference), In(signed.GlobalInference ? Words.Accepted : Words.NotAccepted)],
            ]);

    private IReadOnlyList<string> Overview(DepartmentResidency residency)
    {
        var department = residency.Department;
        var reachesSome = department.MaySpendFrom(today);
        return
        [
            $"{Escape(department.Name)} (`{department.Id}`)",
            In(SharedWords.Of(department.StandingOn(today))),
            reachesSome ? PromptRegions(residency.PromptRegions) : In(Words.Nothing),
            reachesSome ? Regions(residency.CheckRegions) : In(Words.Nothing),
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
            $"- {In(SharedWords.Status)}{colon}{In(SharedWords.Of(department.StandingOn(today)))}{separator}{In(Words.Period)} {CostText.Day(department.Period.Start)} – {CostText.Day(department.Period.End)}",
            .. StatusNote(department),
            $"- {In(Words.Logs)}{colon}{Logs()}",
            "",
            .. Table(
                [In(Words.Model), In(Words.Reached), In(Words.PromptMayReach)],
                residency.Models.Select(each =>
                    (string[])[Escape(each.Model.Name), In(Words.Of(each.Model.Inference)), PromptRegions(each.Regions)])),
            "",
            .. Table(
                [In(SharedWords.Guardrail), In(Words.Applies), In(Words.Tier), In(Words.CheckMayReach)],
                residency.Guardrails.Select(each =>
                    (string[])
                        [
                            $"`{each.Profile.Id}`", Applies(each.Profile, department), In(Words.Of(each.Profile.Tier)),
                            Regions(each.Regions),
                        ])),
        ];
    }

    private IEnumerable<string> StatusNote(Department department) => department.Status switch
    {
        DepartmentStatus.Suspended => [$"- {In(Words.SuspendedNote(SinceOf(department)))}"],
        DepartmentStatus.Closed => [$"- {In(Words.ClosedNote(SinceOf(department)))}"],
        _ when department.StandingOn(today) == DepartmentStanding.Ended => [$"- {In(Words.EndedNote(CostText.Day(department.Period.End)))}"],
        _ => [],
    };

    private static string SinceOf(Department department) => department.StatusSince is { } since ? CostText.Day(since) : "-";

    private string Logs() =>
        In(sandbox.Logging.Prompts == PromptLogging.Full ? Words.FullLogs(Home) : Words.MetadataLogs(Home));

    private string Applies(GuardrailProfile profile, Department department) =>
        In(profile.Id != sandbox.Guardrails.Floor ? Words.Own : profile.Id == department.Guardrail ? Words.FloorAndOwn : Words.Floor);

    private IEnumerable<string> Notes()
    {
        if (departments.Any(residency => residency.Guardrails.Any(guardrail => guardrail.Profile.Tier == GuardrailTier.Standard)))
        {
            yield return In(Words.StandardTierNote(string.Join(separator, GuardrailRouting.AsiaPacific.Select(Region))));
        }

        if (departments.Any(residency => residency.Models.Any(model => model.Regions is null)))
        {
            yield return In(Words.GlobalNote);
        }

        if (departments.Any(residency => residency.PromptRegions is not { Count: 1 } || residency.CheckRegions.Count > 1))
        {
            yield return In(Words.TransportNote);
            yield return In(Words.StorageNote);
            yield return In(Words.TraceNote);
            yield return In(Words.ListNote);
        }

        yield return In(Words.RetentionNote(Home));
        yield return In(Words.RegionPolicyNote(string.Join(separator, summary.RegionsToLetThrough().Select(Region))));
        yield return In(sandbox.Organization is null ? Words.AdministratorsNotBound : Words.AdministratorsBound);
        yield return In(Words.IdentityNote(Region(sandbox.Accounts.Identity.Region)));
        yield return In(Words.NotCovered);
    }

    private string PromptRegions(IReadOnlyList<string>? regions) => regions is null ? In(Words.AnyRegion) : Regions(regions);

    private string Regions(IReadOnlyList<string> regions) => string.Join("<br>", regions.Select(Region));

    private string Region(string code) => RegionNames.Of(code, sandbox.Language);

    private string In(Bilingual text) => text.In(sandbox.Language);
}
