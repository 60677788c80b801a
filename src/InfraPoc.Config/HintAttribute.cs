namespace InfraPoc.Config;

/// <summary>Tells a person what to write in a configuration key; shown as the fix of an error and in the JSON Schema.</summary>
/// <param name="english">One imperative clause without a final period, for example <c>write digits only, e.g. 50000</c>.</param>
/// <param name="japanese">The same in Japanese.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HintAttribute(string english, string japanese) : Attribute
{
    /// <summary>The imperative clause.</summary>
    public Bilingual Fix { get; } = new(english, japanese);
}
