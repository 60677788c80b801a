using System.Text.Json;
using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Costs;

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
    /// <summary>Synthesizes twice and counts. What stacks that departments share gain from them is divided equally among them.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="names">Names of the stacks.</param>
    /// <param name="context">The feature flags; see <see cref="CdkContext"/>.</param>
    /// <exception cref="InvalidOperationException">It is not known how AWS bills for a resource.</exception>
    public static SandboxInventory Of(SandboxConfig config, SandboxNames names, IReadOnlyDictionary<string, object> context)
    {
        return Of(
            Synthesize(config with { Departments = [] }, context),
            Synthesize(config, context),
            [.. config.Departments.Select(department => (string[])[names.DepartmentStack(department), names.AccessStack(department)])]);
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
                .. own.Select(stacks =>
                    TemplateInventory.Sum(
                        TemplateInventory.Of(stacks.Select(stack => all[stack])).Units.Select(each => (each.Key, each.Value)).Concat(shares))),
            ],
            TemplateInventory.Of(all.Values).Types);
    }

    /// <summary>Units by price for a number of departments like those of the configuration, taken in turn.</summary>
    /// <param name="departments">Number of departments.</param>
    public IReadOnlyDictionary<Price, decimal> Units(int departments) => TemplateInventory.Sum(
        from units in Enumerable.Range(0, departments).Select(number => Departments[number % Departments.Count]).Prepend(Shared)
        from each in units
        select (each.Key, each.Value));

    /// <summary>The templates of a configuration by stack.</summary>
    internal static IReadOnlyDictionary<string, JsonElement> Synthesize(SandboxConfig config, IReadOnlyDictionary<string, object> context)
    {
        const string Extension = ".template.json";
        var folder = Directory.CreateTempSubdirectory("infrapoc-costs-");
        try
        {
            var app = new App(
                new AppProps { Outdir = folder.FullName, Context = context.ToDictionary(), BuiltinCloudFormationValidation = false });
            SandboxApp.AddStacks(app, config);
            _ = app.Synth();
            return folder
                .EnumerateFiles($"*{Extension}")
                .ToDictionary(
                    file => file.Name[..^Extension.Length],
                    file => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
