namespace InfraPoc.Cli.Costs;

/// <summary>How far a price can be relied on. None was read from AWS's live price list: check what matters before you sign.</summary>
public enum PriceGrade
{
    /// <summary>A third party's dated query of AWS's price list, with the usage type.</summary>
    PriceListQuery,

    /// <summary>A stored copy of AWS's own page.</summary>
    AwsPage,

    /// <summary>A third party's page.</summary>
    ThirdParty,

    /// <summary>Not found; assumed.</summary>
    Assumed,
}
