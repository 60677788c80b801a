namespace InfraPoc.Spending;

/// <summary>A model of the catalogue with its prices in US dollars per million tokens.</summary>
public sealed record ModelRules
{
    /// <summary>Alias.</summary>
    public required string Alias { get; init; }

    /// <summary>Id of the foundation model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Id of the system inference profile; null for in-Region inference.</summary>
    public string? ProfileId { get; init; }

    /// <summary>US dollars per million input tokens.</summary>
    public required decimal Input { get; init; }

    /// <summary>US dollars per million output tokens.</summary>
    public required decimal Output { get; init; }

    /// <summary>US dollars per million tokens read from the cache; null: as <see cref="Input"/>.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>US dollars per million tokens written to the cache for five minutes; null: twice <see cref="Input"/>.</summary>
    public decimal? CacheWrite { get; init; }
}
