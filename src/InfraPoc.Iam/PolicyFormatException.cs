namespace InfraPoc.Iam;

/// <summary>A policy, a template value or a request says something InfraPoc does not understand and therefore refuses to judge.</summary>
/// <param name="message">What was not understood, and where.</param>
/// <param name="innerException">What a parser said about it.</param>
public sealed class PolicyFormatException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    internal static PolicyFormatException In(string sid, string problem) =>
        new(sid.Length > 0 ? $"Statement '{sid}': {problem}" : $"A statement without Sid: {problem}");
}
