using Amazon.CDK;

namespace InfraPoc;

/// <summary>Every finding of aws-cdk-lib's template validation that InfraPoc accepts, with the reason; there are no others.</summary>
internal static class Acknowledgements
{
    /// <summary>The rules that validation ships with do not know the resource type yet.</summary>
    public static Acknowledgment IdentityStoreUser { get; } = new()
    {
        Id = "CloudFormation-Validate::F3006",
        Reason =
            "AWS::IdentityStore::User is newer than the resource list the validation rules were built from; CloudFormation documents the type",
    };
}
