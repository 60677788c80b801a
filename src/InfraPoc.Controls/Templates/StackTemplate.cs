using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Controls.Templates;

/// <summary>A stack of a cloud assembly: its template, and where it is deployed.</summary>
public sealed class StackTemplate
{
    private readonly AssemblyStack stack;

    private StackTemplate(AssemblyStack stack, IReadOnlyDictionary<string, TemplateReferences> neighbours)
    {
        this.stack = stack;
        References = new TemplateReferences(stack.Template, stack.Account, stack.Region) { StackName = stack.Name, Stacks = neighbours };
        Resources = stack.Template.TryGetProperty(nameof(Resources), out var resources)
            ?
            [
                // A loop or a macro is no resource; TemplatesAreClosed refuses it.
                .. resources.EnumerateObject()
                    .Where(resource => resource.Value.ValueKind == JsonValueKind.Object && resource.Value.TryGetProperty("Type", out _))
                    .Select(resource => new StackResource(this, resource.Name, resource.Value)),
            ]
            : [];
    }

    /// <summary>The stack's name.</summary>
    public string Name => stack.Name;

    /// <summary>Twelve digits, or <c>unknown-account</c>.</summary>
    public string Account => stack.Account;

    /// <summary>Region code, or <c>unknown-region</c>.</summary>
    public string Region => stack.Region;

    /// <summary>The file with the CloudFormation template.</summary>
    public string File => stack.File;

    /// <summary>The CloudFormation template.</summary>
    public JsonElement Template => stack.Template;

    /// <summary>True where CloudFormation refuses to delete the stack.</summary>
    public bool TerminationProtection => stack.TerminationProtection;

    /// <summary>Names of the stacks that are deployed before it, and removed after it.</summary>
    public IReadOnlyList<string> Dependencies => stack.Dependencies;

    /// <summary>Fills in what the template leaves to deployment.</summary>
    public TemplateReferences References { get; }

    /// <summary>What it was read from.</summary>
    internal AssemblyStack Source => stack;

    /// <summary>The stack's resources.</summary>
    public IReadOnlyList<StackResource> Resources { get; }

    /// <summary>The stacks of an assembly, each of which can read the outputs of the others.</summary>
    internal static IReadOnlyList<StackTemplate> Of(IEnumerable<AssemblyStack> stacks)
    {
        Dictionary<string, TemplateReferences> references = new(StringComparer.Ordinal);
        List<StackTemplate> templates = [.. stacks.Select(stack => new StackTemplate(stack, references))];
        foreach (var template in templates)
        {
            references[template.Name] = template.References;
        }

        return templates;
    }

    /// <summary>A violation of the stack as a whole.</summary>
    public Violation Violates(Bilingual what) => new(what, this);
}
