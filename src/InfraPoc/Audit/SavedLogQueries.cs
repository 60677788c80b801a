using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>The questions auditors ask, ready in CloudWatch Logs Insights.</summary>
public sealed class SavedLogQueries : Construct
{
    /// <summary>Adds the queries to <paramref name="scope"/>.</summary>
    public SavedLogQueries(Construct scope, Sandbox sandbox, AuditLogGroup trail, AuditLogGroup invocations)
        : base(scope, "Queries")
    {
        foreach (var query in SavedQueries.For(sandbox))
        {
            _ = new CfnQueryDefinition(this, query.Id, new CfnQueryDefinitionProps
            {
                Name = query.Name,
                QueryString = query.Text,
                LogGroupNames = [query.Log == QueriedLog.TrailLog ? trail.Name : invocations.Name],
            });
        }
    }
}
