using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace InfraPoc.Aws.Tests;

/// <summary>The models of AWS's services that the Python package botocore ships.</summary>
internal static class Botocore
{
    private static readonly Lazy<bool> Present = new(() => Python("import botocore.loaders") is not null);
    private static readonly ConcurrentDictionary<string, JsonElement> Loaded = [];

    /// <summary>Why tests that need them cannot run here; null where they can.</summary>
    public static string? Missing => Present.Value ? null : "Needs AWS's models: the Python package botocore is not installed.";

    public static JsonElement Model(string service) => Loaded.GetOrAdd(service, static service => JsonSerializer.Deserialize<JsonElement>(
        Python($"import botocore.loaders as b, json; print(json.dumps(b.Loader().load_service_model('{service}', 'service-2')))")!));

    private static string? Python(string script)
    {
        try
        {
            var start = new ProcessStartInfo("python3", ["-c", script])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.GetAwaiter().GetResult();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
