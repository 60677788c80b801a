using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Reports;

/// <summary>What a control says of itself, in one language.</summary>
/// <param name="Id">Such as AUD-02.</param>
/// <param name="Name">Its name.</param>
/// <param name="Guarantee">What it guarantees.</param>
/// <param name="Why">What goes wrong without it.</param>
/// <param name="Fix">What to do about a violation.</param>
/// <param name="References">What it answers to, each as framework and section.</param>
/// <param name="StopsDeployment">Whether a violation stops a synthesis.</param>
internal sealed record ControlDescription(
    string Id, string Name, string Guarantee, string Why, string Fix, IReadOnlyList<string> References, bool StopsDeployment)
{
    public static ControlDescription Of(Control control, Language language) => new(
        control.Id,
        control.Name,
        control.Guarantee.In(language),
        control.Why.In(language),
        control.Fix.In(language),
        [.. control.References.Select(section => $"{ControlsWords.NameOf(section.Framework)} {section.Id} {section.Title}")],
        control.StopsDeployment);
}
