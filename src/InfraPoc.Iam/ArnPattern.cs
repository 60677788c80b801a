namespace InfraPoc.Iam;

/// <summary>An ARN with wildcards, matched component by component as the Arn condition operators do.</summary>
/// <remarks>
/// See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
/// </remarks>
internal sealed class ArnPattern
{
    private const int Components = 6;

    private readonly string sid;
    private readonly PolicyPattern[] components;

    private ArnPattern(string sid, PolicyPattern[] components)
    {
        this.sid = sid;
        this.components = components;
    }

    public static ArnPattern Parse(string sid, string text)
    {
        List<string> parts = Split(text);
        return parts.Count == Components
            ? new(sid, [.. parts.Select(part => PolicyPattern.Parse(sid, part, wildcards: true, variables: true))])
            : throw PolicyFormatException.In(
                sid, $"'{text}' is not an ARN of six components.", $"'{text}' は 6 つの要素からなる ARN ではありません。");
    }

    /// <summary>The pattern of a Resource element, which matches the ARN as a whole: there a <c>*</c> reaches beyond colons.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
    public static PolicyPattern ParseResource(string sid, string text, bool completes)
    {
        if (text == "*")
        {
            return PolicyPattern.Parse(sid, text, wildcards: true, variables: false);
        }

        List<string> parts = Split(text);
        if (parts[0] != "arn" || parts.Count < 3 || (parts.Count < Components && !completes))
        {
            throw PolicyFormatException.In(
                sid, $"the resource '{text}' is neither an ARN nor *.", $"リソース '{text}' は ARN でも * でもありません。");
        }

        if (
            parts[2].AsSpan().ContainsAny('*', '?')
            || parts.Take(Components - 1).Any(part => part.Contains("${", StringComparison.Ordinal)))
        {
            throw PolicyFormatException.In(
                sid,
                $"the resource '{text}' has a wildcard as its service, or a policy variable before its last component; AWS allows neither.",
                $"リソース '{text}' のサービスの部分にワイルドカードがあるか、最後の要素より前にポリシー変数があります。AWS はどちらも認めません。");
        }

        // AWS completes a short ARN: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
        IEnumerable<string> completed = parts.Concat(Enumerable.Repeat("*", Components - parts.Count));
        return PolicyPattern.Parse(sid, string.Join(':', completed), wildcards: true, variables: true);
    }

    public bool Matches(string arn, RequestContext context)
    {
        string[] actual = arn.Split(':', Components);
        return actual.Length == Components
            ? components.Index().All(component => component.Item.Matches(actual[component.Index], context))
            : throw PolicyFormatException.In(sid, $"the request's value '{arn}' is not an ARN.", $"要求の値 '{arn}' は ARN ではありません。");
    }

    /// <inheritdoc cref="PolicyPattern.IsUnknown"/>
    public bool IsUnknown(RequestContext context) => Array.Exists(components, component => component.IsUnknown(context));

    private static List<string> Split(string text)
    {
        List<string> parts = [];
        int start = 0;
        bool inVariable = false;
        for (int at = 0; at < text.Length && parts.Count < Components - 1; at++)
        {
            inVariable = text[at] != '}' && (inVariable || text.AsSpan(at).StartsWith("${"));
            if (text[at] == ':' && !inVariable)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        return [.. parts, text[start..]];
    }
}
