using System.Diagnostics;

namespace InfraPoc.Cli;

/// <summary>Runs another program.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it to its end, and returns what it wrote.</summary>
    /// <param name="program">The program, found on the PATH.</param>
    /// <param name="arguments">Its arguments, each handed over as it is.</param>
    /// <param name="folder">Its working folder; this process's by default.</param>
    /// <param name="environment">Variables that it has besides those of this process.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static (int ExitCode, string Out, string Error) Run(
        string program, IReadOnlyList<string> arguments, string folder = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        // Both at once: a program whose error nobody reads may wait for ever.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
