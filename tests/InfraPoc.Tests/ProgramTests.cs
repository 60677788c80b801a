using System.Diagnostics;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Tests;

/// <summary>The app as the CDK CLI starts it.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void Program_InvalidConfiguration_PrintsEveryProblemAndWritesNothing()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("departments/sales.yaml", "monthly: 50000", "monthly: -5");
        company.Edit("sandbox.yaml", "floor: standard", "floor: standrd");

        var (exitCode, output, error) = Run(company.Root);

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(ConfigProblem.Lines(SandboxLoader.Load(company.Root).Problems, Language.Japanese));
        error.ShouldContain("error SBX005");
        error.ShouldContain("error DEP014");
        Directory.EnumerateFileSystemEntries(company.Root).Select(Path.GetFileName).ShouldBe(["config"]);
    }

    [Fact]
    public void Program_ValidConfiguration_SynthesizesWithoutNoise()
    {
        using var company = new CompanyFolder("model-1");

        var (exitCode, output, error) = Run(company.Root);

        error.ShouldBeEmpty();
        output.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(company.Root, "cdk.out"), "*.template.json").Select(Path.GetFileName)
            .ShouldBe(
                [
                    "GenaiPoc-Access-sales.template.json", "GenaiPoc-Audit.template.json", "GenaiPoc-Boundary.template.json",
                    "GenaiPoc-Dept-sales.template.json", "GenaiPoc-Guardrails.template.json", "GenaiPoc-Usage.template.json",
                ],
                ignoreOrder: true);
    }

    private static (int ExitCode, string Out, string Error) Run(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(CloudAssemblies.App, "InfraPoc.dll"));
        // As the CDK CLI does it; the test run's own silence must not help.
        start.Environment["CDK_OUTDIR"] = Path.Combine(folder, "cdk.out");
        _ = start.Environment.Remove("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
