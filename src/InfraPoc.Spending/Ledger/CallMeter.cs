namespace InfraPoc.Spending;

/// <summary>Finds whose call it was, what it cost, and where it counts. Never below the bill, as far as list prices say.</summary>
public sealed class CallMeter
{
    /// <summary>The department of calls that belong to none.</summary>
    public const string Nobody = "-";

    /// <summary>The alias of models that are not in the catalogue.</summary>
    public const string UnknownModel = "-";

    /// <summary>A meter for a sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="models">The catalogue.</param>
    /// <param name="roster">Ids of all departments.</param>
    /// <param name="departments">The rules of those departments whose entry could be read.</param>
    public CallMeter(SandboxRules sandbox, IReadOnlyList<ModelRules> models, IEnumerable<string> roster, IEnumerable<DepartmentRules> departments) =>
        throw new NotSupportedException();

    /// <summary>Prices a call.</summary>
    /// <param name="call">The call.</param>
    public MeteredCall Meter(Call call) => throw new NotSupportedException();
}
