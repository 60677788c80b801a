using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls.Tests;

/// <summary>The templates of <see cref="ControlledCompany"/> with changes.</summary>
internal sealed class TemplateEdit
{
    private readonly Dictionary<string, JsonObject> changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);

    /// <summary>Where stacks go to instead, by their names.</summary>
    public Dictionary<string, (string Account, string Region)> Environments { get; } = new(StringComparer.Ordinal);

    /// <summary>What the manifest says of stacks instead, by their names.</summary>
    public Dictionary<string, Func<AssemblyStack, AssemblyStack>> Around { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the hashes of guardrails stay as they were.</summary>
    public bool KeepsHashes { get; set; }

    /// <summary>What the templates should follow; the company's own configuration unless changed.</summary>
    public SandboxConfig Config { get; set; } = ControlledCompany.Config;

    /// <summary>Properties of the resource of a type, to change; of the first that fits where several do.</summary>
    public JsonObject Properties(string type, Func<JsonObject, bool>? fits = null) => Resource(type, fits)["Properties"]!.AsObject();

    /// <summary>A resource of a type as a whole, to change; the first whose properties fit.</summary>
    public JsonObject Resource(string type, Func<JsonObject, bool>? fits = null) => All(type, fits).First().Value!.AsObject();

    /// <summary>Changes every resource of a type whose properties fit.</summary>
    public void Each(string type, Action<JsonObject> change, Func<JsonObject, bool>? fits = null) =>
        All(type, fits).Select(entry => entry.Value!["Properties"]!.AsObject()).ToList().ForEach(change);

    /// <summary>Removes every resource of a type whose properties fit; there must be one.</summary>
    public void Remove(string type, Func<JsonObject, bool>? fits = null)
    {
        var entries = All(type, fits).ToList();
        entries.ShouldNotBeEmpty(type);
        entries.ForEach(entry => entry.Value!.Parent!.AsObject().Remove(entry.Key));
    }

    /// <summary>Adds a resource to a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="properties">Its properties, JSON.</param>
    public void Add(string stack, string type, string properties) =>
        Template(stack)["Resources"]!.AsObject()["Added"] = new JsonObject { ["Type"] = type, ["Properties"] = JsonNode.Parse(properties) };

    /// <summary>Removes a stack.</summary>
    public void RemoveStack(string stack)
    {
        ControlledCompany.Stacks.ShouldContain(each => each.Name == stack);
        removed.Add(stack);
    }

    /// <summary>A stack's template, to change.</summary>
    public JsonObject Template(string stack)
    {
        if (!changed.TryGetValue(stack, out var template))
        {
            changed[stack] = template = JsonNode
                .Parse(ControlledCompany.Stacks.Single(each => each.Name == stack).Template.GetRawText())!.AsObject();
        }

        return template;
    }

    /// <summary>The changed templates, ready to be checked.</summary>
    public SandboxTemplates Templates()
    {
        if (!KeepsHashes && changed.TryGetValue("Poc-Guardrails", out var guardrails))
        {
            GuardrailHashes.Renew(guardrails);
        }

        return new(
            Config,
        from stack in ControlledCompany.Stacks
        where !removed.Contains(stack.Name)
        let place = Environments.GetValueOrDefault(stack.Name, (stack.Account, stack.Region))
        let told = Around.TryGetValue(stack.Name, out var change) ? change(stack) : stack
        let placed = told with { Account = place.Account, Region = place.Region }
        select changed.TryGetValue(stack.Name, out var template) ? placed with { Template = template.Deserialize<JsonElement>() } : placed);
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> All(string type, Func<JsonObject, bool>? fits) =>
        from stack in ControlledCompany.Stacks.Select(stack => stack.Name).ToList()
        where ControlledCompany.Templates.Stack(stack)!.Resources.Any(resource => resource.Type == type)
        from entry in Template(stack)["Resources"]!.AsObject().ToList()
        where entry.Value!["Type"]!.GetValue<string>() == type && fits?.Invoke(entry.Value["Properties"]?.AsObject() ?? []) != false
        select entry;
}
