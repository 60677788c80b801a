namespace InfraPoc.Cli.Reviews;

/// <summary>What happens to a resource.</summary>
/// <param name="Id">Its name in the template.</param>
/// <param name="Path">Path of its construct.</param>
/// <param name="Type">Such as AWS::S3::Bucket.</param>
/// <param name="Impact">
/// One of WILL_CREATE, WILL_UPDATE, WILL_REPLACE, MAY_REPLACE, WILL_DESTROY, WILL_ORPHAN, WILL_IMPORT, NO_CHANGE.
/// </param>
internal sealed record ResourceChange(string Id, string Path, string Type, string Impact)
{
    /// <summary>Types that hold what cannot be made again.</summary>
    private static readonly string[] Stores =
    [
        "AWS::S3::Bucket",
        "AWS::DynamoDB::Table",
        "AWS::KMS::Key",
        "AWS::Logs::LogGroup",
        "AWS::CloudTrail::Trail",
    ];

    /// <summary>Types whose replacement takes access or protection away for a while.</summary>
    private static readonly string[] Doors =
    [
        "AWS::IdentityStore::Group",
        "AWS::IdentityStore::User",
        "AWS::SSO::PermissionSet",
        "AWS::SSO::Assignment",
        "AWS::IAM::Role",
        "AWS::IAM::ManagedPolicy",
        "AWS::Bedrock::Guardrail",
        "AWS::Organizations::Policy",
        "AWS::IdentityStore::GroupMembership",
        "AWS::Bedrock::ApplicationInferenceProfile",
        "AWS::SNS::Topic",
        "AWS::SNS::Subscription",
    ];

    private bool IsReplaced => Impact is "WILL_REPLACE" or "MAY_REPLACE";

    private bool IsGone => Impact is "WILL_DESTROY" or "WILL_ORPHAN";

    /// <summary>Whether something that it holds is lost, or access interrupted. Who is not let in any more is access.</summary>
    public bool LosesState => (Stores.Contains(Type) && (IsReplaced || IsGone)) || (Doors.Contains(Type) && IsReplaced);

    /// <summary>Whether a template holds the same construct under another name, so that it is destroyed and made anew.</summary>
    /// <param name="other">A resource that is created.</param>
    public bool MovesTo(ResourceChange other) =>
        IsGone
        && other.Impact == "WILL_CREATE"
        && other.Type == Type
        && other.Path == Path
        && (Stores.Contains(Type) || Doors.Contains(Type));
}
