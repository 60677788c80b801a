using System.Text.Json.Serialization;

namespace InfraPoc.Functions.Brakes;

/// <summary>How bills are kept.</summary>
[JsonSerializable(typeof(Dictionary<string, decimal>))]
internal sealed partial class BillsJson : JsonSerializerContext;
