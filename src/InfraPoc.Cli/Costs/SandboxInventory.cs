using System.Text.Json;
using InfraPoc.Cli.Commands;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Costs;

/// <summary>
/// What a sandbox is billed for because its resources exist, for any number of departments: counted in the templates without
/// departments, and in those with the departments of the configuration.
/// </summary>
/// <param name="Shared">Units by price without any department.</param>
/// <param name="Departments">What each department adds, in the order of the configuration.</param>
/// <param name="Types">The types of resources that occur.</param>
public sealed record SandboxInventory(
    IReadOnlyDictionary<Price, decimal> Shared, IReadOnlyList<IReadOnlyDictionary<Price, decimal>> Departments, IReadOnlySet<string> Types)
{
    /// <summary>Has the app synthesize twice, and counts. What stacks that departments share gain is divided equally among them.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="root">The project folder it was loaded from.</param>
    /// <exception cref="CommandException">The app is not built, or does not synthesize.</exception>
    /// <exception cref="BilingualException">It is not known how AWS bills for a resource.</exception>
    public static SandboxInventory Of(SandboxConfig config, string root)
    {
        var names = config.Sandbox.Names();
        var app = AppProcess.Of(root);
        return Of(
            Templates(app.SynthesizeWithoutDepartments),
            Templates(output => app.Synthesize(root, output)),
            [.. config.Departments.Select(department => (string[])[names.DepartmentStack(department), names.AccessStack(department)])]);
    }

    /// <summary>The same from the templates of all: a stack that is no department's would be there without any, and as it is.</summary>
    /// <exception cref="BilingualException">It is not known how AWS bills for a resource.</exception>
    public static SandboxInventory Of(SandboxTemplates templates)
    {
        var all = templates.Stacks.ToDictionary(stack => stack.Name, stack => stack.Template, StringComparer.Ordinal);
        IReadOnlyList<string>[] own =
        [
            .. templates.Config.Departments.Select(department => (IReadOnlyList<string>)
            [
                .. new[] { templates.Names.DepartmentStack(department), templates.Names.AccessStack(department) }.Where(all.ContainsKey),
            ]),
        ];
        return Of(all.Where(stack => !own.Any(stacks => stacks.Contains(stack.Key))).ToDictionary(), all, own);
    }

    /// <summary>The same from templates by stack.</summary>
    /// <param name="none">The templates without any department.</param>
    /// <param name="all">Those with all departments.</param>
    /// <param name="own">For each department, the stacks that are its own.</param>
    internal static SandboxInventory Of(
        IReadOnlyDictionary<string, JsonElement> none, IReadOnlyDictionary<string, JsonElement> all,
        IReadOnlyList<IReadOnlyList<string>> own)
    {
        var shared = TemplateInventory.Of(none.Values).Units;
        var owned = own.SelectMany(stacks => stacks).ToHashSet(StringComparer.Ordinal);
        var grown = TemplateInventory.Of(all.Where(template => !owned.Contains(template.Key)).Select(template => template.Value)).Units;
        var shares = grown
            .Keys.Union(shared.Keys)
            .Select(price => (price, (grown.GetValueOrDefault(price) - shared.GetValueOrDefault(price)) / Math.Max(1, own.Count))).ToList();
        return new(
            shared,
            [
                .. from stacks in own
                   let units = TemplateInventory.Of(stacks.Select(stack => all[stack])).Units.Select(each => (each.Key, each.Value))
                   select TemplateInventory.Sum(units.Concat(shares)),
            ],
            TemplateInventory.Of(all.Values).Types);
    }

    /// <summary>Units by price for a number of departments like those of the configuration, taken in turn.</summary>
    /// <param name="departments">Number of departments.</param>
    public IReadOnlyDictionary<Price, decimal> Units(int departments) => TemplateInventory.Sum(
        from units in Enumerable.Range(0, departments).Select(number => Departments[number % Departments.Count]).Prepend(Shared)
        from each in units
        select (each.Key, each.Value));

    /// <summary>The templates of a cloud assembly by stack.</summary>
    /// <param name="assembly">Folder of the assembly.</param>
    internal static IReadOnlyDictionary<string, JsonElement> Read(string assembly) =>
        AssemblyStack.ReadAll(assembly).ToDictionary(stack => stack.Name, stack => stack.Template, StringComparer.Ordinal);

    private static IReadOnlyDictionary<string, JsonElement> Templates(Action<string> synthesize)
    {
        var folder = Directory.CreateTempSubdirectory("infrapoc-costs-");
        try
        {
            synthesize(folder.FullName);
            return Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
