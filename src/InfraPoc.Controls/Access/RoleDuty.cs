namespace InfraPoc.Controls;

/// <summary>Something that a service or a function does with the rights of its role.</summary>
/// <param name="Action">One action; with a star where AWS has several of the kind.</param>
/// <param name="Within">Patterns of the resources that it may do this on.</param>
/// <param name="On">Resources that it does it on.</param>
/// <param name="Context">Condition keys and values without which it may not do it.</param>
internal sealed record RoleDuty(
    string Action, IReadOnlyList<string> Within, IReadOnlyList<string> On, params IReadOnlyList<(string Key, string Value)> Context);
