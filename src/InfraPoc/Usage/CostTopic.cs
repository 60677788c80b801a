using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Usage;

/// <summary>The topic on which IT is notified of the costs of the whole sandbox and of alarms on the brake.</summary>
public sealed class CostTopic(Construct scope, Sandbox sandbox, SandboxNames names) : EmailTopic(
    scope,
    "Cost",
    names.CostTopic,
    names.AuditKeyAlias,
    topic =>
    [
        AllowService("BudgetPublishes", "budgets.amazonaws.com", ["sns:Publish"], topic)
            .From(sandbox.Accounts.Sandbox.Id, names.BudgetsSourceArn),
        AllowService("AlarmsPublish", "cloudwatch.amazonaws.com", ["sns:Publish"], topic)
            .From(sandbox.Accounts.Sandbox.Id, names.AlarmsArn),
    ],
    Receivers.OfCosts(sandbox));
