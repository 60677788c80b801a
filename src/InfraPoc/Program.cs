using System.Globalization;
using System.Text.Json;
using Amazon.CDK;
using InfraPoc;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Read by the Node process that CDK starts: no banner about a Node release that still works. The value lists major versions.
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");

var isSynthesis = args is not ["validate" or "runbook"];
var started = Task.CompletedTask;
if (isSynthesis)
{
    // Begun while the configuration is read: jsii looks at all of CDK's classes, a third of a second's work, and CDK's Node process
    // starts with the first thing that is asked of it. From two threads at once it must not be asked.
    _ = Task.Run(() => typeof(App).Assembly.GetTypes());
    started = Task.Run(() => Token.IsUnresolved(""));
}

var result = SandboxLoader.Load(Directory.GetCurrentDirectory());
if (!isSynthesis)
{
    // For `infrapoc config validate` and `docs`, which cannot see what builds policies and alarms; nothing of CDK starts.
    Console.Out.Write(
        args is ["runbook"] && result.IsValid
        ? JsonSerializer.Serialize(RunbookSections.ByFile(result.Config.Sandbox))
        : JsonSerializer.Serialize<IReadOnlyList<ConfigProblem>>([.. result.Problems, .. result.Warnings]));
    return result.IsValid ? 0 : 1;
}

if (!result.IsValid)
{
    var language = ConfigLoader.LanguageOf(Directory.GetCurrentDirectory()) ?? Language.English;
    foreach (var line in ConfigProblem.Lines(result.Problems, language))
    {
        Console.Error.WriteLine(line);
    }

    return 1;
}

await started;
try
{
    var app = new App();
    SandboxApp.AddStacks(app, result.Config, Path.Combine(AppContext.BaseDirectory, "functions"));
    _ = app.Synth();
    return 0;
}
catch (BilingualException exception)
{
    Console.Error.WriteLine(exception.Text.In(result.Config.Sandbox.Language));
    return 1;
}
catch (Exception exception) when (exception.Message.StartsWith("ValidationFailed: ", StringComparison.Ordinal))
{
    // The report is on standard error already, and a stack trace would only hide it. Under the CDK CLI nothing is thrown: it
    // reads the report from the assembly and shows it.
    Console.Error.WriteLine(exception.Message);
    return 1;
}
