using System.Diagnostics;
using System.Globalization;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Tests.Access;

/// <summary>What the controls ask the policy evaluator of the company that they are tested on, collected while they ask.</summary>
internal sealed class RequestsOfControls : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Who asks here, so that what other tests ask at the same time is not taken for it.</summary>
    private static readonly AsyncLocal<string?> Asking = new();

    private static readonly Lazy<IReadOnlyList<(string Control, PolicyRequest Request, DateTimeOffset? Time)>> Collected = new(Collect);

    private readonly Dictionary<string, (string, PolicyRequest, DateTimeOffset?)> requests = new(StringComparer.Ordinal);

    /// <summary>The requests, each once, with the first control that asks it and the time for which it does.</summary>
    public static IReadOnlyList<(string Control, PolicyRequest Request, DateTimeOffset? Time)> All => Collected.Value;

    /// <summary>The condition keys of a request but those of the time, and the Region in which it is made.</summary>
    public static IReadOnlyList<(string Key, string? Value)> Context(PolicyRequest request, SandboxTemplates templates)
    {
        const string Region = "aws:RequestedRegion";
        List<(string Key, string? Value)> keys =
        [
            .. request.Context.Where(key => key.Key is not ("aws:CurrentTime" or "aws:EpochTime"))
                .Select(key => (key.Key, key.Value.Count == 0 ? null : key.Value.ShouldHaveSingleItem())),
        ];
        return keys.Exists(key => key.Key == Region) ? keys : [.. keys, (Region, templates.Config.Sandbox.Accounts.Sandbox.Region)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == PolicyEvaluator.Listener)
        {
            _ = value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Asking.Value is not { } control || value.Value is not PolicyRequest request)
        {
            return;
        }

        var keys = string.Join(' ', request.Context.Select(key => $"{key.Key}={string.Join(',', key.Value)}").Order(StringComparer.Ordinal));
        DateTimeOffset? time = request.Context.TryGetValue("aws:EpochTime", out var epoch) && epoch is [var second]
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(second, CultureInfo.InvariantCulture)) : null;
        lock (requests)
        {
            _ = requests.TryAdd($"{request.Action} {request.Resource} {keys}", (control, request, time));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static IReadOnlyList<(string, PolicyRequest, DateTimeOffset?)> Collect()
    {
        var collector = new RequestsOfControls();
        using var listeners = DiagnosticListener.AllListeners.Subscribe(collector);
        var templates = ControlledCompany.Templates.Anew();
        foreach (var control in ControlCatalogue.All)
        {
            Asking.Value = control.Name;
            _ = templates.Judge(control);
        }

        Asking.Value = null;
        return [.. collector.requests.Values];
    }
}
