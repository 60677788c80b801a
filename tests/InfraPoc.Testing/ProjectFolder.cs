namespace InfraPoc.Testing;

/// <summary>The folder of the project under test.</summary>
public static class ProjectFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "InfraPoc.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No InfraPoc.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
