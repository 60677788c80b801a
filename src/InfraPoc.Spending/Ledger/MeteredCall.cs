namespace InfraPoc.Spending;

/// <summary>A call with its price and the place in the ledger where it counts.</summary>
public sealed record MeteredCall
{
    /// <summary>The call.</summary>
    public required Call Call { get; init; }

    /// <summary>Id of the department, or <see cref="CallMeter.Nobody"/>.</summary>
    public required string Department { get; init; }

    /// <summary>Alias of the model, or <see cref="CallMeter.UnknownModel"/>.</summary>
    public required string Alias { get; init; }

    /// <summary>The month in which the call counts, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>The call as a row of its hour: add rows of the same hour and alias.</summary>
    public required HourRow Row { get; init; }

    /// <summary>The model has no price of its own: each kind of token was priced at the dearest of the catalogue.</summary>
    public required bool Unpriced { get; init; }

    /// <summary>The call keeps the guardrail that its department must pass from a part of its text.</summary>
    public required bool NarrowsGuardrail { get; init; }

    /// <summary>Cost in millionths of a US dollar, guardrail checks included.</summary>
    public long Micros => Row.Micros + Row.GuardrailMicros;
}
