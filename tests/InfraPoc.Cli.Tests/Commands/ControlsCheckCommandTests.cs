using System.Text.Json;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class ControlsCheckCommandTests : IDisposable
{
    private const string Encrypted = """{ "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": {} } }""";
    private const string Plain = """{ "Type": "AWS::S3::Bucket", "Metadata": { "aws:cdk:path": "Audit/Archive/Bucket" } }""";

    private readonly CommandLine commandLine = new();

    public ControlsCheckCommandTests() => commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

    [Fact]
    public void Check_CompliantAssembly_SaysSo()
    {
        Assembly("cdk.out", Encrypted);

        var (exitCode, output, error) = commandLine.Run("controls", "check");

        error.ShouldBeEmpty();
        output.Trim().ShouldBe("The only control holds in the 1 stack of cdk.out.");
        exitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public void Check_ViolatedControl_NamesControlPlaceFaultAndFix()
    {
        Assembly("cdk.out", Plain);

        var (exitCode, output, _) = commandLine.Run("controls", "check");

        exitCode.ShouldBe(ExitCode.Findings);
        foreach (
            var text in new[]
            {
                "AUD-01 BucketsAreEncrypted", "Audit/Archive/Bucket", "BucketEncryption", "The bucket is not encrypted.",
                "Fix: Set BucketEncryption.", "1 of 1 control is violated in the 1 stack of cdk.out. Do not deploy them.",
            })
        {
            output.ShouldContain(text);
        }
    }

    [Fact]
    public void Check_InJapanese_SaysGuaranteeFixAndResult()
    {
        commandLine.Edit("config/sandbox.yaml", "language: en", "language: ja");
        Assembly("cdk.out", Plain);

        var output = commandLine.Run("controls", "check").Out;

        output.ShouldContain($"{commandLine.Controls[0].Guarantee.Japanese}");
        output.ShouldContain($"直し方：{commandLine.Controls[0].Fix.Japanese}");
        output.ShouldContain("バケットが暗号化されていません。");
        output.ShouldContain("cdk.out の 1 個のスタックは、1 個のコントロールのうち 1 個に違反しています。デプロイしないでください。");
    }

    [Fact]
    public void Check_SomethingThatNoStackHolds_IsOfTheSandboxAsAWhole()
    {
        Assembly("cdk.out", """{ "Type": "AWS::SNS::Topic" }""");

        commandLine.Run("controls", "check").Out.ShouldContain("the sandbox as a whole");
    }

    [Fact]
    public void Check_AnotherAssembly_IsReadFromItsFolder()
    {
        Assembly("cdk.out", Encrypted);
        Assembly("elsewhere/out", Plain);
        var absolute = Path.Combine(commandLine.Root, "elsewhere", "out");

        commandLine.Run("controls", "check", "--assembly", "elsewhere/out").ExitCode.ShouldBe(ExitCode.Findings);
        commandLine.Run("controls", "check", "--assembly", absolute).ExitCode.ShouldBe(ExitCode.Findings);
        commandLine.Run("controls", "check").ExitCode.ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Check_AssemblyOlderThanTheConfiguration_SaysSo(int minutes, bool older)
    {
        Assembly("cdk.out", Plain);
        var edited = File.GetLastWriteTimeUtc(Path.Combine(commandLine.Root, "config", "sandbox.yaml"));
        File.SetLastWriteTimeUtc(Path.Combine(commandLine.Root, "cdk.out", "manifest.json"), edited.AddMinutes(minutes));

        _ = commandLine.Run("controls", "check");
        commandLine.Next.Contains("older than config/").ShouldBe(older);
    }

    [Fact]
    public void Check_Json_HasEveryControlAndViolation()
    {
        Assembly("cdk.out", Plain);

        var (exitCode, output, _) = commandLine.Run("controls", "check", "--format", "json");

        exitCode.ShouldBe(ExitCode.Findings);
        JsonSchemas.Check("controls-check", output);
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("violated").GetInt32().ShouldBe(1);
        var control = report.RootElement.GetProperty("controls").EnumerateArray().ShouldHaveSingleItem();
        control.GetProperty("id").GetString().ShouldBe("AUD-01");
        control.GetProperty("fix").GetString().ShouldBe("Set BucketEncryption.");
        var violation = control.GetProperty("violations").EnumerateArray().ShouldHaveSingleItem();
        violation.GetProperty("path").GetString().ShouldBe("Audit/Archive/Bucket");
        violation.GetProperty("stack").GetString().ShouldBe("Poc-Audit");
        violation.GetProperty("logicalId").GetString().ShouldBe("Archive");
    }

    [Fact]
    public void Check_Sarif_HasRuleResultAndTheLineOfTheResource()
    {
        Assembly("cdk.out", Plain);

        var (exitCode, output, _) = commandLine.Run("controls", "check", "--format", "sarif");

        exitCode.ShouldBe(ExitCode.Findings);
        using var log = JsonDocument.Parse(output);
        log.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = log.RootElement.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ShouldHaveSingleItem();
        rule.GetProperty("id").GetString().ShouldBe("AUD-01");
        rule.GetProperty("help").GetProperty("text").GetString().ShouldBe("Set BucketEncryption.");
        var result = run.GetProperty("results").EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("ruleId").GetString().ShouldBe("AUD-01");
        result.GetProperty("message").GetProperty("text").GetString().ShouldBe("BucketEncryption: The bucket is not encrypted.");
        var location = result.GetProperty("locations").EnumerateArray().ShouldHaveSingleItem();
        location
            .GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()
            .ShouldBe("cdk.out/Poc-Audit.template.json");
        location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(3);
        location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().ShouldBe("Audit/Archive/Bucket");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void Check_InJapaneseForPrograms_HoldsNoEnglishText(string format)
    {
        commandLine.Edit("config/sandbox.yaml", "language: en", "language: ja");
        Assembly("cdk.out", Plain);

        var japanese = commandLine.Run("controls", "check", "--format", format).Out;
        var english = commandLine.Run("controls", "check", "--format", format, "--lang", "en").Out;

        var control = commandLine.Controls[0];
        foreach (var text in new[] { control.Guarantee, control.Why, control.Fix, new("The bucket is not encrypted.", "バケットが暗号化されていません。") })
        {
            japanese.ShouldContain(text.Japanese);
            japanese.ShouldNotContain(text.English);
            english.ShouldContain(text.English);
            english.ShouldNotContain(text.Japanese);
        }

        if (format == "sarif")
        {
            japanese.ShouldContain("\"language\": \"ja\"");
        }
    }

    [Fact]
    public void Check_SarifOfSomethingMissing_PointsToTheManifest()
    {
        Assembly("cdk.out", """{ "Type": "AWS::SNS::Topic" }""");

        var (_, output, _) = commandLine.Run("controls", "check", "--format", "sarif");

        output.ShouldContain("\"uri\": \"cdk.out/manifest.json\"");
        output.ShouldNotContain("logicalLocations");
    }

    [Theory]
    [InlineData(null, "is not a cloud assembly: it holds no manifest.json. Run `npm start` first")]
    [InlineData("{", "manifest.json cannot be read: ")]
    [InlineData("{}", "lists no artifacts: it is not the manifest of a cloud assembly.")]
    [InlineData("""{ "artifacts": { "A": { "type": "aws:cloudformation:stack", "environment": "aws://1/r", "properties": { "templateFile": "gone.json" } } } }""", "gone.json cannot be read: ")]
    [InlineData("""{ "artifacts": { "A": { "type": "aws:cloudformation:stack", "environment": "aws://1", "properties": { "templateFile": "gone.json" } } } }""", "the stack A has the environment 'aws://1', not aws://ACCOUNT/REGION.")]
    [InlineData("""{ "artifacts": { "A": { "properties": {} } } }""", "manifest.json cannot be read: ")]
    [InlineData("""{ "artifacts": { "A": { "type": "cdk:cloud-assembly" } } }""", "holds A of type cdk:cloud-assembly, which no control reads")]
    public void Check_NoAssembly_SaysWhatIsWrong(string? manifest, string message)
    {
        if (manifest is not null)
        {
            commandLine.Write("cdk.out/manifest.json", manifest);
        }

        var (exitCode, output, error) = commandLine.Run("controls", "check");

        exitCode.ShouldBe(ExitCode.Unavailable);
        output.ShouldBeEmpty();
        error.ShouldContain(message);
    }

    [Fact]
    public void Check_NoAssemblyInJapanese_SaysSoInJapanese()
    {
        commandLine.Edit("config/sandbox.yaml", "language: en", "language: ja");

        commandLine.Run("controls", "check").Error.ShouldContain("クラウドアセンブリではありません（manifest.json がありません）。");
    }

    [Fact]
    public void Check_InvalidConfiguration_PrintsItsProblems()
    {
        Assembly("cdk.out", Encrypted);
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");

        var (exitCode, _, error) = commandLine.Run("controls", "check");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("DEP014");
    }

    [Fact]
    public void Check_UnknownFormat_IsAUsageError() =>
        commandLine.Run("controls", "check", "--format", "xml").ExitCode.ShouldBe(ExitCode.Usage);

    public void Dispose() => commandLine.Dispose();

    private void Assembly(string folder, string resource) =>
        commandLine.WriteAssembly(folder, "Poc-Audit", $"{{\n \"Resources\": {{\n  \"Archive\": {resource}\n }}\n}}");
}
