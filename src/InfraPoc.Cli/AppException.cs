namespace InfraPoc.Cli;

/// <summary>The app could not be asked; the message says why, and the fix.</summary>
internal sealed class AppException(string message) : Exception(message);
