using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc;

/// <summary>
/// Checks every control whenever the app synthesizes: a violated one fails <c>cdk synth</c>, <c>cdk diff</c> and
/// <c>cdk deploy</c> before anything is compared or deployed, unless it is one that only warns.
/// </summary>
/// <param name="config">The configuration that the templates should follow.</param>
public sealed class ControlPack(SandboxConfig config) : DeputyBase, IPolicyValidationPlugin
{
    private const string Warning = "warning";

    /// <inheritdoc/>
    public string Name => "InfraPoc";

    /// <inheritdoc/>
    public string[] RuleIds => [.. ControlCatalogue.All.Select(control => control.Id)];

    /// <inheritdoc/>
    public IPolicyValidationPluginReport Validate(IPolicyValidationContext context)
    {
        var templates = SandboxTemplates.Read(config, Path.GetDirectoryName(context.TemplatePaths[0])!);
        IPolicyViolation[] violations =
        [
            .. ControlCatalogue.All.SelectMany(control =>
                control.Check(templates).GroupBy(violation => violation.What).Select(group => Report(control, group.Key, group))),
        ];
        return new PolicyValidationPluginReport
        {
            Success = violations.All(violation => violation.Severity == Warning),
            Violations = violations,
        };
    }

    private PolicyViolation Report(Control control, Bilingual what, IEnumerable<Violation> places) => new()
    {
        RuleName = $"{control.Id} {control.Name}",
        Description = $"{control.Id}: {what.In(config.Sandbox.Language)}",
        Fix = control.Fix.In(config.Sandbox.Language),
        // Unlike an error, it cannot be acknowledged away: who needs an exception changes the control, and its tests.
        Severity = control.StopsDeployment ? "fatal" : Warning,
        ViolatingResources = [.. places.Select(Place)],
    };

    private static PolicyViolatingResource Place(Violation violation) => violation.Resource is { } resource
        ? new()
        {
            ResourceLogicalId = resource.LogicalId,
            TemplatePath = resource.Stack.File,
            Locations = violation.Property.Length > 0 ? [$"Properties.{violation.Property}"] : [],
        }
        : new() { ConstructPath = violation.Path, Locations = [] };
}
