namespace InfraPoc.Iam;

/// <summary>Short ways to write the statements of our own policies.</summary>
public static class PolicyStatements
{
    /// <summary>A statement that allows.</summary>
    public static PolicyStatement Allow(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        new() { Sid = sid, Effect = PolicyEffect.Allow, Actions = actions, Resources = resources };

    /// <summary>A statement that denies.</summary>
    public static PolicyStatement Deny(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        new() { Sid = sid, Effect = PolicyEffect.Deny, Actions = actions, Resources = resources };

    /// <summary>The same statement with one more condition; all conditions must hold.</summary>
    public static PolicyStatement When(this PolicyStatement statement, string test, string key, params IReadOnlyList<string> values)
    {
        var conditions = statement.Conditions.ToDictionary(
            condition => condition.Key,
            condition => condition.Value,
            StringComparer.Ordinal);
        var keys = conditions.TryGetValue(test, out var present) ? present : new Dictionary<string, IReadOnlyList<string>>();
        conditions[test] = new Dictionary<string, IReadOnlyList<string>>(keys, StringComparer.Ordinal) { [key] = values };
        return statement with { Conditions = conditions };
    }

    /// <summary>The values that the statement's conditions compare a key with, by whichever operators.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="key">A condition key, in any case.</param>
    public static IEnumerable<string> ValuesOf(this PolicyStatement statement, string key) => statement.Conditions.Values
        .SelectMany(test => test).Where(test => test.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).SelectMany(test => test.Value);
}
