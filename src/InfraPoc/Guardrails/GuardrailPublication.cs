using Amazon.CDK;
using Constructs;
using InfraPoc.Config;
using SSM = Amazon.CDK.AWS.SSM;

namespace InfraPoc.Guardrails;

/// <summary>
/// A guardrail profile as a guardrail with one numbered version, which is replaced when, and only when, its content changes.
/// </summary>
/// <remarks>
/// A version's description cannot be changed, so a hash in it makes CloudFormation publish a new version, move those who
/// refer to it, and then delete the old one: there are two at most, far from the limit of 20, and nobody can pass a weaker
/// version of last year.
/// </remarks>
public sealed class GuardrailPublication : Construct
{
    /// <summary>Adds the guardrail to <paramref name="scope"/>.</summary>
    public GuardrailPublication(Construct scope, GuardrailProfile profile, Sandbox sandbox, SandboxNames names)
        : base(scope, profile.Id)
    {
        var content = GuardrailContent.Of(profile, names);
        var guardrail = new CfnResource(this, "Guardrail", new CfnResourceProps
        {
            Type = "AWS::Bedrock::Guardrail",
            Properties = new Dictionary<string, object>(content)
            {
                ["Name"] = names.Guardrail(profile),
                ["Description"] = $"InfraPoc {sandbox.Name}: profile {profile.Id} of config/sandbox.yaml",
                ["Tags"] = new object[] { new Dictionary<string, object> { ["Key"] = "sandbox", ["Value"] = sandbox.Name } },
            },
        });
        Arn = guardrail.GetAtt("GuardrailArn").ToString();

        Version = new CfnResource(this, "Version", new CfnResourceProps
        {
            Type = "AWS::Bedrock::GuardrailVersion",
            Properties = new Dictionary<string, object>
            {
                ["GuardrailIdentifier"] = Arn,
                ["Description"] = $"Content {GuardrailContent.Hash(content)}",
            },
        }).GetAtt("Version").ToString();

        _ = new SSM.CfnParameter(this, "Parameter", new SSM.CfnParameterProps
        {
            Name = names.GuardrailParameter(profile),
            Type = "String",
            Tier = "Standard",
            Value = Arn,
            Tags = new Dictionary<string, string> { ["sandbox"] = sandbox.Name },
        });
        _ = new CfnOutput(
            Stack.Of(this), SandboxNames.GuardrailArnOutput(profile),
            new CfnOutputProps { Value = Arn, Description = $"Guardrail of profile {profile.Id}" });
        _ = new CfnOutput(
            Stack.Of(this), SandboxNames.GuardrailVersionOutput(profile),
            new CfnOutputProps { Value = Version, Description = $"Version to pass with the guardrail of profile {profile.Id}" });
    }

    /// <summary>ARN of the guardrail, without a version; a token.</summary>
    public string Arn { get; }

    /// <summary>Number of the published version; a token.</summary>
    public string Version { get; }
}
