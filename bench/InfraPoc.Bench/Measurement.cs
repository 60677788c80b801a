using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace InfraPoc.Bench;

/// <summary>One synthesis, or one check of the controls, in a process of its own.</summary>
/// <param name="Milliseconds">
/// From the first use of CDK to the last file written; of the controls, from the first file read to the last verdict.
/// </param>
/// <param name="DotnetMiB">Peak resident memory of the .NET process, in MiB.</param>
/// <param name="NodeMiB">Peak resident memory of CDK's Node process, in MiB; null where the system does not tell.</param>
internal sealed record Measurement(double Milliseconds, double DotnetMiB, double? NodeMiB)
{
    /// <summary>Peak memory of both processes, in MiB.</summary>
    public double TotalMiB => DotnetMiB + (NodeMiB ?? 0);

    /// <summary>Synthesizing, without aws-cdk-lib's template validation.</summary>
    public const string Plain = "plain";

    /// <summary>Synthesizing, with it.</summary>
    public const string Validated = "validated";

    /// <summary>Checking the controls on what another process synthesized.</summary>
    public const string Controls = "controls";

    /// <summary>Runs this program again, several times, and returns the run of median time.</summary>
    /// <param name="departments">Number of departments; null for an empty CDK app.</param>
    /// <param name="what">What is measured.</param>
    /// <param name="runs">Number of runs.</param>
    public static Measurement Median(int? departments, string what, int runs) =>
        Enumerable.Range(0, runs).Select(_ => Once(departments, what)).OrderBy(run => run.Milliseconds).ElementAt(runs / 2);

    /// <summary>Measures <paramref name="work"/> in this process.</summary>
    public static Measurement Of(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        watch.Stop();
        using var self = Process.GetCurrentProcess();
        return new Measurement(watch.Elapsed.TotalMilliseconds, self.PeakWorkingSet64 / 1048576.0, NodeChildMiB());
    }

    private static Measurement Once(int? departments, string what)
    {
        var folder = Directory.CreateTempSubdirectory("infrapoc-bench-");
        try
        {
            if (what == Controls)
            {
                _ = InChild(departments, Plain, folder.FullName);
            }

            return InChild(departments, what, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Measurement InChild(int? departments, string what, string folder)
    {
        var start = new ProcessStartInfo(System.Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add("--child");
        start.ArgumentList.Add(departments?.ToString(CultureInfo.InvariantCulture) ?? "empty");
        start.ArgumentList.Add(what);
        start.ArgumentList.Add(folder);
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement>(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!
            : throw new InvalidOperationException(
                $"The run with {departments?.ToString(CultureInfo.InvariantCulture) ?? "no"} departments failed: {output}");
    }

    /// <summary>Peak of the node processes below this one (jsii starts one that starts another), from Linux's /proc.</summary>
    private static double? NodeChildMiB()
    {
        var nodes =
            from process in Process.GetProcessesByName("node")
            let status = $"/proc/{process.Id}/status"
            where File.Exists(status)
            let lines = File.ReadAllLines(status).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim())
            select (
                process.Id, Parent: int.Parse(lines["PPid"], CultureInfo.InvariantCulture),
                Peak: double.Parse(lines["VmHWM"].Split(' ')[0], CultureInfo.InvariantCulture) / 1024);
        var all = nodes.ToList();
        var children = all.Where(node => node.Parent == System.Environment.ProcessId).ToList();
        var below = all.Where(node => children.Any(child => child.Id == node.Parent));
        return children.Count == 0 ? null : children.Concat(below).Sum(node => node.Peak);
    }
}
