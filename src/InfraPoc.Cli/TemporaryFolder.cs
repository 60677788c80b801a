namespace InfraPoc.Cli;

/// <summary>A folder that is gone when it is disposed of, or when the program ends before, for example by Ctrl+C.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly Action? first;
    private readonly Lock deleting = new();
    private bool isDeleted;

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
        Delete(null, EventArgs.Empty);
        AppDomain.CurrentDomain.ProcessExit -= Delete;
    }

    private void Delete(object? sender, EventArgs arguments)
    {
        // The program may end on one thread while another is done with the folder: who comes second waits.
        lock (deleting)
        {
            if (isDeleted)
            {
                return;
            }

            isDeleted = true;

            // A program that was cancelled may still write there, or remove what it wrote; what is left after a second is the system's.
            for (var attempt = 0; attempt < 10 && Directory.Exists(Path); attempt++)
            {
                try
                {
                    first?.Invoke();
                    Directory.Delete(Path, recursive: true);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
                {
                    Thread.Sleep(100);
                }
            }
        }
    }
}
