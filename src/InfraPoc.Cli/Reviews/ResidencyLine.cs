using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>Where texts of a department may be processed, before a change and after it.</summary>
/// <param name="Department">Its id.</param>
/// <param name="Model">The model's alias; null for the checks of guardrails.</param>
/// <param name="Before">Regions, <c>*</c> for any commercial one; null where the department did not have the model.</param>
/// <param name="After">The same afterwards.</param>
internal sealed record ResidencyLine(string Department, string? Model, IReadOnlyList<string>? Before, IReadOnlyList<string>? After)
{
    /// <summary>Stands for any Region.</summary>
    public const string Any = "*";

    /// <summary>Every department and model of which that changes.</summary>
    public static IReadOnlyList<ResidencyLine> Of(SandboxConfig before, SandboxConfig after)
    {
        var (old, now) = (Reached(before).ToDictionary(), Reached(after).ToDictionary());
        return
        [
            .. from place in old.Keys.Union(now.Keys)
               orderby place.Department, place.Model
               let line = new ResidencyLine(place.Department, place.Model, old.GetValueOrDefault(place), now.GetValueOrDefault(place))
               where !new HashSet<string>(line.Before ?? []).SetEquals(line.After ?? [])
               select line,
        ];
    }

    /// <summary>Where prompts, by department and model, and checks may be processed; of departments that are closed, nowhere.</summary>
    public static IEnumerable<KeyValuePair<(string Department, string? Model), IReadOnlyList<string>>> Reached(SandboxConfig config) =>
        from department in config.Departments
        where department.Status != DepartmentStatus.Closed
        let residency = DepartmentResidency.Of(department, config)
        from reached in residency.Models
            .Select(model => (Model: (string?)model.Model.Alias, Regions: model.Regions ?? [Any]))
            .Append((Model: null, Regions: residency.CheckRegions))
        select KeyValuePair.Create((department.Id, reached.Model), reached.Regions);
}
