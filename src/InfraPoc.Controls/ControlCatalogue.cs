namespace InfraPoc.Controls;

/// <summary>All controls.</summary>
public static class ControlCatalogue
{
    /// <summary>Every control there is in this assembly, in the order of their ids; a new one needs no registration.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        .. typeof(Control).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Control)) && !type.IsAbstract)
            .Select(type => (Control)Activator.CreateInstance(type)!)
            .OrderBy(control => control.Id, StringComparer.Ordinal),
    ];
}
