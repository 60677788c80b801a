namespace InfraPoc.Config.Loading;

/// <summary>Why a value was refused.</summary>
internal sealed record ValueProblem(string Code, Bilingual Message, Bilingual Fix);
