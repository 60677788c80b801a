using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Iam;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Brakes;

/// <summary>Runs the reconciler on a local AWS in a process of its own; machine.py says what of it is real and what is fed.</summary>
internal sealed class LocalMachine : IDisposable
{
    private readonly Process python;

    public LocalMachine()
    {
        python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Brakes", "machine.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "testing", ["AWS_SECRET_ACCESS_KEY"] = "testing", ["AWS_DEFAULT_REGION"] = "ap-northeast-1",
                ["MOTO_ACCOUNT_ID"] = TestCompany.SandboxAccount,
            },
        })!;
        _ = python.StandardError.ReadToEndAsync();
    }

    /// <summary>An account without policies and an empty table.</summary>
    public void Reset() => _ = Ask(new JsonObject { ["op"] = "reset" });

    /// <summary>Creates a brake policy as a department's stack does.</summary>
    public void Deploy(string policyName, string path) => _ = Call("iam", "create_policy", new JsonObject
    {
        ["PolicyName"] = policyName,
        ["Path"] = path,
        ["PolicyDocument"] = BrakePolicy.Released.ToJson(),
    });

    /// <summary>One call to the local AWS, as somebody with rights would make it by hand.</summary>
    public JsonElement Call(string service, string operation, JsonObject parameters) =>
        Ask(new JsonObject { ["op"] = "call", ["service"] = service, ["operation"] = operation, ["parameters"] = parameters });

    /// <summary>Runs the machine to its end.</summary>
    public MachineRun Run(string definition, MachineFeed feed, JsonObject? input = null)
    {
        var answer = Ask(new JsonObject
        {
            ["op"] = "run",
            ["definition"] = definition,
            ["input"] = input ?? [],
            ["feed"] = JsonSerializer.SerializeToNode(feed, JsonSerializerOptions.Web),
            ["breakdowns"] = JsonSerializer.SerializeToNode(feed.Breakdowns, JsonSerializerOptions.Web),
        });
        return answer.Deserialize<MachineRun>(JsonSerializerOptions.Web)!;
    }

    /// <summary>Every customer managed policy by name: its default version and all versions with their documents.</summary>
    public IReadOnlyDictionary<string, BrakeVersions> Policies() =>
        Ask(new JsonObject { ["op"] = "policies" })
            .EnumerateObject()
            .ToDictionary(
        policy => policy.Name,
        policy => new BrakeVersions(
            policy.Value.GetProperty("default").GetString()!,
            policy
                .Value.GetProperty("versions").EnumerateObject()
                .ToDictionary(version => version.Name, version => PolicyDocument.Parse(version.Value))));

    public void Dispose()
    {
        python.StandardInput.Close();
        if (!python.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            python.Kill(entireProcessTree: true);
        }

        python.Dispose();
    }

    private JsonElement Ask(JsonObject command)
    {
        python.StandardInput.WriteLine(command.ToJsonString());
        python.StandardInput.Flush();
        var read = python.StandardOutput.ReadLineAsync();
        if (!read.Wait(TimeSpan.FromMinutes(3)) || read.Result is not { } line)
        {
            throw new InvalidOperationException("The local AWS did not answer.");
        }

        var answer = JsonElement.Parse(line);
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("failure", out var failure)
            ? throw new InvalidOperationException(failure.GetString())
            : answer;
    }
}
