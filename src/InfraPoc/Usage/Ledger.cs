using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace InfraPoc.Usage;

/// <summary>
/// What every department used, what people ordered and what the brake remembers. It outlives the stack, and can be restored to
/// any second of 35 days.
/// </summary>
internal sealed class Ledger : Construct
{
    /// <summary>Adds the table to <paramref name="scope"/>.</summary>
    public Ledger(Construct scope)
        : base(scope, "Ledger")
    {
        var table = new CfnTable(this, "Table", new CfnTableProps
        {
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = new[] { Attribute("pk"), Attribute("sk") },
            KeySchema = new[] { Key("pk", "HASH"), Key("sk", "RANGE") },
            TimeToLiveSpecification = new CfnTable.TimeToLiveSpecificationProperty { AttributeName = "expires", Enabled = true },
            PointInTimeRecoverySpecification = new CfnTable.PointInTimeRecoverySpecificationProperty { PointInTimeRecoveryEnabled = true },
            DeletionProtectionEnabled = true,
        });
        table.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        Name = table.Ref;
        Arn = table.AttrArn;
    }

    /// <summary>Name of the table; generated, so that a sandbox that is deployed again does not collide with what it left.</summary>
    public string Name { get; }

    /// <summary>ARN of the table.</summary>
    public string Arn { get; }

    private static CfnTable.AttributeDefinitionProperty Attribute(string name) => new() { AttributeName = name, AttributeType = "S" };

    private static CfnTable.KeySchemaProperty Key(string name, string type) => new() { AttributeName = name, KeyType = type };
}
