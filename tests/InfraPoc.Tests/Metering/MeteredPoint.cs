namespace InfraPoc.Tests.Metering;

/// <summary>What one log event adds to one metric.</summary>
/// <param name="Namespace">Namespace of the metric.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Dimensions">Dimensions as name=value, in the order of the template.</param>
/// <param name="Time">When.</param>
/// <param name="Value">How much.</param>
internal sealed record MeteredPoint(string Namespace, string Metric, string Dimensions, DateTimeOffset Time, decimal Value);
