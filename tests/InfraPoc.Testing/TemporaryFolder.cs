namespace InfraPoc.Testing;

/// <summary>An empty folder that is gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("infrapoc-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
