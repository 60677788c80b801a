using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>
/// Policies as they decide in the worst case. A condition on a key that a question does not fix may or may not hold when AWS decides.
/// </summary>
internal static class WorstCase
{
    /// <summary>For asking what must be refused: such a condition holds in a grant, and does not hold in a refusal.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="keys">The condition keys that the question fixes, absent ones too.</param>
    public static PolicySet Widest(this PolicySet policies, params IReadOnlyList<string> keys) =>
        Rewrite(policies, PolicyEffect.Allow, keys);

    /// <summary>For asking what must be granted: such a condition does not hold in a grant, and holds in a refusal.</summary>
    /// <inheritdoc cref="Widest"/>
    public static PolicySet Narrowest(this PolicySet policies, params IReadOnlyList<string> keys) =>
        Rewrite(policies, PolicyEffect.Deny, keys);

    private static PolicySet Rewrite(PolicySet policies, PolicyEffect holds, IReadOnlyList<string> keys)
    {
        return new()
        {
            Identity = [.. policies.Identity.Select(Named)],
            Boundary = policies.Boundary is { } boundary ? Named(boundary) : null,
        };

        NamedPolicy Named(NamedPolicy policy) => new(policy.Name, new PolicyDocument(
        [
            .. policy.Document.Statements
                .Select(statement => Rewrite(statement, holds, keys)).OfType<PolicyStatement>().DefaultIfEmpty(Nothing),
        ]));
    }

    private static PolicyStatement? Rewrite(PolicyStatement statement, PolicyEffect holds, IReadOnlyList<string> keys)
    {
        var kept = statement.Conditions
            .Select(test => KeyValuePair.Create(test.Key, Fixed(test.Value)))
            .Where(test => test.Value.Count > 0).ToDictionary();
        var open = statement.Conditions.Any(test => test.Value.Keys.Any(key => !IsFixed(key)));
        return statement.Effect == holds ? statement with { Conditions = kept } : open ? null : statement;

        IReadOnlyDictionary<string, IReadOnlyList<string>> Fixed(IReadOnlyDictionary<string, IReadOnlyList<string>> test) =>
            test.Where(pair => IsFixed(pair.Key)).ToDictionary();

        bool IsFixed(string key) => keys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A document needs a statement; this one decides nothing.</summary>
    private static PolicyStatement Nothing { get; } = new()
    {
        Sid = "Nothing",
        Effect = PolicyEffect.Allow,
        Actions = ["nothing:Nothing"],
        Resources = ["arn:aws:nothing:::nothing"],
    };
}
