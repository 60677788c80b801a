using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Costs;

/// <summary>
/// What a sandbox is billed for because its resources exist, for any number of departments. Stacks that departments share hold the same
/// with and without departments, as far as it is billed.
/// </summary>
/// <param name="Shared">Units by price without any department.</param>
/// <param name="Departments">What each department adds, in the order of the configuration.</param>
/// <param name="Types">The types of resources that occur.</param>
public sealed record SandboxInventory(
    IReadOnlyDictionary<Price, decimal> Shared, IReadOnlyList<IReadOnlyDictionary<Price, decimal>> Departments, IReadOnlySet<string> Types)
{
    /// <summary>Has the app synthesize, and counts.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="root">The project folder it was loaded from.</param>
    /// <exception cref="CommandException">The app is not built, or does not synthesize.</exception>
    /// <exception cref="BilingualException">It is not known how AWS bills for a resource.</exception>
    public static SandboxInventory Of(SandboxConfig config, string root)
    {
        using var temporary = new TemporaryFolder("infrapoc-costs-");
        AppProcess.Of(root).Synthesize(root, temporary.Path);
        return Of(SandboxTemplates.Read(config, temporary.Path));
    }

    /// <summary>Counts what is in the templates.</summary>
    /// <exception cref="BilingualException">It is not known how AWS bills for a resource.</exception>
    public static SandboxInventory Of(SandboxTemplates templates)
    {
        var stacks = templates.Stacks.ToDictionary(stack => stack.Name, stack => stack.Template, StringComparer.Ordinal);
        IReadOnlyList<string>[] own =
        [
            .. templates.Config.Departments.Select(department => (IReadOnlyList<string>)
            [
                .. new[] { templates.Names.DepartmentStack(department), templates.Names.AccessStack(department) }.Where(stacks.ContainsKey),
            ]),
        ];
        return new(
            TemplateInventory.Of(stacks.ExceptBy(own.SelectMany(names => names), stack => stack.Key).Select(stack => stack.Value)).Units,
            [.. own.Select(names => TemplateInventory.Of(names.Select(name => stacks[name])).Units)],
            TemplateInventory.Of(stacks.Values).Types);
    }

    /// <summary>Units by price for a number of departments like those of the configuration, taken in turn.</summary>
    /// <param name="departments">Number of departments.</param>
    public IReadOnlyDictionary<Price, decimal> Units(int departments) => TemplateInventory.Sum(
        from units in Enumerable.Range(0, departments).Select(number => Departments[number % Departments.Count]).Prepend(Shared)
        from each in units
        select (each.Key, each.Value));
}
