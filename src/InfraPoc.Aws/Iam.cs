#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/IAM/latest/APIReference/
using System.Text.Json.Serialization;

namespace InfraPoc.Aws;

/// <summary>Operations of IAM on customer managed policies and their versions.</summary>
public static partial class Iam
{
    public static readonly AwsService Service = new("IAM", "iam", AwsProtocol.Query, "2010-05-08", IsGlobal: true);

    public static readonly AwsOperation<ListPoliciesRequest, ListPoliciesResponse> ListPolicies =
        new(Service, "ListPolicies", IamJson.Default.ListPoliciesRequest, IamJson.Default.ListPoliciesResponse);

    public static readonly AwsOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> ListPolicyVersions =
        new(Service, "ListPolicyVersions", IamJson.Default.ListPolicyVersionsRequest, IamJson.Default.ListPolicyVersionsResponse);

    public static readonly AwsOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> CreatePolicyVersion =
        new(Service, "CreatePolicyVersion", IamJson.Default.CreatePolicyVersionRequest, IamJson.Default.CreatePolicyVersionResponse);

    public static readonly AwsOperation<PolicyVersionRequest, GetPolicyVersionResponse> GetPolicyVersion =
        new(Service, "GetPolicyVersion", IamJson.Default.PolicyVersionRequest, IamJson.Default.GetPolicyVersionResponse);

    public static readonly AwsOperation<PolicyVersionRequest, Nothing> DeletePolicyVersion =
        new(Service, "DeletePolicyVersion", IamJson.Default.PolicyVersionRequest, IamJson.Default.Nothing);

    public static readonly AwsOperation<PolicyVersionRequest, Nothing> SetDefaultPolicyVersion =
        new(Service, "SetDefaultPolicyVersion", IamJson.Default.PolicyVersionRequest, IamJson.Default.Nothing);

    public sealed record ListPoliciesRequest(string? Scope = null, string? PathPrefix = null, string? Marker = null, int? MaxItems = null);

    public sealed record ListPoliciesResponse(IReadOnlyList<Policy>? Policies, bool? IsTruncated, string? Marker);

    public sealed record Policy(
        string? PolicyName, string? PolicyId, string? Arn, string? Path, string? DefaultVersionId, DateTimeOffset? CreateDate);

    public sealed record ListPolicyVersionsRequest(string PolicyArn, string? Marker = null, int? MaxItems = null);

    public sealed record ListPolicyVersionsResponse(IReadOnlyList<PolicyVersion>? Versions, bool? IsTruncated, string? Marker);

    /// <summary>A version. Its document is percent-encoded, and absent in lists.</summary>
    public sealed record PolicyVersion(string? VersionId, bool? IsDefaultVersion, DateTimeOffset? CreateDate, string? Document);

    public sealed record CreatePolicyVersionRequest(string PolicyArn, string PolicyDocument, bool? SetAsDefault = null);

    public sealed record CreatePolicyVersionResponse(PolicyVersion? PolicyVersion);

    /// <summary>What three operations are asked with.</summary>
    public sealed record PolicyVersionRequest(string PolicyArn, string VersionId);

    public sealed record GetPolicyVersionResponse(PolicyVersion? PolicyVersion);

    [JsonSerializable(typeof(ListPoliciesRequest))]
    [JsonSerializable(typeof(ListPoliciesResponse))]
    [JsonSerializable(typeof(ListPolicyVersionsRequest))]
    [JsonSerializable(typeof(ListPolicyVersionsResponse))]
    [JsonSerializable(typeof(CreatePolicyVersionRequest))]
    [JsonSerializable(typeof(CreatePolicyVersionResponse))]
    [JsonSerializable(typeof(PolicyVersionRequest))]
    [JsonSerializable(typeof(GetPolicyVersionResponse))]
    [JsonSerializable(typeof(Nothing))]
    [JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    private sealed partial class IamJson : JsonSerializerContext;
}
