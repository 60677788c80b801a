using InfraPoc.Config;

namespace InfraPoc.Cli;

/// <summary>Whether a cloud assembly is what the configuration says now.</summary>
internal static class AssemblyAge
{
    /// <summary>Whether the configuration was edited after the assembly was written.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The assembly, relative to it.</param>
    public static bool IsOlder(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, ConfigLoader.Folder), "*.yaml", SearchOption.AllDirectories)
            .Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(Path.Combine(root, folder, "manifest.json")));
}
