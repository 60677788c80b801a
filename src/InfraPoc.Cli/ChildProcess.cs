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
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
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
        if (process.ExitCode == ExitCode.Cancelled)
        {
            // Ctrl+C reaches all programs of a terminal, and the other one may end before this one hears of it.
            throw new OperationCanceledException();
        }

        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
