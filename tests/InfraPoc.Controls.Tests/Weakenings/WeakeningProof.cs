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
        var together = weakenings.ToLookup(weakening => weakening.Kind is WeakeningKind.AddMember or WeakeningKind.AddProperty);
        return
        [
            .. Shares(together[false]).SelectMany(share => new WeakeningProof(config, stacks, controls).Judge(share)),
            .. Shares(Rounds(together[true])).SelectMany(share =>
                share.SelectMany(new WeakeningProof(config, stacks, controls).JudgeTogether)),
        ];
    }

    private static ParallelQuery<IGrouping<int, T>> Shares<T>(IEnumerable<T> all) =>
        all.Index().GroupBy(each => each.Index % Environment.ProcessorCount, each => each.Item)
            .AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount);

    /// <summary>Weakenings no two of which are in the same property of the same resource.</summary>
    private static IEnumerable<List<Weakening>> Rounds(IEnumerable<Weakening> weakenings) =>
        from place in weakenings.GroupBy(each => (each.Stack, each.LogicalId, Property(each)))
        from each in place.Index()
        group each.Item by each.Index into round
        select round.ToList();

    /// <summary>Name of the property that is weakened; of the resource as a whole empty.</summary>
    private static string Property(Weakening weakening) => weakening.Path.Split('.').ElementAtOrDefault(1)?.Split('[')[0] ?? "";

    /// <summary>
    /// The same as one at a time, for weakenings of different properties: a violation of a resource's property is about the one there.
    /// The controls are asked again until they name none of the rest. If they then object all the same, each half is asked about alone.
    /// </summary>
    private List<(Weakening Weakening, Control? CaughtBy)> JudgeTogether(List<Weakening> round)
    {
        List<(Weakening, Control?)> results = [];
        var left = round;
        while (left.Count > 0)
        {
            var templates = Weakened(left);
            var violations = (from control in quickFirst from violation in control.Check(templates) select (control, violation)).ToList();
            var named = (from weakening in left
                         let catcher = violations.FirstOrDefault(each => IsAbout(each.violation, weakening)).control
                         where catcher is not null
                         select (weakening, catcher)).ToList();
            if (named.Count == 0)
            {
                results.AddRange(
                    violations.Count == 0 ? left.Select(each => (each, (Control?)null))
                    : left.Count == 1 ? [(left[0], violations[0].control)]
                    : left.Chunk((left.Count + 1) / 2).SelectMany(half => JudgeTogether([.. half])));
                break;
            }

            results.AddRange(named.Select(each => (each.weakening, (Control?)each.catcher)));
            left = [.. left.Except(named.Select(each => each.weakening))];
        }

        return results;
    }

    private static bool IsAbout(Violation violation, Weakening weakening) =>
        violation.Resource is { } resource && resource.LogicalId == weakening.LogicalId && resource.Stack.Name == weakening.Stack
        && violation.Property.Split('.', '[')[0] is { Length: > 0 } property && property == Property(weakening);

    private SandboxTemplates Weakened(List<Weakening> round)
    {
        var changes = round.ToLookup(weakening => weakening.Stack, StringComparer.Ordinal);
        return new SandboxTemplates(config, stacks.Select(stack =>
        {
            if (!changes.Contains(stack.Name))
            {
                return stack;
            }

            var template = JsonNode.Parse(stack.Template.GetRawText())!;
            foreach (var weakening in changes[stack.Name])
            {
                weakening.Apply!(template["Resources"]![weakening.LogicalId]!.AsObject());
            }

            GuardrailHashes.Renew(template.AsObject());

            return stack with { Template = template.Deserialize<JsonElement>() };
        }));
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
        if (weakening.LogicalId.Length == 0)
        {
            var whole = template.DeepClone().AsObject();
            weakening.Apply!(whole);
            var (account, region) = weakening.Place ?? (stack.Account, stack.Region);
            return new SandboxTemplates(
                config, Anew(stack with { Account = account, Region = region, Template = whole.Deserialize<JsonElement>() }));
        }

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

        if (weakening.Type == "AWS::Bedrock::Guardrail")
        {
            GuardrailHashes.Renew(template);
        }

        var weakened = Anew(stack with { Template = template.Deserialize<JsonElement>() });
        if (weakening.Apply is not null)
        {
            resources.RemoveAt(position);
        }

        resources.Insert(position, weakening.LogicalId, original);
        if (weakening.Type == "AWS::Bedrock::Guardrail")
        {
            GuardrailHashes.Renew(template);
        }

        return new SandboxTemplates(config, weakened);

        IReadOnlyList<StackTemplate> Anew(AssemblyStack changed) =>
        [
            .. StackTemplate.Of(stacks.Select(each => each == stack ? changed : each))
                .Zip(unchanged, (now, before) => readers[stack.Name].Contains(now.Name) ? now : before),
        ];
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
