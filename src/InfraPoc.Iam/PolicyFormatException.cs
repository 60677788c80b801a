namespace InfraPoc.Iam;

/// <summary>A policy, a template value or a request says something InfraPoc does not understand and therefore refuses to judge.</summary>
/// <param name="message">What was not understood, and where.</param>
/// <param name="japanese">The same in Japanese.</param>
/// <param name="innerException">What a parser said about it.</param>
public sealed class PolicyFormatException(string message, string japanese, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The message in Japanese.</summary>
    public string Japanese => japanese;

    /// <summary>Whether it is the request that cannot be judged, whatever the policies.</summary>
    public bool IsOfRequest { get; init; }

    internal static PolicyFormatException In(string sid, string problem, string japanese) => sid.Length > 0
        ? new($"Statement '{sid}': {problem}", $"ステートメント '{sid}'：{japanese}")
        : new($"A statement without Sid: {problem}", $"Sid のないステートメント：{japanese}");
}
