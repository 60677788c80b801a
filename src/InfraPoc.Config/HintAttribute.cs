namespace InfraPoc.Config;

/// <summary>Tells a person what to write in a configuration key; shown as the fix of an error and in the JSON Schema.</summary>
/// <param name="fix">One imperative clause without a final period, for example <c>write digits only, e.g. 50000</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HintAttribute(string fix) : Attribute
{
    /// <summary>The imperative clause.</summary>
    public string Fix { get; } = fix;
}
