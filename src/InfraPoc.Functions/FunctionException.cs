namespace InfraPoc.Functions;

/// <summary>Why a run failed, in words that may be logged.</summary>
/// <param name="message">The words.</param>
public sealed class FunctionException(string message) : Exception(message);
