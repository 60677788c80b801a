using System.Diagnostics;
using System.Security.Cryptography;
using InfraPoc.Functions.Tests.Fixture;
using InfraPoc.Testing;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests;

/// <summary>
/// What is deployed, as it is: the folder that the build publishes beside the app, started by its own runtimeconfig.json in a fresh
/// process that finds the handler by its string and hands it streams, like Lambda's runtime, which needs no more than that.
/// </summary>
public sealed class PublishedAssetTests(PublishedAssetTests.Asset asset) : IClassFixture<PublishedAssetTests.Asset>
{
    [Fact]
    public void Asset_IsSmallAndHoldsWhatTheRuntimeStartsFrom()
    {
        var files = Directory.GetFiles(Asset.Folder, "*", SearchOption.AllDirectories);

        files.Sum(file => new FileInfo(file).Length).ShouldBeLessThan(10_000_000);
        files.Select(file => Path.GetRelativePath(Asset.Folder, file)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "AWSSDK.Core.dll", "AWSSDK.DynamoDBv2.dll", "AWSSDK.Extensions.Numerics.dll", "AWSSDK.SimpleSystemsManagement.dll",
            "InfraPoc.Aws.dll", "InfraPoc.Functions.deps.json", "InfraPoc.Functions.dll", "InfraPoc.Functions.runtimeconfig.json",
            "InfraPoc.Spending.dll", "System.IO.Hashing.dll",
        ]);
    }

    [CompleteFact]
    public void Asset_BuiltFromAnotherFolder_HasTheSameBytes()
    {
        using var other = new Copy();

        Hashes(other.Publish()).ShouldBe(Hashes(Asset.Folder));

        static List<string> Hashes(string folder) =>
        [
            .. from file in Directory.GetFiles(folder).Order(StringComparer.Ordinal)
               select $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}",
        ];
    }

    [LocalAwsFact]
    public void Handlers_InAFreshProcess_CountStopAndTakeCommands()
    {
        using var sandbox = new TestSandbox().Deploy(Sales, Development);

        var metered = asset.Invoke(sandbox, "Meter", LogLine.Delivery([sandbox.Use(Sales, 10), "no JSON"], at: sandbox.Clock.Now));
        metered.Answer.ShouldBe("""{"counted":1,"repeated":0,"setAside":1}""");
        metered.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith('{'));
        sandbox.Sum($"use#{Sales} M#2027-01").ShouldBe(10_000_000);

        asset.Invoke(sandbox, "Brake", """{"engage":"development","reason":"試験"}""").Answer.ShouldContain("\"cause\":\"Order\"");
        sandbox.IsEngaged(Development).ShouldBeTrue();
    }

    [LocalAwsFact]
    public void Handler_ThatFails_SaysWhyAndNothingElse()
    {
        using var sandbox = new TestSandbox().Deploy(Sales);

        asset.Invoke(sandbox, "Brake", """{"engage":"nobody","reason":"試験"}""", fails: true).Errors.ShouldContain("FunctionException");
        asset.Invoke(sandbox, "PromptLogging", "no JSON", fails: true).Errors.ShouldContain("FunctionException");
    }

    /// <summary>The published folder and a program that stands for Lambda's runtime.</summary>
    public sealed class Asset : IDisposable
    {
        private readonly Lazy<string> started;
        private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("infrapoc-asset-");

        public Asset() =>
            started = new(() =>
            {
                // .NET looks for what deps.json names beside the program that it starts.
                var target = temporary.CreateSubdirectory("started").FullName;
                var files = Directory.GetFiles(Folder).Append(typeof(Runtime).Assembly.Location);
                foreach (var file in files)
                {
                    File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
                }

                return target;
            });

        public static string Folder => CloudAssemblies.Functions;

        public void Dispose() => temporary.Delete(recursive: true);

        internal (string Answer, string Output, string Errors) Invoke(
            TestSandbox sandbox, string function, string input, bool fails = false)
        {
            var start = new ProcessStartInfo("dotnet",
            [
                "exec",
                "--runtimeconfig", Path.Combine(Folder, "InfraPoc.Functions.runtimeconfig.json"),
                "--depsfile", Path.Combine(Folder, "InfraPoc.Functions.deps.json"),
                Path.Combine(started.Value, "InfraPoc.Functions.Tests.dll"),
                started.Value,
                $"InfraPoc.Functions::InfraPoc.Functions.{function}::Handle",
            ])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = Folder,
            };
            start.Environment["AWS_ENDPOINT_URL"] = sandbox.Proxy.Address.ToString();
            start.Environment["AWS_REGION"] = LocalAws.Region;
            start.Environment["AWS_ACCESS_KEY_ID"] = "testing";
            start.Environment["AWS_SECRET_ACCESS_KEY"] = "testing";
            start.Environment["AWS_SESSION_TOKEN"] = "testing";
            start.Environment["INFRAPOC_SANDBOX"] = sandbox.Name;
            start.Environment["INFRAPOC_TABLE"] = sandbox.Name;
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            process.ExitCode.ShouldBe(fails ? 1 : 0, errors.Result);
            var lines = output.Result.Split('\n');
            var at = Array.FindIndex(lines, line => line.StartsWith(Runtime.Mark, StringComparison.Ordinal));
            var logged = string.Join('\n', lines.Where((_, index) => index != at));
            return (at < 0 ? "" : lines[at][Runtime.Mark.Length..], logged, errors.Result);
        }
    }

    /// <summary>The same sources in another folder.</summary>
    private sealed class Copy : IDisposable
    {
        private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("infrapoc-copy-of-another-length-");

        public Copy()
        {
            var source = ProjectFolder.Path;
            string[] files =
                ["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json", "nuget.config"];
            foreach (var file in files)
            {
                File.Copy(Path.Combine(source, file), Path.Combine(root.FullName, file));
            }

            foreach (var file in new[] { "Functions", "Aws", "Spending" }.SelectMany(project =>
                Directory.GetFiles(Path.Combine(source, "src", $"InfraPoc.{project}"), "*", SearchOption.AllDirectories)))
            {
                var relative = Path.GetRelativePath(source, file);
                if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                {
                    var copy = Path.Combine(root.FullName, relative);
                    _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }

            foreach (var file in new[] { "Asset.props", "Directory.Build.targets" })
            {
                File.Copy(Path.Combine(source, "src", file), Path.Combine(root.FullName, "src", file));
            }

            _ = Directory.CreateDirectory(Path.Combine(root.FullName, "eng", "bindings", "feed"));
        }

        public string Publish()
        {
            var target = Path.Combine(root.FullName, "asset");
            var project = Path.Combine(root.FullName, "src", "InfraPoc.Functions");

            // Analyzers write nothing, and take a while.
            string[] quick = ["-p:RunAnalyzers=false", "-p:NuGetAudit=false"];
            using var process = LocalAws.Start("dotnet", ["publish", project, "-c", "Release", "-o", target, "--nologo", .. quick]);
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, output.Result + errors.Result);
            return target;
        }

        public void Dispose() => root.Delete(recursive: true);
    }
}
