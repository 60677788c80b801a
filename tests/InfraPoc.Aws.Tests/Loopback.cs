using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InfraPoc.Aws.Tests;

/// <summary>A service on this machine that answers what a test says, and notes what it was asked.</summary>
public sealed class Loopback : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<Asked, Answer> answer;

    public Loopback(Func<Asked, Answer> answer)
    {
        this.answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    public ConcurrentQueue<Asked> Requests { get; } = [];

    public void Dispose() => listener.Abort();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => Reply(context));
        }
    }

    private async Task Reply(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var asked = new Asked(context.Request.HttpMethod, context.Request.RawUrl!, await reader.ReadToEndAsync(), context.Request.Headers);
        Requests.Enqueue(asked);
        var reply = answer(asked);
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Type;
        context.Response.ContentLength64 = bytes.Length + reply.Missing;
        await context.Response.OutputStream.WriteAsync(bytes);
        await context.Response.OutputStream.FlushAsync();
        await Task.Delay(reply.Stall);
        if (reply.Missing > 0)
        {
            context.Response.Abort();
        }
        else
        {
            context.Response.Close();
        }
    }

    /// <summary>A request.</summary>
    public sealed record Asked(string Method, string Path, string Body, NameValueCollection Headers);

    /// <summary>An answer; the last <paramref name="Missing"/> bytes of it never come.</summary>
    public sealed record Answer(
        int Status, string Body, string Type = "application/x-amz-json-1.1", int Missing = 0, TimeSpan Stall = default);
}
