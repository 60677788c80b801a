using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reviews;

/// <summary>A control that reads what a change changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Guarantee">What it guarantees, in the company's language.</param>
/// <param name="Types">The types of resources that it reads it of.</param>
internal sealed record TouchedControl(string Id, string Guarantee, IReadOnlyList<string> Types)
{
    /// <summary>
    /// The controls that look at a property that differs. Each judges templates of its own, in which is recorded what it alone has read; of
    /// a resource that is gone, those count that read the same property of others of its type.
    /// </summary>
    public static IReadOnlyList<TouchedControl> Of(ReviewSide before, ReviewSide after, IReadOnlyList<Control> controls, Language language)
    {
        var (old, now) = (Properties(before.Templates), Properties(after.Templates));
        var changed = now
            .Where(each => !old.TryGetValue(each.Key, out var was) || !JsonElement.DeepEquals(was, each.Value))
            .Select(each => each.Key).ToHashSet();
        var gone = old.Keys.Except(now.Keys).Select(each => (each.Type, each.Property)).ToHashSet();
        return changed.Count + gone.Count == 0 ? [] :
        [
            // Who asks all others reads everything.
            .. from control in controls.Where(control => control is not NothingIsUnjudged)
               let types = Read(control, after.Templates.Anew(), changed, gone).Distinct().Order(StringComparer.Ordinal).ToList()
               where types.Count > 0
               orderby control.Id
               select new TouchedControl(control.Id, control.Guarantee.In(language), types),
        ];
    }

    private static IEnumerable<string> Read(
        Control control, SandboxTemplates templates, HashSet<(string Stack, string Id, string Type, string Property)> changed,
        HashSet<(string Type, string Property)> gone)
    {
        _ = control.Check(templates);
        return from resource in templates.Resources
               let properties = resource.Properties
                   .Where(property => changed.Contains((resource.Stack.Name, resource.LogicalId, resource.Type, property))
                       || gone.Contains((resource.Type, property)))
                   .ToList()
               where properties.Count > 0 && properties.Except(resource.Unread()).Any()
               select resource.Type;
    }

    private static Dictionary<(string Stack, string Id, string Type, string Property), JsonElement> Properties(
        SandboxTemplates templates) =>
        (
            from resource in templates.Resources
            from property in resource.Written.EnumerateObject()
            select KeyValuePair.Create((resource.Stack.Name, resource.LogicalId, resource.Type, property.Name), property.Value)
        ).ToDictionary();
}
