namespace InfraPoc.Cli.Reviews;

/// <summary>What happens to a resource.</summary>
/// <param name="Id">Its name in the template.</param>
/// <param name="Path">Path of its construct.</param>
/// <param name="Type">Such as AWS::S3::Bucket.</param>
/// <param name="Impact">One of WILL_CREATE, WILL_UPDATE, WILL_REPLACE, MAY_REPLACE, WILL_DESTROY, WILL_ORPHAN, WILL_IMPORT, NO_CHANGE.</param>
internal sealed record ResourceChange(string Id, string Path, string Type, string Impact)
{
    /// <summary>Types that hold what cannot be made again, or whose replacement takes access away for a while.</summary>
    private static readonly string[] Stateful =
    [
        "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::CloudTrail::Trail", "AWS::SSM::Parameter",
        "AWS::IdentityStore::Group", "AWS::IdentityStore::User", "AWS::SSO::PermissionSet", "AWS::SSO::Assignment", "AWS::IAM::Role",
        "AWS::IAM::ManagedPolicy", "AWS::Bedrock::Guardrail", "AWS::Bedrock::ApplicationInferenceProfile", "AWS::Organizations::Policy",
        "AWS::SNS::Topic", "AWS::SNS::Subscription",
    ];

    /// <summary>Whether it is destroyed, or may be replaced, and holds something or lets somebody in.</summary>
    public bool LosesState => Stateful.Contains(Type) && Impact is "WILL_REPLACE" or "MAY_REPLACE" or "WILL_DESTROY" or "WILL_ORPHAN";
}
