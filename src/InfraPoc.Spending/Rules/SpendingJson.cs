using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfraPoc.Spending;

/// <summary>How rules, orders and memories are written as JSON; generated when this is compiled, so that a function starts fast.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SandboxRules))]
[JsonSerializable(typeof(DepartmentRules))]
[JsonSerializable(typeof(IReadOnlyList<ModelRules>), TypeInfoPropertyName = "Models")]
[JsonSerializable(typeof(IReadOnlyList<string>), TypeInfoPropertyName = "Roster")]
[JsonSerializable(typeof(BrakeOrder))]
[JsonSerializable(typeof(BrakeMemory))]
internal sealed partial class SpendingJson : JsonSerializerContext;
