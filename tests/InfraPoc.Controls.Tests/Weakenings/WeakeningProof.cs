using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>Applies weakenings to templates one at a time, and asks the controls about each.</summary>
internal sealed class WeakeningProof
{
    private readonly SandboxConfig config;
    private readonly IReadOnlyList<AssemblyStack> stacks;
    private readonly Dictionary<string, HashSet<string>> readers;

    // In the order in which they are asked about a type of resource: those that caught something there, the last one first, then the
    // others, the quick ones first. Any control that finds something will do, so most are never asked.
    private readonly Dictionary<string, List<Control>> order = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Control> quickFirst;

    private WeakeningProof(SandboxConfig config, IReadOnlyList<AssemblyStack> stacks, IReadOnlyList<Control> quickFirst)
    {
        this.config = config;
        this.stacks = stacks;
        this.quickFirst = quickFirst;
        readers = stacks.ToDictionary(stack => stack.Name, stack => ReadersOf(stack.Name), StringComparer.Ordinal);
    }

    /// <summary>
    /// Each weakening with the control that caught it; null where none did. On all processors: controls do not need CDK.
    /// </summary>
    /// <param name="config">What the templates should follow.</param>
    /// <param name="stacks">The templates.</param>
    /// <param name="weakenings">What to apply, one at a time.</param>
    public static IReadOnlyList<(Weakening Weakening, Control? CaughtBy)> Run(
        SandboxConfig config, IReadOnlyList<AssemblyStack> stacks, IEnumerable<Weakening> weakenings)
    {
        var controls = QuickFirst(() => new SandboxTemplates(config, stacks));
        return
        [
            .. weakenings
                .Index().GroupBy(each => each.Index % Environment.ProcessorCount, each => each.Item)
                .AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount)
                .SelectMany(share => new WeakeningProof(config, stacks, controls).Judge(share)),
        ];
    }

    private static List<Control> QuickFirst(Func<SandboxTemplates> templates)
    {
        return [.. ControlCatalogue.All.OrderBy(Cost)];

        TimeSpan Cost(Control control)
        {
            // Once to compile it.
            _ = control.Check(templates());
            var unread = templates();
            var started = Stopwatch.GetTimestamp();
            _ = control.Check(unread);
            return Stopwatch.GetElapsedTime(started);
        }
    }

    private List<(Weakening Weakening, Control? CaughtBy)> Judge(IEnumerable<Weakening> weakenings)
    {
        List<(Weakening, Control?)> results = [];
        foreach (var inStack in weakenings.GroupBy(weakening => weakening.Stack, StringComparer.Ordinal))
        {
            var stack = stacks.Single(each => each.Name == inStack.Key);
            var template = JsonNode.Parse(stack.Template.GetRawText())!.AsObject();
            var unchanged = StackTemplate.Of(stacks);
            results.AddRange(
                inStack.Select(weakening => (weakening, CaughtBy(weakening, Weakened(weakening, stack, template, unchanged)))));
        }

        return results;
    }

    private Control? CaughtBy(Weakening weakening, SandboxTemplates templates)
    {
        if (!order.TryGetValue(weakening.Type, out var controls))
        {
            order[weakening.Type] = controls = [.. quickFirst];
        }

        var catcher = controls.Find(control => control.Check(templates).Count > 0);
        if (catcher is not null)
        {
            _ = controls.Remove(catcher);
            controls.Insert(0, catcher);
        }

        return catcher;
    }

    /// <summary>
    /// All templates with one resource weakened. What cannot have changed is as it was, with all that was read of it before.
    /// </summary>
    private SandboxTemplates Weakened(Weakening weakening, AssemblyStack stack, JsonObject template, IReadOnlyList<StackTemplate> unchanged)
    {
        var resources = template["Resources"]!.AsObject();
        var position = resources.IndexOf(weakening.LogicalId);
        var original = resources[position]!.AsObject();
        resources.RemoveAt(position);
        if (weakening.Apply is { } apply)
        {
            var changed = original.DeepClone().AsObject();
            apply(changed);
            resources.Insert(position, weakening.LogicalId, changed);
        }

        var weakened = stack with { Template = template.Deserialize<JsonElement>() };
        if (weakening.Apply is not null)
        {
            resources.RemoveAt(position);
        }

        resources.Insert(position, weakening.LogicalId, original);
        var anew = StackTemplate.Of(stacks.Select(each => each == stack ? weakened : each));
        return new SandboxTemplates(
            config,
            [.. anew.Zip(unchanged, (changed, before) => readers[stack.Name].Contains(changed.Name) ? changed : before)]);
    }

    /// <summary>A stack and all that read what it exports or keeps in parameters, or what those do.</summary>
    private HashSet<string> ReadersOf(string name)
    {
        HashSet<string> found = [name];
        while (stacks.FirstOrDefault(stack => !found.Contains(stack.Name)
            && stacks.Where(other => found.Contains(other.Name))
                .SelectMany(Published).Any(stack.Template.GetRawText().Contains)) is { } reader)
        {
            found.Add(reader.Name);
        }

        return found;
    }

    /// <summary>The names, in quotes, by which other templates read values of a stack.</summary>
    private static IEnumerable<string> Published(AssemblyStack stack) =>
    [
        .. from output in Members(stack.Template, "Outputs")
           where output.TryGetProperty("Export", out _)
           select output.GetProperty("Export").GetProperty("Name").GetRawText(),
        .. from resource in Members(stack.Template, "Resources")
           where resource.GetProperty("Type").ValueEquals("AWS::SSM::Parameter")
           select resource.GetProperty("Properties").GetProperty("Name").GetRawText(),
    ];

    private static IEnumerable<JsonElement> Members(JsonElement template, string section) =>
        template.TryGetProperty(section, out var members) ? members.EnumerateObject().Select(member => member.Value) : [];
}
