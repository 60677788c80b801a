using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>The questions auditors ask of one log, ready in CloudWatch Logs Insights.</summary>
public sealed class SavedLogQueries : Construct
{
    /// <summary>Adds the queries to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add them.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="log">Which log.</param>
    /// <param name="logGroup">Name of that log's group.</param>
    public SavedLogQueries(Construct scope, Sandbox sandbox, QueriedLog log, string logGroup)
        : base(scope, "Queries")
    {
        foreach (var query in SavedQueries.For(sandbox).Where(query => query.Log == log))
        {
            _ = new CfnQueryDefinition(this, query.Id, new CfnQueryDefinitionProps
            {
                Name = query.Name,
                QueryString = query.Text,
                LogGroupNames = [logGroup],
            });
        }
    }
}
