namespace InfraPoc.Config;

/// <summary>Who is notified by e-mail of what. Each address is listed once, however it is capitalised.</summary>
public static class Receivers
{
    /// <summary>Of security alarms.</summary>
    public static IReadOnlyList<string> OfSecurity(Sandbox sandbox) => Once(sandbox.Contacts.Security);

    /// <summary>Of the costs of the whole sandbox, and of alarms on meter and brake.</summary>
    public static IReadOnlyList<string> OfCosts(Sandbox sandbox) => Once(sandbox.Contacts.Cost);

    /// <summary>Of a department's costs and its brake: owner, cost contact, IT partner and IT's cost contacts.</summary>
    public static IReadOnlyList<string> Of(Department department, Sandbox sandbox) => Once(
    [
        department.Owner.Email,
        .. department.CostContact is { } payer ? new[] { payer.Email } : [],
        department.ItPartner.Email,
        .. sandbox.Contacts.Cost,
    ]);

    private static IReadOnlyList<string> Once(IEnumerable<string> addresses) =>
        [.. addresses.DistinctBy(address => address.ToUpperInvariant())];
}
