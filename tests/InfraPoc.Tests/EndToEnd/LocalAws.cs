using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace InfraPoc.Tests.EndToEnd;

/// <summary>
/// A local AWS (moto) for the length of a test: the real CDK CLI deploys to it, and Python's boto3, which comes with it,
/// reads back. It implements a part of AWS only; each test says what it had to take out or hand over itself.
/// </summary>
internal sealed class LocalAws : IDisposable
{
    private static readonly Lazy<bool> Present = new(() =>
        Succeeds("moto_server", "--help") && Succeeds("python3", "-c", "import boto3, moto"));

    private readonly Process server;
    private readonly Uri address;
    private readonly string account;
    private readonly string region;

    public LocalAws(string account, string region)
    {
        this.account = account;
        this.region = region;
        var port = FreePort();
        // The name matters: the local AWS recognises the addresses of templates by it.
        address = new Uri($"http://localhost:{port}/");
        server = Start("moto_server", new() { ["MOTO_ACCOUNT_ID"] = account }, "-p", $"{port}");
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        try
        {
            WaitUntilReady();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why tests that need it cannot run here; null where they can.</summary>
    public static string? Missing =>
        Present.Value ? null : "Needs a local AWS: moto_server and boto3 of the Python package moto are not installed.";

    /// <summary>Bootstraps the account and deploys one stack of a cloud assembly with the CDK CLI of this project.</summary>
    public void Deploy(string assembly, string stack)
    {
        Cdk("bootstrap", $"aws://{account}/{region}", "--app", assembly);
        Cdk("deploy", stack, "--exclusively", "--app", assembly, "--require-approval", "never");
    }

    /// <summary>Runs a Python script of this folder against the local AWS and returns the JSON it prints.</summary>
    public JsonElement Python(string script, params IEnumerable<string> arguments) =>
        JsonSerializer.Deserialize<JsonElement>(Run("python3", [Path.Combine(AppContext.BaseDirectory, "EndToEnd", script), .. arguments]));

    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill(entireProcessTree: true);
        }

        server.Dispose();
    }

    private void Cdk(params IEnumerable<string> arguments) =>
        Run("node", [Path.Combine("node_modules", "aws-cdk", "bin", "cdk"), .. arguments]);

    private string Run(string command, IEnumerable<string> arguments)
    {
        using var process = Start(
            command,
            new()
            {
                ["AWS_ENDPOINT_URL"] = address.ToString().TrimEnd('/'),
                ["AWS_ACCESS_KEY_ID"] = "testing",
                ["AWS_SECRET_ACCESS_KEY"] = "testing",
                ["AWS_SESSION_TOKEN"] = "",
                ["AWS_PROFILE"] = null,
                ["AWS_REGION"] = region,
                ["AWS_DEFAULT_REGION"] = region,
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
            [.. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} did not end within three minutes.");
        }

        process.ExitCode.ShouldBe(0, $"{command} {string.Join(' ', arguments)}\n{errors.GetAwaiter().GetResult()}");
        return output.GetAwaiter().GetResult();
    }

    private void WaitUntilReady()
    {
        using var client = new HttpClient { BaseAddress = address };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                // Running functions would need Docker.
                using var configuration = new StringContent("""{ "lambda": { "use_docker": false } }""");
                using var answer = client.PostAsync("moto-api/config", configuration).GetAwaiter().GetResult();
                _ = answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception)
                when (exception.StatusCode is null && patience.Elapsed < TimeSpan.FromMinutes(1) && !server.HasExited)
            {
                Thread.Sleep(200);
            }
        }
    }

    private static bool Succeeds(string command, params string[] arguments)
    {
        try
        {
            using var process = Start(command, [], arguments);
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string command, Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = ProjectFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
