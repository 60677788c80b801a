using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>
/// Stands between a function and a local AWS, notes every call and lets any of them fail: refused before it is done, its
/// answer lost after it was done, or everything dead from then on, as when a process ends.
/// </summary>
internal sealed partial class Proxy : IDisposable
{
    /// <summary>The local DynamoDB is not isolated: a cancelled transaction takes others' writes with it.</summary>
    private static readonly SemaphoreSlim OneByOne = new(1);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false });

    private readonly HttpListener listener = new();
    private readonly Uri target;
    private volatile bool dead;

    public Proxy(Uri target)
    {
        this.target = target;
        Address = Move();
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; private set; }

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>What happens to a call; null for nothing.</summary>
    public Func<Call, Fault?>? Fault { get; set; }

    /// <summary>Messages that a topic took.</summary>
    public IReadOnlyList<Message> Messages =>
        [.. Calls.Where(call => call is { Operation: "Publish", Done: true }).Select(call => Message.Of(call.Body))];

    /// <summary>Another address, to which nobody has a connection yet.</summary>
    public Uri Move()
    {
        Address = new Uri($"http://localhost:{LocalAws.FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        return Address;
    }

    public void Revive()
    {
        dead = false;
        Fault = null;
    }

    public void Dispose() => listener.Abort();

    private async Task ServeAsync()
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

            _ = Task.Run(async () =>
            {
                try
                {
                    await PassAsync(context);
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    context.Response.Abort();
                }
            });
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var call = CallOf(context.Request, Encoding.UTF8.GetString(body.ToArray()));
        lock (Calls)
        {
            Calls.Enqueue(call);
            call.Number = Calls.Count;
        }

        var fault = dead ? new Fault(Kill: true) : Fault?.Invoke(call);
        if (fault is { After: false })
        {
            Fail(context, fault);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(target, context.Request.RawUrl));
        request.Content = new ByteArrayContent(body.ToArray());
        var names = context.Request.Headers.AllKeys.Where(name => name is not ("Host" or "Connection" or "Content-Length" or "Expect"));
        foreach (var name in names)
        {
            if (!request.Headers.TryAddWithoutValidation(name!, context.Request.Headers[name]))
            {
                _ = request.Content.Headers.TryAddWithoutValidation(name!, context.Request.Headers[name]);
            }
        }

        var gate = call.Service == "dynamodb" ? OneByOne : new SemaphoreSlim(1);
        await gate.WaitAsync();
        byte[] answer;
        HttpResponseMessage response;
        try
        {
            response = await Http.SendAsync(request);
            answer = await response.Content.ReadAsByteArrayAsync();
        }
        finally
        {
            _ = gate.Release();
        }

        using (response)
        {
            call.Done = response.IsSuccessStatusCode;
            if (fault is not null)
            {
                Fail(context, fault);
                return;
            }

            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            context.Response.ContentLength64 = answer.Length;
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }

    private void Fail(HttpListenerContext context, Fault fault)
    {
        if (fault.Kill)
        {
            dead = true;
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = fault.Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1";
        context.Response.Close(Encoding.UTF8.GetBytes(fault.Body), willBlock: true);
    }

    private static Call CallOf(HttpListenerRequest request, string body)
    {
        var scope = Scope().Match(request.Headers["Authorization"] ?? "");
        var operation = request.Headers["X-Amz-Target"] is { } target ? target.Split('.')[1] : HttpUtility.ParseQueryString(body)["Action"];
        return new Call(scope.Groups["service"].Value, operation ?? $"{request.HttpMethod} {request.RawUrl}", body);
    }

    [GeneratedRegex("/(?<service>[a-z0-9-]+)/aws4_request", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scope();
}
