using Constructs;
using InfraPoc.Access;
using InfraPoc.Audit;
using InfraPoc.Config;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Usage;

/// <summary>
/// The topic on which a department is notified of its costs and its brake. Owner, cost contact, IT partner and IT's cost contacts
/// subscribe without a filter: SNS drops messages without attributes, which a budget sends, where a filter asks for an
/// attribute to be absent. So IT's cost contacts read of a brake here and on their own topic, two ways for what matters most.
/// See: https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html
/// </summary>
public sealed class DepartmentTopic(Construct scope, DepartmentProps props) : EmailTopic(
    scope,
    "Topic",
    props.Names.DepartmentTopic(props.Department),
    props.Names.AuditKeyAlias,
    topic =>
        [
            AllowService("BudgetPublishes", "budgets.amazonaws.com", ["sns:Publish"], topic)
                .From(props.Sandbox.Accounts.Sandbox.Id, props.Names.BudgetsSourceArn),
        ],
    Receivers.Of(props.Department, props.Sandbox),
    props.Names.Tags(props.Department).ToCfn());
