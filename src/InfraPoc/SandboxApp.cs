using Amazon.CDK;
using InfraPoc.Access;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Fence;
using InfraPoc.Guardrails;
using InfraPoc.Usage;

namespace InfraPoc;

/// <summary>All stacks of a sandbox, the order in which they are deployed, and the controls that check them.</summary>
public static class SandboxApp
{
    /// <summary>Adds the stacks to <paramref name="app"/>, whose synthesis fails when one violates a control.</summary>
    /// <param name="app">The app.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="functions">Folder with the published functions.</param>
    public static void AddStacks(App app, SandboxConfig config, string functions)
    {
        Validations.Of(app).AddPlugins(new ControlPack(config));
#pragma warning disable RS0030 // An entry point.
        var names = new SandboxNames(config.Sandbox);
#pragma warning restore RS0030
        var boundary = new BoundaryStack(app, config.Sandbox, names);
        var audit = new AuditStack(app, config.Sandbox, names);
        var usage = new UsageStack(app, config, names, functions);
        usage.AddStackDependency(audit);
        var guardrails = new GuardrailsStack(app, config.Sandbox, names);
        var fence = config.Sandbox.Organization is { } organization
            ? new OrganizationStack(app, config.Sandbox, organization, names)
            : null;
        AccessStack? previous = null;

        foreach (var department in config.Departments)
        {
            var resources = new DepartmentStack(app, department, config, names);
            resources.AddStackDependency(boundary);
            resources.AddStackDependency(audit);
            resources.AddStackDependency(guardrails);
            resources.AddStackDependency(usage);

            var access = new AccessStack(app, department, config, names);
            access.AddStackDependency(resources);
            if (fence is not null)
            {
                // Sign-in comes last and goes first, so that nobody is ever let in where something does not meter, stop or protect.
                access.AddStackDependency(fence);
            }

            if (previous is not null)
            {
                // Identity Center updates the roles of one account one at a time, and a parallel assignment fails.
                access.AddStackDependency(previous);
            }

            previous = access;
        }
    }
}
