using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>How AWS bills for a resource that merely exists.</summary>
/// <param name="Note">Why it costs nothing by itself, in both languages; null where it has a price.</param>
/// <param name="Units">The units it is billed for each month, from its properties in the template.</param>
public sealed record ResourceBilling(Bilingual? Note, Func<JsonElement, IEnumerable<(Price Price, decimal Units)>> Units)
{
    /// <summary>A resource that is billed for by itself.</summary>
    public static ResourceBilling Priced(Func<JsonElement, IEnumerable<(Price Price, decimal Units)>> units) => new(null, units);

    /// <summary>A resource that costs nothing by itself.</summary>
    public static ResourceBilling Free(Bilingual note) => new(note, _ => []);
}
