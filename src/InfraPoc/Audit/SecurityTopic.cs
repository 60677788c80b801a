using Constructs;
using InfraPoc.Config;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Audit;

/// <summary>The topic of the security alarms, to which the security contacts subscribe.</summary>
public sealed class SecurityTopic(Construct scope, Sandbox sandbox, SandboxNames names, AuditKey key) : EmailTopic(
    scope,
    "Security",
    names.SecurityTopic,
    key.Arn,
    topic =>
        [
            AllowService("AlarmsPublish", "cloudwatch.amazonaws.com", ["sns:Publish"], topic)
                .From(sandbox.Accounts.Sandbox.Id, names.SecurityAlarmsArn),
        ],
    Receivers.OfSecurity(sandbox));
