using System.Globalization;
using System.Text.Json;
using Amazon.CDK;
using InfraPoc;
using InfraPoc.Bench;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Testing;

int[] sizes = [1, 10, 100, 300];
const int Runs = 3;

System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is ["--child", var count, var what, var folder])
{
    var config =
        count == "empty"
            ? null
            : TestCompany.Config([.. Enumerable.Range(1, int.Parse(count, CultureInfo.InvariantCulture)).Select(Generated)]);
    Console.WriteLine(JsonSerializer.Serialize(Measurement.Of(() =>
    {
        if (what == Measurement.Controls)
        {
            Check(config!, folder);
        }
        else
        {
            Synthesize(config, folder, validate: what == Measurement.Validated);
        }
    })));
    return 0;
}

foreach (var validate in new[] { false, true })
{
    var kind = validate ? Measurement.Validated : Measurement.Plain;
    Console.WriteLine(
        $"Synthesis {(validate ? "with" : "without")} aws-cdk-lib's template validation, median of {Runs} runs, each in processes of its own");
    var floor = Measurement.Median(null, kind, Runs);
    Console.WriteLine($"  {"departments",11} {"ms",8} {"ms/department above floor",26} {".NET MiB",9} {"Node MiB",9} {"together",9}");
    Console.WriteLine(
        $"  {"empty app",11} {floor.Milliseconds,8:F0} {"",26} {floor.DotnetMiB,9:F0} {floor.NodeMiB,9:F0} {floor.TotalMiB,9:F0}");
    var perDepartment = new Dictionary<int, double>();
    foreach (var size in validate ? sizes[..^1] : sizes)
    {
        var run = Measurement.Median(size, kind, Runs);
        perDepartment[size] = (run.Milliseconds - floor.Milliseconds) / size;
        Console.WriteLine(
            $"  {size,11} {run.Milliseconds,8:F0} {perDepartment[size],26:F1} {run.DotnetMiB,9:F0} {run.NodeMiB,9:F0} {run.TotalMiB,9:F0}");
    }

    if (perDepartment.TryGetValue(300, out var of300))
    {
        // What 200 more departments cost each, against what the first 100 cost each: 1.00 is linear, more is worse.
        var further = ((300 * of300) - (100 * perDepartment[100])) / 200;
        var ratio = further / perDepartment[100];
        Console.WriteLine(
            $"  growth from 100 to 300: {further:F1} ms each, {ratio:F2} of the first 100 ({(ratio <= 1.15 ? "linear within 15 %" : "NOT linear")})");
    }

    Console.WriteLine();
}

Console.WriteLine(
    $"All {ControlCatalogue.All.Count} controls on templates that were synthesized before, median of {Runs} runs, each in a process of its own");
Console.WriteLine($"  {"departments",11} {"ms",8}");
foreach (var size in sizes)
{
    Console.WriteLine($"  {size,11} {Measurement.Median(size, Measurement.Controls, Runs).Milliseconds,8:F0}");
}

return 0;

static void Synthesize(SandboxConfig? config, string folder, bool validate)
{
    var app = new App(
        new AppProps
        {
            Outdir = folder,
            Context = CdkContext.Of(Directory.GetCurrentDirectory()),
            BuiltinCloudFormationValidation = validate,
        });
    if (config is not null)
    {
        var functions = Path.Combine(Directory.GetCurrentDirectory(), "src", "InfraPoc", "bin", "Release", "net10.0", "functions");
        SandboxApp.AddStacks(app, config, functions);
    }

    _ = app.Synth();
}

static void Check(SandboxConfig config, string folder)
{
    var templates = SandboxTemplates.Read(config, folder);
    if (ControlCatalogue.All.SelectMany(control => control.Check(templates)).FirstOrDefault() is { } violation)
    {
        throw new InvalidOperationException($"A control is violated: {violation.Path}: {violation.What}");
    }
}

static Department Generated(int number) => TestCompany.Department($"dept-{number}", $"部門{number}", ["haiku", "sonnet"]) with
{
    Access = new DepartmentAccess { Playground = true, Application = number % 2 == 0 },
    Budget = new Budget { Monthly = 1_000 },
    Members = [.. Enumerable.Range(1, 5).Select(member => $"dept-{number}-{member}@example.com")],
};
