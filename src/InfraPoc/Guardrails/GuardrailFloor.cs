using Amazon.CDK;
using Constructs;

namespace InfraPoc.Guardrails;

/// <summary>
/// The guardrail that Bedrock applies to every call of every model in the account and Region, whatever the caller passes,
/// to all of its text and not only to what the caller marks.
/// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html
/// </summary>
public sealed class GuardrailFloor : Construct
{
    /// <summary>Enforces <paramref name="guardrail"/>; an account has one such configuration per Region.</summary>
    public GuardrailFloor(Construct scope, GuardrailPublication guardrail)
        : base(scope, "Floor")
    {
        _ = new CfnResource(this, "Enforced", new CfnResourceProps
        {
            Type = "AWS::Bedrock::EnforcedGuardrailConfiguration",
            Properties = new Dictionary<string, object>
            {
                // No ModelEnforcement, which means all models. The version is a reference, so that on deletion this goes
                // first: Bedrock deletes no guardrail that is enforced.
                ["GuardrailIdentifier"] = guardrail.Arn,
                ["GuardrailVersion"] = guardrail.Version,
                ["SelectiveContentGuarding"] = new Dictionary<string, object>
                {
                    ["System"] = "COMPREHENSIVE",
                    ["Messages"] = "COMPREHENSIVE",
                },
            },
        });
    }
}
