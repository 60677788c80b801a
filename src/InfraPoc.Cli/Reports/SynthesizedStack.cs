using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reports;

/// <summary>A stack in a cloud assembly.</summary>
/// <param name="Name">Stack name.</param>
/// <param name="Account">Account it deploys to.</param>
/// <param name="Region">Region it deploys to.</param>
/// <param name="Resources">Number of resources in its template.</param>
public sealed record SynthesizedStack(string Name, string Account, string Region, int Resources)
{
    /// <summary>The stacks of a cloud assembly by name; empty when nothing was synthesized yet.</summary>
    /// <param name="assembly">The folder <c>cdk synth</c> wrote to.</param>
    /// <exception cref="AssemblyException">A file of it cannot be read.</exception>
    public static IReadOnlyList<SynthesizedStack> ReadAll(string assembly) => AssemblyStack.Exists(assembly)
        ?
        [
            .. AssemblyStack
                .ReadAll(assembly).OrderBy(stack => stack.Name, StringComparer.Ordinal)
                .Select(stack => new SynthesizedStack(
                    stack.Name, stack.Account, stack.Region, stack.Template.GetProperty(nameof(Resources)).EnumerateObject().Count())),
        ]
        : [];
}
