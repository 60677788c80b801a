namespace InfraPoc.Spending;

/// <summary>Finds whose call it was, what it cost, and where it counts. Never below the bill, as far as list prices say.</summary>
public sealed class CallMeter
{
    /// <summary>The department of calls that belong to none.</summary>
    public const string Nobody = "-";

    /// <summary>The alias of models that are not in the catalogue.</summary>
    public const string UnknownModel = "-";

    private readonly SandboxCalendar calendar;
    private readonly GuardrailRules? floor;
    private readonly Callers callers;
    private readonly Catalogue catalogue;
    private readonly Dictionary<string, DepartmentRules> departments;

    /// <summary>A meter for a sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="models">The catalogue.</param>
    /// <param name="roster">Ids of all departments.</param>
    /// <param name="departments">The rules of those departments whose entry could be read.</param>
    public CallMeter(
        SandboxRules sandbox, IReadOnlyList<ModelRules> models, IEnumerable<string> roster, IEnumerable<DepartmentRules> departments)
    {
        this.departments = departments.DistinctBy(department => department.Id).ToDictionary(department => department.Id);
        calendar = new SandboxCalendar(sandbox.TimeZone);
        floor = sandbox.Floor;
        callers = new Callers(sandbox, roster, this.departments.Values);
        catalogue = new Catalogue(models, this.departments.Values);
    }

    /// <summary>Prices a call.</summary>
    /// <param name="call">The call.</param>
    public MeteredCall Meter(Call call)
    {
        var department = callers.DepartmentOf(call.Role) ?? Nobody;
        var price = catalogue.PriceOf(call, department);
        var checks = GuardrailChecks.Of(call);
        var rules = departments.GetValueOrDefault(department);
        // A program must pass its department's guardrail, which on the floor is the one that is enforced as well.
        var passed = rules?.Guardrail ?? (rules is not null && call.Role == rules.ApplicationRole ? floor : null);
        return new MeteredCall
        {
            Call = call,
            Department = department,
            Alias = price.Alias,
            Month = calendar.MonthOf(call.Time),
            Unpriced = price.Alias == UnknownModel,
            NarrowsGuardrail = call.NarrowsGuardrail && rules?.Guardrail is not null,
            Row = new HourRow
            {
                Hour = calendar.HourOf(call.Time),
                Alias = price.Alias,
                Calls = 1,
                Input = call.Input,
                Output = call.Output,
                CacheRead = call.CacheRead,
                CacheWrite = call.CacheWrite,
                Micros = Up(price.Micros(call)),
                GuardrailMicros = Up(checks.Micros(floor) + checks.Micros(passed)),
            },
        };
    }

    private static long Up(decimal micros) => (long)Math.Ceiling(micros);
}
