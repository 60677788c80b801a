using System.Globalization;
using System.Text.Json;
using Amazon.CDK;
using InfraPoc;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Read by the Node process that CDK starts: no banner about a Node release that still works. The value lists major versions.
System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");

var result = SandboxLoader.Load(Directory.GetCurrentDirectory());
if (args is ["validate"])
{
    // For `infrapoc config validate`, which cannot see what builds the policies; nothing of CDK starts.
    Console.Out.Write(JsonSerializer.Serialize(result.Problems));
    return result.IsValid ? 0 : 1;
}

if (!result.IsValid)
{
    foreach (var problem in result.Problems)
    {
        Console.Error.WriteLine(problem);
    }

    return 1;
}

var app = new App();
SandboxApp.AddStacks(app, result.Config, Path.Combine(AppContext.BaseDirectory, "functions"));
_ = app.Synth();
return 0;
