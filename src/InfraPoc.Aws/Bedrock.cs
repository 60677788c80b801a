#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/bedrock/latest/APIReference/
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace InfraPoc.Aws;

/// <summary>Operations of Bedrock's control plane on the logging of model invocations and on what Bedrock itself stores of them.</summary>
public static partial class Bedrock
{
    public static readonly AwsService Service = new("Bedrock", "bedrock", AwsProtocol.RestJson, "2023-04-20");

    private const string Logging = "/logging/modelinvocations";

    private static readonly JsonTypeInfo<Nothing> None = BedrockJson.Default.Nothing;
    private static readonly JsonTypeInfo<ModelInvocationLogging> Whole = BedrockJson.Default.ModelInvocationLogging;

    public static readonly AwsOperation<Nothing, ModelInvocationLogging> GetModelInvocationLoggingConfiguration =
        new(Service, "GetModelInvocationLoggingConfiguration", None, Whole, "GET", Logging);

    public static readonly AwsOperation<ModelInvocationLogging, Nothing> PutModelInvocationLoggingConfiguration =
        new(Service, "PutModelInvocationLoggingConfiguration", Whole, None, "PUT", Logging);

    public static readonly AwsOperation<Nothing, Nothing> DeleteModelInvocationLoggingConfiguration =
        new(Service, "DeleteModelInvocationLoggingConfiguration", None, None, "DELETE", Logging);

    public static readonly AwsOperation<DataRetention, Nothing> PutAccountDataRetention =
        new(Service, "PutAccountDataRetention", BedrockJson.Default.DataRetention, None, "PUT", "/data-retention");

    public sealed record DataRetention(string Mode);

    /// <summary>What is put and got.</summary>
    public sealed record ModelInvocationLogging(LoggingConfig? LoggingConfig);

    public sealed record LoggingConfig(
        CloudWatchConfig? CloudWatchConfig,
        S3Config? S3Config,
        bool? TextDataDeliveryEnabled,
        bool? ImageDataDeliveryEnabled,
        bool? EmbeddingDataDeliveryEnabled,
        bool? VideoDataDeliveryEnabled,
        bool? AudioDataDeliveryEnabled);

    public sealed record CloudWatchConfig(string LogGroupName, string RoleArn, S3Config? LargeDataDeliveryS3Config);

    public sealed record S3Config(string BucketName, string? KeyPrefix);

    [JsonSerializable(typeof(Nothing))]
    [JsonSerializable(typeof(DataRetention))]
    [JsonSerializable(typeof(ModelInvocationLogging))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class BedrockJson : JsonSerializerContext;
}
