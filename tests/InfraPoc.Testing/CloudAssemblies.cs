using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Testing;

/// <summary>
/// Cloud assemblies of companies. Each is synthesized once for all test assemblies and kept for later runs, until the app or the
/// company changes.
/// </summary>
public static class CloudAssemblies
{
    private const int Kept = 100;

    private static readonly string Folder = Path.Combine(ProjectFolder.Path, ".cache", "assemblies");

    private static readonly string Context = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, "cdk.json"))).RootElement.GetProperty("context").GetRawText();

    /// <summary>The folder with the app, built as these tests are.</summary>
    public static string App { get; } = Path.Combine(
        ProjectFolder.Path, "src", "InfraPoc", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    /// <summary>The folder with the published functions.</summary>
    public static string Functions { get; } = Path.Combine(App, "functions");

    /// <summary>Changes with whatever decides what is synthesized. The controls do not: they only judge it.</summary>
    private static readonly Lazy<string> AppHash = new(() => Hash([
        Encoding.UTF8.GetBytes(Context),
        .. Directory
            .EnumerateFiles(App, "InfraPoc*")
            .Where(file => Path.GetExtension(file) == ".dll" && Path.GetFileName(file) != "InfraPoc.Controls.dll")
            .Append(Path.Combine(App, "InfraPoc.deps.json"))
            .Concat(Directory.EnumerateFiles(Functions))
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ]));

    /// <summary>The folder with manifest.json.</summary>
    /// <param name="config">The company, which the loader must accept.</param>
    /// <param name="synthesize">
    /// Writes the assembly of a project folder into another folder; by default the app does, in a process of its own.
    /// </param>
    public static string Of(SandboxConfig config, Action<string, string>? synthesize = null)
    {
        var key = Hash([
            Encoding.UTF8.GetBytes(AppHash.Value),
            .. CompanyFiles.Of(config).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Encoding.UTF8.GetBytes(file.Value)),
        ]);
        var project = Path.Combine(Directory.CreateDirectory(Folder).FullName, key);
        using var locked = Lock($"{project}.lock");
        if (!Directory.Exists(project))
        {
            Synthesize(config, $"{project}.new", synthesize ?? StartApp);
            Directory.Move($"{project}.new", project);
            DeleteLongUnused();
        }

        Directory.SetLastWriteTimeUtc(project, TimeProvider.System.GetUtcNow().UtcDateTime);
        return Path.Combine(project, "cdk.out");
    }

    private static void Synthesize(SandboxConfig config, string project, Action<string, string> synthesize)
    {
        if (Directory.Exists(project))
        {
            Directory.Delete(project, recursive: true);
        }

        CompanyFiles.Write(config.Validated(), project);
        synthesize(project, Path.Combine(project, "cdk.out"));
    }

    private static void StartApp(string project, string output)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(App, "InfraPoc.dll")])
        {
            WorkingDirectory = project,
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment =
            {
                ["CDK_OUTDIR"] = output,
                ["CDK_CONTEXT_JSON"] = Context,
                // CloudFormation's schemas, which take seconds. Tests that are about them ask for them.
                ["CDK_VALIDATION"] = "false",
            },
        };
        using var app = Process.Start(start)!;
        var error = app.StandardError.ReadToEnd();
        app.WaitForExit();
        app.ExitCode.ShouldBe(0, error);
    }

    /// <summary>Another process may be at the same company.</summary>
    private static FileStream Lock(string file)
    {
        FileStream? locked;
        while ((locked = TryLock(file)) is null)
        {
            Thread.Sleep(50);
        }

        return locked;
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Other processes delete at the same time, and may just have found a use for what looked unused.</summary>
    private static void DeleteLongUnused()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var project in new DirectoryInfo(Folder).GetDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc).Skip(Kept))
        {
            using var locked = TryLock($"{project.FullName}.lock");
            project.Refresh();
            if (locked is not null && project.Exists && now - project.LastWriteTimeUtc > TimeSpan.FromHours(1))
            {
                project.Delete(recursive: true);
            }
        }
    }

    private static string Hash(IEnumerable<byte[]> parts) =>
        Convert.ToHexStringLower(SHA256.HashData([.. parts.SelectMany(part => SHA256.HashData(part))]));
}
