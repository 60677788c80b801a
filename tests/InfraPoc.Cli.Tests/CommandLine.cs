using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Controls;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests;

/// <summary>Runs the command on a copy of the test company, without a process and without CDK.</summary>
internal sealed partial class CommandLine : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infrapoc-tests-");

    public CommandLine()
    {
        Copy("sandbox.yaml", "config/sandbox.yaml");
        Copy("models.yaml", "config/models.yaml");
        Copy("sales.yaml", "config/departments/sales.yaml");
    }

    public string Root => folder.FullName;

    /// <summary>The project folder that the command is given.</summary>
    public string Project { get; set; } = "";

    /// <summary>What the command is told that the templates are billed for.</summary>
    public SandboxInventory Inventory { get; set; } = new(
        new Dictionary<Price, decimal> { [PriceList.Key] = 1, [PriceList.AlarmMetric] = 17 },
        [new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 16 }],
        new HashSet<string> { "AWS::KMS::Key", "AWS::SNS::Topic", "AWS::Budgets::Budget" });

    /// <summary>Another way to count; the command's own starts the app.</summary>
    public Func<SandboxConfig, string, SandboxInventory>? Count { get; set; }

    /// <summary>The controls there are for the command.</summary>
    public IReadOnlyList<Control> Controls { get; set; } = [new BucketsAreEncrypted()];

    /// <summary>The day on which the command runs, in UTC; the department's period begins on 2026-12-01.</summary>
    public DateTime Now { get; set; } = new(2026, 12, 15);

    /// <summary>Width of the terminal, in columns.</summary>
    public int Width { get; set; } = 160;

    /// <summary>The same where a person is asked.</summary>
    public int DialogWidth { get; set; } = 500;

    /// <summary>Replaces the company by the one that controls are tested on, and gives it its cloud assembly.</summary>
    public void UseControlledCompany()
    {
        Directory.Delete(Path.Combine(Root, "config"), recursive: true);
        CompanyFiles.Write(ControlledCompany.Config, Root);
        _ = Directory.CreateSymbolicLink(Path.Combine(Root, "cdk.out"), ControlledCompany.Assembly);
        Edited(File.GetLastWriteTimeUtc(Path.Combine(ControlledCompany.Assembly, "manifest.json")).AddMinutes(-1));
    }

    /// <summary>Lets the company's files be as they were saved at a time.</summary>
    public void Edited(DateTime time) => Directory.EnumerateFiles(Path.Combine(Root, "config"), "*.yaml", SearchOption.AllDirectories)
        .ToList().ForEach(file => File.SetLastWriteTimeUtc(file, time));

    /// <summary>What a person at the terminal types, a line for each question; null where there is no terminal.</summary>
    public IReadOnlyList<string>? Answers { get; set; }

    /// <summary>What was asked, and answered.</summary>
    public string Dialog { get; private set; } = "";

    /// <summary>The files of the company and what they hold.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>A file of the company.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Replaces text in a file of the company; the text must be there.</summary>
    public void Edit(string file, string text, string replacement)
    {
        var path = Path.Combine(Root, file);
        var before = File.ReadAllText(path);
        before.ShouldContain(text);
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal));
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes a cloud assembly of one stack, as the CDK does.</summary>
    public void WriteAssembly(string folder, string stack, string template)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template)));
        Write($"{folder}/{stack}.template.json", template);
        Write($"{folder}/{stack}.assets.json", $$"""
            { "files": { "{{hash}}": {
              "source": { "path": "{{stack}}.template.json", "packaging": "file" },
              "destinations": { "here": { "bucketName": "assets", "objectKey": "{{hash}}.json" } } } } }
            """);
        Write($"{folder}/manifest.json", $$"""
            { "artifacts": {
              "Tree": { "type": "cdk:tree", "properties": { "file": "tree.json" } },
              "{{stack}}.assets": { "type": "cdk:asset-manifest", "properties": { "file": "{{stack}}.assets.json" } },
              "{{stack}}": { "type": "aws:cloudformation:stack", "environment": "aws://111122223333/ap-northeast-1", "properties": {
                "templateFile": "{{stack}}.template.json", "stackTemplateAssetObjectUrl": "s3://assets/{{hash}}.json" } } } }
            """);
    }

    /// <summary>Puts the app that these tests were built with where the command looks for it.</summary>
    public void BuildApp()
    {
        var app = Directory.CreateDirectory(Path.Combine(Root, "src", "InfraPoc")).FullName;
        _ = Directory.CreateSymbolicLink(Path.Combine(app, "bin"), Path.Combine(ProjectFolder.Path, "src", "InfraPoc", "bin"));
    }

    /// <summary>What the last command that ran named as the next step, on standard error after everything else.</summary>
    public string Next { get; private set; } = "";

    /// <summary>What the last command that ran said while it took seconds, in lines.</summary>
    public string Progress { get; private set; } = "";

    /// <summary>Runs a command line; <c>--root</c> is added, and neither progress nor the next step is in what is returned.</summary>
    public (int ExitCode, string Out, string Error) Run(params IReadOnlyList<string> arguments)
    {
        using var console = new TestConsole();
        console.Profile.Width = Width;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var dialog = new TestConsole().Interactive();
        dialog.Profile.Width = DialogWidth;
        foreach (var line in Answers ?? [])
        {
            // As a terminal sends characters that no key of its own is for.
            foreach (var each in line)
            {
                dialog.Input.PushKey(new ConsoleKeyInfo(each, char.IsAscii(each) ? (ConsoleKey)each : default, false, false, false));
            }

            dialog.Input.PushKey(ConsoleKey.Enter);
        }

        var exitCode = InfraPocCommand.Run(
            ["--root", Path.Combine(Root, Project), .. arguments],
            new Session(
                new Terminal(console, output, error) { Dialog = Answers is null ? null : dialog }, Language.English,
                new Clock(Now), Controls, Count ?? ((_, _) => Inventory)));
        Dialog = dialog.Output;
        var (said, place) = (error.ToString(), NextLines().Match(error.ToString()));
        Next = place.Value;
        NextStep.Check(Next);
        said = said[..^Next.Length];
        Progress = string.Concat(ProgressLine().Matches(said).Select(match => match.Value));
        return (exitCode, output + console.Output, ProgressLine().Replace(said, ""));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Puts a company's own values in the place of those of the sample, of which the command warns.</summary>
    public void ReplaceSampleValues()
    {
        (string Sample, string Own)[] values =
        [
            ("111122223333", "210987654321"), ("444455556666", "654321098765"), ("example.awsapps", "shoji.awsapps"),
            ("example.com", "shoji.co.jp"), ("ssoins-1234567890abcdef", "ssoins-fedcba0987654321"), ("d-1234567890", "d-0987654321"),
        ];
        foreach (var file in new[] { "config/sandbox.yaml", "config/departments/sales.yaml" })
        {
            var text = File.ReadAllText(Path.Combine(Root, file));
            Write(file, values.Aggregate(text, (before, value) => before.Replace(value.Sample, value.Own, StringComparison.Ordinal)));
        }
    }

    /// <summary>Runs git in the company's folder, with nobody's settings.</summary>
    public string Git(params IReadOnlyList<string> arguments)
    {
        string[] identity = ["-C", Root, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        using var process = Process.Start(new ProcessStartInfo("git", [.. identity, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }

    [GeneratedRegex(
        @"^((Counting what is billed|Synthesizing .+) \.\.\.|(課金対象を数えています|.+ を合成しています)…)\r?\n",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgressLine();

    [GeneratedRegex(@"^(Next: |次の手順：)[^\0]*\z", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NextLines();

    private sealed class Clock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }

    private void Copy(string source, string target) =>
        Write(target, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "company", source)));
}
