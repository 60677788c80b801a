using System.Net;

namespace InfraPoc.Iam;

/// <summary>A condition operator: how it reads a value of the policy, and whether it asks for the contrary.</summary>
/// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed record ConditionOperator(bool Negated, Func<string, string, ValueTest> Compile)
{
    private static readonly Dictionary<string, ConditionOperator> All = new()
    {
        ["StringEquals"] = new(false, Text(wildcards: false)),
        ["StringNotEquals"] = new(true, Text(wildcards: false)),
        ["StringEqualsIgnoreCase"] = new(false, Text(wildcards: false, ignoreCase: true)),
        ["StringNotEqualsIgnoreCase"] = new(true, Text(wildcards: false, ignoreCase: true)),
        ["StringLike"] = new(false, Text(wildcards: true)),
        ["StringNotLike"] = new(true, Text(wildcards: true)),
        ["ArnEquals"] = new(false, Arn),
        ["ArnLike"] = new(false, Arn),
        ["ArnNotEquals"] = new(true, Arn),
        ["ArnNotLike"] = new(true, Arn),
        ["NumericEquals"] = new(false, Compare(ConditionValue.Number, order => order == 0)),
        ["NumericNotEquals"] = new(true, Compare(ConditionValue.Number, order => order == 0)),
        ["NumericLessThan"] = new(false, Compare(ConditionValue.Number, order => order < 0)),
        ["NumericLessThanEquals"] = new(false, Compare(ConditionValue.Number, order => order <= 0)),
        ["NumericGreaterThan"] = new(false, Compare(ConditionValue.Number, order => order > 0)),
        ["NumericGreaterThanEquals"] = new(false, Compare(ConditionValue.Number, order => order >= 0)),
        ["DateEquals"] = new(false, Compare(ConditionValue.Date, order => order == 0)),
        ["DateNotEquals"] = new(true, Compare(ConditionValue.Date, order => order == 0)),
        ["DateLessThan"] = new(false, Compare(ConditionValue.Date, order => order < 0)),
        ["DateLessThanEquals"] = new(false, Compare(ConditionValue.Date, order => order <= 0)),
        ["DateGreaterThan"] = new(false, Compare(ConditionValue.Date, order => order > 0)),
        ["DateGreaterThanEquals"] = new(false, Compare(ConditionValue.Date, order => order >= 0)),
        ["Bool"] = new(false, Compare(ConditionValue.Boolean, order => order == 0)),
        ["IpAddress"] = new(false, Network),
        ["NotIpAddress"] = new(true, Network),
    };

    public static ConditionOperator? Find(string name) => All.GetValueOrDefault(name);

    private static Func<string, string, ValueTest> Text(bool wildcards, bool ignoreCase = false) => (sid, expected) =>
    {
        PolicyPattern pattern = PolicyPattern.Parse(sid, expected, wildcards, variables: true);
        return new((actual, context) => pattern.Matches(actual, context, ignoreCase), pattern.IsUnknown);
    };

    private static ValueTest Arn(string sid, string expected)
    {
        ArnPattern pattern = ArnPattern.Parse(sid, expected);
        return new(pattern.Matches, pattern.IsUnknown);
    }

    private static Func<string, string, ValueTest> Compare<T>(Func<string, string, T> read, Func<int, bool> holds)
        where T : IComparable<T> => (sid, expected) =>
    {
        T bound = read(sid, expected);
        // Requests are asked in series that have the same time.
        Tuple<string, T>? last = null;
        return new((actual, _) =>
        {
            var known = last;
            if (known?.Item1 != actual)
            {
                last = known = Tuple.Create(actual, read(sid, actual));
            }

            return holds(known!.Item2.CompareTo(bound));
        });
    };

    private static ValueTest Network(string sid, string expected)
    {
        IPNetwork network = ConditionValue.Network(sid, expected);
        return new((actual, _) => network.Contains(ConditionValue.Address(sid, actual)));
    }
}
