namespace InfraPoc.Cli;

/// <summary>A folder that is gone when it is disposed of, or when the program ends before, for example by Ctrl+C.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly Action? first;

    /// <param name="prefix">How its name begins.</param>
    /// <param name="first">What is to be done before it is deleted.</param>
    public TemporaryFolder(string prefix, Action? first = null)
    {
        this.first = first;
        Path = Directory.CreateTempSubdirectory(prefix).FullName;
        AppDomain.CurrentDomain.ProcessExit += Delete;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Delete;
        Delete(null, EventArgs.Empty);
    }

    private void Delete(object? sender, EventArgs arguments)
    {
        first?.Invoke();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What a program that still runs writes into it is left to the system.
        }
    }
}
