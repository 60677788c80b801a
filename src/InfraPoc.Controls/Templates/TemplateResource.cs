using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>What Ref and Fn::GetAtt return for one resource of a template.</summary>
/// <remarks>See "Return values" of each type in https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/</remarks>
internal sealed class TemplateResource
{
    /// <summary>Stands for the Ref function where an attribute's name is expected.</summary>
    public const string Ref = "(Ref)";

    private readonly TemplateReferences references;
    private readonly string logicalId;
    private readonly string type;
    private readonly JsonElement properties;

    public TemplateResource(TemplateReferences references, string logicalId, JsonElement resource)
    {
        this.references = references;
        this.logicalId = logicalId;
        type = resource.TryGetProperty("Type", out JsonElement found) ? found.ToString() : "";
        properties = resource.TryGetProperty("Properties", out JsonElement given) ? given : default;
    }

    public required string Partition { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    // The stack takes part, because many stacks use the same logical ids.
    private string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{references.StackName}/{logicalId}")));

    private string Placeholder => Hash[..12];

    private string Path => Property("Path") ?? "/";

    public string Attribute(string attribute) => (type, attribute) switch
    {
        ("AWS::IAM::Role", Ref) => Name("RoleName"),
        ("AWS::IAM::Role", "Arn") => GlobalArn("iam", $"role{Path}{Name("RoleName")}"),
        ("AWS::IAM::ManagedPolicy", Ref or "PolicyArn") => GlobalArn("iam", $"policy{Path}{Name("ManagedPolicyName")}"),
        ("AWS::IAM::ManagedPolicy", "PolicyId") => $"ANPA{Hash[..17].ToUpperInvariant()}",
        ("AWS::Bedrock::ApplicationInferenceProfile", Ref or "InferenceProfileId") => Placeholder,
        ("AWS::Bedrock::ApplicationInferenceProfile", "InferenceProfileArn") => Arn(
            "bedrock", $"application-inference-profile/{Placeholder}"),
        ("AWS::Bedrock::Guardrail", "GuardrailId") => Placeholder,
        ("AWS::Bedrock::Guardrail", "GuardrailArn") => Arn("bedrock", $"guardrail/{Placeholder}"),
        // Anything but 1: whoever writes the number instead of the reference enforces an old version after the next change.
        ("AWS::Bedrock::GuardrailVersion", "Version") => $"{2 + (Convert.ToInt32(Hash[..4], 16) % 900)}",
        ("AWS::Bedrock::GuardrailVersion", "GuardrailId") => GuardrailId(),
        ("AWS::Bedrock::GuardrailVersion", "GuardrailArn") => Arn("bedrock", $"guardrail/{GuardrailId()}"),
        ("AWS::S3::Bucket", Ref) => BucketName(),
        ("AWS::S3::Bucket", "Arn") => $"arn:{Partition}:s3:::{BucketName()}",
        ("AWS::KMS::Key", Ref or "KeyId") => GeneratedGuid(),
        ("AWS::KMS::Key", "Arn") => Arn("kms", $"key/{GeneratedGuid()}"),
        ("AWS::SNS::Topic", Ref or "TopicArn") => Arn("sns", Name("TopicName")),
        ("AWS::SNS::Topic", "TopicName") => Name("TopicName"),
        ("AWS::Logs::LogGroup", Ref) => Name("LogGroupName"),
        ("AWS::Logs::LogGroup", "Arn") => Arn("logs", $"log-group:{Name("LogGroupName")}:*"),
        ("AWS::DynamoDB::Table", Ref) => Name("TableName"),
        ("AWS::DynamoDB::Table", "Arn") => Arn("dynamodb", $"table/{Name("TableName")}"),
        ("AWS::Lambda::Function", Ref) => Name("FunctionName"),
        ("AWS::Lambda::Function", "Arn") => Arn("lambda", $"function:{Name("FunctionName")}"),
        ("AWS::Events::Rule", "Arn") => Arn("events", $"rule/{Name("Name")}"),
        ("AWS::IdentityStore::Group", "GroupId") => GeneratedGuid(),
        ("AWS::IdentityStore::User", "UserId") => GeneratedGuid(),
        ("AWS::SSO::PermissionSet", "PermissionSetArn") =>
            $"arn:{Partition}:sso:::permissionSet/{Property("InstanceArn")?.Split('/')[^1]}/ps-{Hash[..16]}",
        _ => throw new PolicyFormatException(
            $"The value {attribute} of resource '{logicalId}' of type {type} is not known.",
            $"種類が {type} のリソース '{logicalId}' の値 {attribute} には対応していません。"),
    };

    private string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    private string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";

    private string? Property(string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out JsonElement value)
            ? references.ResolveText(value)
            : null;

    // CloudFormation generates stack name, logical id and a random part.
    private string Name(string property) => Property(property)
        ?? (references.StackName is { } stack
            ? $"{stack}-{logicalId}-{Placeholder.ToUpperInvariant()}"
            : throw new PolicyFormatException(
                $"The resource '{logicalId}' of type {type} has no {property}, and no stack name is given to derive one.",
                $"種類が {type} のリソース '{logicalId}' に {property} がなく、名前を導くスタック名もありません。"));

    private string BucketName() => Property("BucketName") ?? Name("BucketName").ToLowerInvariant();

    private string GeneratedGuid() => Guid.ParseExact(Hash[..32], "N").ToString();

    private string GuardrailId() => Property("GuardrailIdentifier")?.Split('/')[^1]
        ?? throw new PolicyFormatException(
            $"The resource '{logicalId}' of type {type} has no GuardrailIdentifier.",
            $"種類が {type} のリソース '{logicalId}' に GuardrailIdentifier がありません。");
}
