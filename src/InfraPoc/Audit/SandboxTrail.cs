using Amazon.CDK.AWS.CloudTrail;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Audit;

/// <summary>
/// The trail: every management event of every Region, read and write, with validated log files; and the data events of
/// guardrail checks, of asynchronous and streaming model calls, and of the bedrock-mantle endpoint, which has no guardrails.
/// </summary>
public sealed class SandboxTrail : Construct
{
    /// <summary>Adds the trail and its log group to <paramref name="scope"/>.</summary>
    public SandboxTrail(Construct scope, Sandbox sandbox, SandboxNames names, AuditKey key, LogArchive archive)
        : base(scope, "Trail")
    {
        Log = new AuditLogGroup(this, "Log", sandbox, key.Arn);
        var writer = Log.Writer(
            ServiceStatements.Trust("cloudtrail.amazonaws.com", sandbox.Accounts.Sandbox.Id, names.TrailArn),
            $"{sandbox.Accounts.Sandbox.Id}_CloudTrail_*");
        var trail = new CfnTrail(this, "Trail", new CfnTrailProps
        {
            TrailName = names.Trail,
            IsLogging = true,
            IsMultiRegionTrail = true,
            IncludeGlobalServiceEvents = true,
            EnableLogFileValidation = true,
            KmsKeyId = key.Arn,
            S3BucketName = archive.Name,
            CloudWatchLogsLogGroupArn = Log.Arn,
            CloudWatchLogsRoleArn = writer.AttrArn,
            AdvancedEventSelectors = Selectors(names),
            InsightSelectors = sandbox.Logging.Insights ? Insights() : null,
        });
        trail.AddResourceDependency(archive.WritersAllowed);
    }

    /// <summary>Where the events arrive within minutes.</summary>
    public AuditLogGroup Log { get; }

    private static CfnTrail.AdvancedEventSelectorProperty[] Selectors(SandboxNames names) =>
    [
        // Model calls are management events, InvokeModel a writing one.
        Selector("Management events", ("eventCategory", ["Management"])),
        Selector("What guardrails check", ("eventCategory", ["Data"]), ("resources.type", ["AWS::Bedrock::Guardrail"])),
        Selector("Asynchronous and streaming model calls", ("eventCategory", ["Data"]), ("resources.type", ["AWS::Bedrock::Model"])),
        Selector(
            "Who stops or releases departments, or touches the prompt log's configuration", ("eventCategory", ["Data"]),
            ("resources.type", ["AWS::Lambda::Function"]),
            ("resources.ARN", [names.FunctionArn(names.Brake), names.FunctionArn(names.PromptLogging)])),
        Selector("The endpoint that knows no guardrails", ("eventCategory", ["Data"]), ("resources.type", ["AWS::BedrockMantle::Project"])),
    ];

    private static CfnTrail.AdvancedEventSelectorProperty Selector(
        string name, params IEnumerable<(string Field, string[] Values)> fields) =>
        new()
        {
            Name = name,
            FieldSelectors = fields
            .Select(field => new CfnTrail.AdvancedFieldSelectorProperty { Field = field.Field, EqualTo = field.Values }).ToArray(),
        };

    private static CfnTrail.InsightSelectorProperty[] Insights() =>
    [
        new() { InsightType = "ApiCallRateInsight", EventCategories = ["Management"] },
        new() { InsightType = "ApiErrorRateInsight", EventCategories = ["Management"] },
    ];
}
