namespace InfraPoc.Iam;

/// <summary>One condition key of a statement, tested by one operator against its values.</summary>
/// <remarks>
/// See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </remarks>
internal sealed class PolicyCondition
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string IfExists = "IfExists";

    private readonly string sid;
    private readonly string name;
    private readonly string key;
    private readonly bool negated;
    private readonly ValueTest[] tests;

    private PolicyCondition(string sid, string name, string key, bool negated, ValueTest[] tests)
    {
        this.sid = sid;
        this.name = name;
        this.key = key;
        this.negated = negated;
        this.tests = tests;
    }

    public static IEnumerable<PolicyCondition> ParseAll(PolicyStatement statement) =>
        from test in statement.Conditions
        from key in test.Value
        select Parse(statement.Sid, test.Key, key.Key, key.Value);

    /// <summary>Whether the condition holds; null where that depends on a key about which nothing is known.</summary>
    public bool? Matches(RequestContext context)
    {
        if (context.IsUnknown(key) || Array.Exists(tests, test => test.IsUnknown(context)))
        {
            return null;
        }

        IReadOnlyList<string>? actual = context.Find(key);
        if (name == "Null")
        {
            string isNull = Present(actual).Any() ? "false" : "true";
            return Array.Exists(tests, test => test.Meets(isNull, context));
        }

        bool forAll = name.StartsWith(ForAllValues, StringComparison.Ordinal);
        bool forAny = name.StartsWith(ForAnyValue, StringComparison.Ordinal);
        return actual switch
        {
            null => name.EndsWith(IfExists, StringComparison.Ordinal) || forAll || (negated && !forAny),
            _ when forAll => Present(actual).All(Satisfies),
            _ when forAny => actual.Any(Satisfies),
            [string only] => Satisfies(only),
            _ => throw PolicyFormatException.In(
                sid,
                $"{name} compares {key}, which has {actual.Count} values in the request; AWS defines that only with ForAllValues or ForAnyValue.",
                $"{name} が比較する {key} には要求に {actual.Count} 個の値があります。AWS の定義では ForAllValues か ForAnyValue が必要です。"),
        };

        bool Satisfies(string value) => Array.Exists(tests, test => test.Meets(value, context)) != negated;
    }

    private static PolicyCondition Parse(string sid, string name, string key, IReadOnlyList<string> values)
    {
        if (key.Split(':') is not [{ Length: > 0 }, { Length: > 0 }, ..] || key.Contains("${", StringComparison.Ordinal))
        {
            throw PolicyFormatException.In(sid, $"'{key}' is not a condition key.", $"'{key}' は条件キーではありません。");
        }

        // Null compares "is the key missing" with true or false, and takes neither prefix nor suffix.
        ConditionOperator operation = ConditionOperator.Find(name == "Null" ? "Bool" : BaseName(name))
            ?? throw PolicyFormatException.In(
                sid, $"the condition operator {name} is unknown or not supported.", $"条件演算子 {name} は不明か、対応していません。");
        return new(sid, name, key, operation.Negated, [.. values.Select(value => operation.Compile(sid, value))]);
    }

    private static string BaseName(string name)
    {
        string prefix = name.StartsWith(ForAllValues, StringComparison.Ordinal) ? ForAllValues
            : name.StartsWith(ForAnyValue, StringComparison.Ordinal) ? ForAnyValue
            : "";
        string suffix = name.EndsWith(IfExists, StringComparison.Ordinal) ? IfExists : "";
        return name.Length >= prefix.Length + suffix.Length ? name[prefix.Length..^suffix.Length] : name;
    }

    // To ForAllValues and Null, an empty text is as good as no value.
    private static IEnumerable<string> Present(IReadOnlyList<string>? values) => (values ?? []).Where(value => value.Length > 0);
}
