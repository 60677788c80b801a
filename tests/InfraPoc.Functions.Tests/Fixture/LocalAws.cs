using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>
/// A local AWS (moto) for all tests of this process. It implements a part of AWS and checks little; tests keep apart by the
/// names of their sandboxes. It is also asked directly, as a deployment or a person would.
/// </summary>
internal sealed class LocalAws : IDisposable
{
    public const string Account = "123456789012";
    public const string Region = "ap-northeast-1";

    /// <summary>
    /// The server, which ends when the process that started it is gone, however that ended. It answers one request at a time: its loops
    /// over what it holds do not survive that another test adds something. What it reads anew from disk and from its own classes for every
    /// request, a third of its time, is remembered.
    /// </summary>
    private const string Server = """
        import functools, os, sys, threading, time
        parent = os.getppid()
        def watch():
            while os.getppid() == parent:
                time.sleep(0.5)
            os._exit(0)
        threading.Thread(target=watch, daemon=True).start()
        import moto.backends, moto.core.responses
        modules = frozenset(moto.backends.list_of_moto_modules())
        moto.backends.list_of_moto_modules = lambda: modules
        moto.core.responses.method_names_from_class = functools.cache(moto.core.responses.method_names_from_class)
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication as Application
        lock, answer = threading.Lock(), Application.__call__
        def one_at_a_time(self, environ, start_response):
            with lock:
                return answer(self, environ, start_response)
        Application.__call__ = one_at_a_time
        from moto.server import main
        main(sys.argv[1:])
        """;

    private static readonly Lazy<bool> Present = new(() => Succeeds("python3", "-c", "import moto.server"));
    private static readonly Lazy<LocalAws> Started = new(() => new LocalAws());

    private readonly Process server;
    private readonly HttpClient http;

    private LocalAws()
    {
        var port = FreePort();
        Address = new Uri($"http://localhost:{port}/");
        server = Start("python3", "-c", $"{Before}\n{Server}", "-p", $"{port}");
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        http = new HttpClient { BaseAddress = Address };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = http.GetAsync("moto-api/data.json").GetAwaiter().GetResult();
                _ = answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception)
                when (exception.StatusCode is null && patience.Elapsed < TimeSpan.FromMinutes(1) && !server.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>Why tests that need it cannot run here; null where they can.</summary>
    public static string? Missing => Present.Value ? null : "Needs a local AWS: the Python package moto is not installed.";

    /// <summary>Python that the server runs before it starts.</summary>
    public static string Before { get; set; } = "";

    public static LocalAws Current => Started.Value;

    public Uri Address { get; }

    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Calls an operation of the query protocol and returns the XML.</summary>
    public string Query(string service, string version, params (string Name, string Value)[] fields)
    {
        var named = fields.Append(("Version", version)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var content = new FormUrlEncodedContent(named);
        return Send(service, content);
    }

    /// <summary>Calls an operation of the JSON protocol.</summary>
    public JsonNode Json(string service, string target, JsonObject input)
    {
        using var content = new StringContent(input.ToJsonString());
        content.Headers.ContentType = new MediaTypeHeaderValue($"application/x-amz-json-1.{(service == "dynamodb" ? 0 : 1)}");
        content.Headers.Add("X-Amz-Target", target);
        var text = Send(service, content);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static Process Start(string command, params IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

    private string Send(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        var region = service is "iam" or "budgets" ? "us-east-1" : Region;
        var scope = $"AWS4-HMAC-SHA256 Credential=testing/20270101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0";
        _ = request.Headers.TryAddWithoutValidation("Authorization", scope);
        using var answer = http.SendAsync(request).GetAwaiter().GetResult();
        var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return text;
    }

    private static bool Succeeds(string command, params string[] arguments)
    {
        try
        {
            using var process = Start(command, arguments);
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
}
