using Amazon.CDK;
using Amazon.CDK.AWS.Organizations;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Fence;

/// <summary>The service control policies around the sandbox account, in the management account, to which none of them applies.</summary>
public sealed class OrganizationStack : Stack
{
    private readonly Sandbox sandbox;
    private readonly Organization organization;

    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public OrganizationStack(Construct scope, Sandbox sandbox, Organization organization, SandboxNames names)
        : base(
            scope, names.OrganizationStack,
            SandboxEnvironment.Props(
                Management(sandbox, organization), $"InfraPoc {sandbox.Name}: service control policies around the sandbox account"))
    {
        this.sandbox = sandbox;
        this.organization = organization;
        var fence = Policy(
            "Fence", "What nobody in the sandbox account may do: closed ways to Bedrock, other Regions, leaving the organization",
            ServiceControlPolicy.Fence(sandbox));
        var protection = Policy(
            "Protection", "What only the deployment of the sandbox may do: change its logs, guardrails, alarms and roles",
            ServiceControlPolicy.Protection(sandbox, names));

        // One after the other: Organizations refuses a change while another of the same account or unit is under way.
        protection.AddResourceDependency(fence);
    }

    private static AwsAccount Management(Sandbox sandbox, Organization organization) =>
        new() { Id = organization.ManagementAccount, Region = sandbox.Accounts.Identity.Region };

    private CfnPolicy Policy(string id, string description, PolicyDocument document)
    {
        var policy = new CfnPolicy(this, id, new CfnPolicyProps
        {
            Name = $"{sandbox.Name}-{id.ToLowerInvariant()}",
            Description = description,
            Type = "SERVICE_CONTROL_POLICY",
            Content = document.ToPlain(),
            TargetIds = [organization.Target],
            Tags = [new CfnTag { Key = "sandbox", Value = sandbox.Name }],
        });

        // As text, which CloudFormation takes and this class does not: white space counts against the size, and this has none.
        policy.AddPropertyOverride("Content", document.ToJson());
        return policy;
    }
}
