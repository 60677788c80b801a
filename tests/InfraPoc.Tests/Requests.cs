using InfraPoc.Iam;

namespace InfraPoc.Tests;

/// <summary>Requests as AWS would see them: always with a time, which the period is judged by.</summary>
internal static class Requests
{
    /// <summary>Noon of the fifth of January 2027 in Tokyo, within the test company's period.</summary>
    public const string WithinThePeriod = "2027-01-05T03:00:00Z";

    public static PolicyRequest Of(
        string principal, string action, string resource, string time,
        params IReadOnlyList<(string Key, string Value)> context) =>
        new()
        {
            Principal = principal,
            Action = action,
            Resource = resource,
            Context = context.Append(("aws:CurrentTime", time)).ToDictionary(pair => pair.Item1, IReadOnlyList<string> (pair) => [pair.Item2]),
        };
}
