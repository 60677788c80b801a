using System.Collections.Concurrent;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>What would be deployed, and the configuration it should follow: what controls check.</summary>
public sealed class SandboxTemplates
{
    private readonly ILookup<string, StackResource> byType;
    private readonly ILookup<(string Stack, string Type), StackResource> byStackAndType;
    private readonly ConcurrentDictionary<Control, IReadOnlyList<Violation>> verdicts = new();
    private readonly Lazy<TemplateSamples> samples;
    private readonly Lazy<IReadOnlyList<DepartmentPrincipal>> principals;
    private readonly Lazy<IReadOnlyList<DepartmentPrincipal>> fencedPrincipals;
    private readonly Lazy<IReadOnlyList<NamedPolicy>> around;
    private readonly Lazy<IReadOnlyDictionary<string, DepartmentReach>> reaches;
    private readonly Lazy<IReadOnlyDictionary<string, NamedPolicy>> managedPolicies;

    internal SandboxTemplates(SandboxConfig config, IEnumerable<AssemblyStack> stacks)
        : this(config, StackTemplate.Of(stacks))
    {
    }

    internal SandboxTemplates(SandboxConfig config, IReadOnlyList<StackTemplate> stacks)
    {
        Config = config;
#pragma warning disable RS0030 // An entry point.
        Names = new SandboxNames(config.Sandbox);
#pragma warning restore RS0030
        Stacks = stacks;
        byType = Stacks.SelectMany(stack => stack.Resources).ToLookup(resource => resource.Type, StringComparer.Ordinal);
        byStackAndType = Stacks.SelectMany(stack => stack.Resources).ToLookup(resource => (resource.Stack.Name, resource.Type));
        samples = new(() => new TemplateSamples(Stacks));
        principals = new(() => DepartmentPrincipals.Of(this));
        around = new(() => [.. ServiceControls.Of(this)]);
        fencedPrincipals = new(() =>
            [.. Principals.Select(each => each with { Policies = each.Policies with { ServiceControls = Around } })]);
        reaches = new(() => DepartmentReach.Of(this));
        managedPolicies = new(() => RolePolicies.Managed(this));
    }

    /// <summary>The configuration.</summary>
    public SandboxConfig Config { get; }

    /// <summary>The names and ARNs that follow from it.</summary>
    public SandboxNames Names { get; }

    /// <summary>The stacks, in the order of the assembly.</summary>
    public IReadOnlyList<StackTemplate> Stacks { get; }

    /// <summary>All resources of all stacks.</summary>
    public IEnumerable<StackResource> Resources => Stacks.SelectMany(stack => stack.Resources);

    /// <summary>Made-up values that follow from the templates.</summary>
    public TemplateSamples Samples => samples.Value;

    /// <summary>Every principal that departments can use: permission sets, and roles that anybody but an AWS service may assume.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood, or a principal refers to one that no stack holds.</exception>
    public IReadOnlyList<DepartmentPrincipal> Principals => principals.Value;

    /// <summary>
    /// The same with the service control policies of the templates around them: for what AWS would answer. Controls ask
    /// <see cref="Principals"/>, which must be held in bounds without an organization as well.
    /// </summary>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    internal IReadOnlyList<DepartmentPrincipal> FencedPrincipals => fencedPrincipals.Value;

    /// <summary>The service control policies around the sandbox account, whatever they are named.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    internal IReadOnlyList<NamedPolicy> Around => around.Value;

    /// <summary>What each department may call by the configuration alone, by its id.</summary>
    /// <exception cref="BilingualException">A guardrail or an inference profile is missing.</exception>
    internal IReadOnlyDictionary<string, DepartmentReach> Reaches => reaches.Value;

    /// <summary>The managed policies of all stacks, by ARN.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    internal IReadOnlyDictionary<string, NamedPolicy> ManagedPolicies => managedPolicies.Value;

    /// <summary>Reads a cloud assembly.</summary>
    /// <param name="config">The configuration that the assembly should follow.</param>
    /// <param name="folder">The folder with manifest.json.</param>
    /// <exception cref="AssemblyException">It is no cloud assembly, or a template cannot be read.</exception>
    public static SandboxTemplates Read(SandboxConfig config, string folder) => new(config, AssemblyStack.ReadAll(folder));

    /// <summary>The same templates, of which nobody has read anything.</summary>
    internal SandboxTemplates Anew() => new(Config, Stacks.Select(stack => stack.Source));

    /// <summary>The resources of the given types in all stacks.</summary>
    public IEnumerable<StackResource> OfType(params IReadOnlyList<string> types) => types.SelectMany(type => byType[type]);

    /// <summary>The resources of a type in the stack of a name.</summary>
    public IEnumerable<StackResource> In(string stack, string type) => byStackAndType[(stack, type)];

    /// <summary>What a control says about these templates; each is asked once, and what it reads is recorded.</summary>
    internal IReadOnlyList<Violation> Judge(Control control) => verdicts.GetOrAdd(control, _ => control.Judge(this));

    /// <summary>A stack by its name; null where there is none.</summary>
    public StackTemplate? Stack(string name) => Stacks.FirstOrDefault(stack => stack.Name == name);
}
