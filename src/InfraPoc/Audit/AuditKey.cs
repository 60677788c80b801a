using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>
/// The one key that encrypts logs, and messages on security and costs. It rotates yearly and outlives the stack, as the logs do.
/// </summary>
public sealed class AuditKey : Construct
{
    /// <summary>Adds the key to <paramref name="scope"/>.</summary>
    public AuditKey(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(scope, "Encryption")
    {
        var key = new CfnKey(this, "Key", new CfnKeyProps
        {
            Description = $"InfraPoc {sandbox.Name}: logs and security messages",
            EnableKeyRotation = true,
            PendingWindowInDays = 30,
            KeyPolicy = AuditKeyPolicy.For(sandbox, names).ToPlain(),
        });
        key.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        Arn = key.AttrArn;

        _ = new CfnAlias(this, "Alias", new CfnAliasProps { AliasName = names.AuditKeyAlias, TargetKeyId = key.Ref });
    }

    /// <summary>ARN of the key.</summary>
    public string Arn { get; }
}
