namespace InfraPoc.Controls.Templates;

/// <summary>A folder is not a cloud assembly that can be read. The message says what was expected and where.</summary>
public sealed class AssemblyException : Exception
{
    /// <summary>With a message.</summary>
    public AssemblyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public AssemblyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
