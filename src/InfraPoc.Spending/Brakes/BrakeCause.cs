namespace InfraPoc.Spending;

/// <summary>Why a department is stopped, in the order in which causes count.</summary>
public enum BrakeCause
{
    /// <summary>Somebody stopped it.</summary>
    Order,

    /// <summary>The configuration has no such department.</summary>
    NotConfigured,

    /// <summary>Its status is not active.</summary>
    Status,

    /// <summary>Its period has not begun.</summary>
    NotStarted,

    /// <summary>Its period is over.</summary>
    Ended,

    /// <summary>It was stopped, and what would be needed to lift that could not be read.</summary>
    InputMissing,

    /// <summary>The whole approved amount is used up.</summary>
    Total,

    /// <summary>The ledger reached the amount of a month at which use stops.</summary>
    Month,

    /// <summary>The bill reached that amount.</summary>
    Bill,

    /// <summary>The whole sandbox reached its cap of a month.</summary>
    Sandbox,

    /// <summary>The cap of a day was reached.</summary>
    Day,

    /// <summary>The cap of an hour was reached.</summary>
    Hour,
}
