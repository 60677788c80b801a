using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>A step between a call of a model and the moment from which further calls are refused.</summary>
/// <param name="What">What happens.</param>
/// <param name="Time">The time planned for it.</param>
/// <param name="Basis">Where that time is known from; says so where it is assumed.</param>
public sealed record LagStep(Bilingual What, TimeSpan Time, Bilingual Basis);
