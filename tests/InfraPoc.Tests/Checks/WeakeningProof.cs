using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Checks;
using InfraPoc.Config;

namespace InfraPoc.Tests.Checks;

/// <summary>Applies weakenings to templates one at a time, and asks the controls about each.</summary>
internal sealed class WeakeningProof(SandboxConfig config, IReadOnlyList<AssemblyStack> stacks)
{
    // Controls that caught a weakening of a type are asked first about the next.
    private readonly List<Control> controls = [.. ControlCatalogue.All];

    /// <summary>Every weakening with the control that caught it; null where none did.</summary>
    /// <param name="chosen">Which weakenings to apply; all unless told otherwise.</param>
    public IEnumerable<(Weakening Weakening, Control? CaughtBy)> Run(Func<Weakening, bool>? chosen = null)
    {
        foreach (var stack in stacks)
        {
            var template = JsonNode.Parse(stack.Template.GetRawText())!.AsObject();
            foreach (var weakening in WeakeningCatalogue.Of(stack).Where(weakening => chosen?.Invoke(weakening) != false))
            {
                yield return (weakening, Judge(weakening, stack, template));
            }
        }
    }

    private Control? Judge(Weakening weakening, AssemblyStack stack, JsonObject template)
    {
        var resources = template["Resources"]!.AsObject();
        var position = resources.IndexOf(weakening.LogicalId);
        var original = resources[weakening.LogicalId]!.AsObject();
        resources.RemoveAt(position);
        if (weakening.Apply is { } apply)
        {
            var changed = original.DeepClone().AsObject();
            apply(changed);
            resources.Insert(position, weakening.LogicalId, changed);
        }

        var templates = new SandboxTemplates(config, stacks.Select(each => each == stack ? each with { Template = template.Deserialize<JsonElement>() } : each));
        if (weakening.Apply is not null)
        {
            resources.RemoveAt(position);
        }

        resources.Insert(position, weakening.LogicalId, original);
        var catcher = controls.FindIndex(control => control.Check(templates).Count > 0);
        if (catcher < 0)
        {
            return null;
        }

        var control = controls[catcher];
        controls.RemoveAt(catcher);
        controls.Insert(0, control);
        return control;
    }
}
