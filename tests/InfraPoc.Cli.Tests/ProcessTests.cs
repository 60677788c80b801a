using System.Diagnostics;

namespace InfraPoc.Cli.Tests;

/// <summary>The command as a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    /// <summary>While it waits for a file, as a person at the terminal does it.</summary>
    [UnixFact]
    public void Interrupt_WhileItRuns_EndsWith130AndWithoutAWord()
    {
        var pipe = Path.Combine(commandLine.Root, "reviews.json");
        Start("mkfifo", pipe).WaitForExit();
        using var process = Start(
            "dotnet", "exec", typeof(InfraPocCommand).Assembly.Location, "review", "--reviews", pipe, "--commit", "x", "--root",
            commandLine.Root);

        // Opens when the other end is opened for reading.
        var writer = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
        writer.Wait(TimeSpan.FromMinutes(2)).ShouldBeTrue();
        Start("kill", "-INT", $"{process.Id}").WaitForExit();

        process.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var error = process.StandardError.ReadToEnd();
        (process.ExitCode, process.StandardOutput.ReadToEnd(), error).ShouldBe((ExitCode.Cancelled, "", ""));
        writer.Result.Dispose();
    }

    public void Dispose() => commandLine.Dispose();

    private static Process Start(string program, params IReadOnlyList<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
