using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>
/// What the prompt log needs of <see cref="AuditStack"/>. Exports, because CloudFormation then refuses to destroy what is in use: logs
/// could be read no more without their key.
/// </summary>
internal sealed record AuditImports(string KeyArn, string ArchiveName)
{
    /// <summary>The values, for a stack that is deployed after the Audit stack.</summary>
    public static AuditImports Of(SandboxNames names) =>
        new(
            Fn.ImportValue(names.AuditExport(SandboxNames.AuditKeyArnOutput)),
            Fn.ImportValue(names.AuditExport(SandboxNames.LogArchiveOutput)));
}
