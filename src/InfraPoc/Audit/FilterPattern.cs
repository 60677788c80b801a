namespace InfraPoc.Audit;

/// <summary>
/// The parts of a CloudWatch Logs filter pattern over CloudTrail events. Every inequality also says what holds of an
/// event without the field, because AWS does not document what <c>!=</c> does there.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
/// </summary>
internal static class FilterPattern
{
    /// <summary>
    /// Characters CloudWatch Logs accepts. See:
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
    /// </summary>
    public const int MaximumLength = 1_024;

    /// <summary>The role behind the credentials of a call; missing for users, the root user and AWS services.</summary>
    private const string RoleName = "userIdentity.sessionContext.sessionIssuer.userName";

    /// <summary>The whole pattern.</summary>
    public static string Matching(string condition) => $"{{ {condition} }}";

    /// <summary>The field is there and has this value, in which * stands for any text.</summary>
    public static string Is(string field, string value) => $"$.{field} = \"{value}\"";

    /// <summary>The field, which every event has, has none of these values.</summary>
    public static string IsOther(string field, params IReadOnlyList<string> values) =>
        string.Join(" && ", values.Select(value => $"$.{field} != \"{value}\""));

    /// <summary>The field has none of these values or is missing.</summary>
    public static string IsNone(string field, params IReadOnlyList<string> values) =>
        $"({Missing(field)} || ({IsOther(field, values)}))";

    /// <summary>The event has no such field.</summary>
    public static string Missing(string field) => $"$.{field} NOT EXISTS";

    /// <summary>The field is the JSON value true.</summary>
    public static string IsTrue(string field) => $"$.{field} IS TRUE";

    /// <summary>The field has one of these values.</summary>
    public static string AnyOf(string field, params IReadOnlyList<string> values) => Any([.. values.Select(value => Is(field, value))]);

    /// <summary>At least one condition holds.</summary>
    public static string Any(params IReadOnlyList<string> conditions) => $"({string.Join(" || ", conditions)})";

    /// <summary>Every condition holds.</summary>
    public static string All(params IReadOnlyList<string> conditions) => $"({string.Join(" && ", conditions)})";

    /// <summary>A call to a service.</summary>
    /// <param name="service">The first word of the event source, e.g. <c>kms</c>.</param>
    /// <param name="names">Event names; none for every event of the service.</param>
    public static string Call(string service, params IReadOnlyList<string> names)
    {
        var source = Is("eventSource", $"{service}.amazonaws.com");
        return names.Count == 0 ? source : $"{source} && {AnyOf("eventName", names)}";
    }

    /// <summary>Any call to one of some services.</summary>
    /// <param name="services">The first words of the event sources.</param>
    public static string Calls(IEnumerable<string> services) =>
        AnyOf("eventSource", [.. services.Select(service => $"{service}.amazonaws.com")]);

    /// <summary>Made by no role of these names; a call without a role counts as made by somebody else.</summary>
    public static string NotBy(params IReadOnlyList<string> roles) => IsNone(RoleName, roles);
}
