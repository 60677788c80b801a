using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls.Tests.Templates;

/// <summary>A cloud assembly in which what is read is not what would be deployed.</summary>
public sealed class AssemblyFilesTests : IDisposable
{
    private const string Template = "Poc-Boundary.template.json";
    private const string Assets = "Poc-Boundary.assets.json";
    private readonly TemporaryFolder folder = new();

    public AssemblyFilesTests()
    {
        foreach (var file in new DirectoryInfo(ControlledCompany.Assembly).EnumerateFiles("*.json"))
        {
            _ = file.CopyTo(Path.Combine(folder.Path, file.Name));
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AsTheAppWroteIt_IsRead() => AssemblyStack.ReadAll(folder.Path).Count.ShouldBe(ControlledCompany.Stacks.Count);

    [Theory]
    [InlineData(Template, "Poc", "Poc ", "its hash is")]
    [InlineData(Assets, Template, "Poc-Audit.template.json", "its hash is")]
    [InlineData(Assets, "\"path\": \"Poc-Boundary.template.json\",", "\"executable\": [\"make\"],", "by running a program")]
    [InlineData(Assets, "\"dockerImages\": {}", "\"dockerImages\": { \"a\": {} }", "container images")]
    [InlineData(Assets, ".json\",\n          \"region\"", ".js\",\n          \"region\"", "uploaded from nothing")]
    [InlineData(Assets, "\"objectKey\": \"", "\"objectKey\": \"other", "which does not follow from its hash")]
    [InlineData(Assets, "\"bucketName\": \"", "\"bucketName\": \"theirs-", "uploaded from nothing")]
    [InlineData("manifest.json", "\"stackTemplateAssetObjectUrl\"", "\"another\"", "another, which decides at deployment")]
    [InlineData("manifest.json", "\"validateOnSynth\"", "\"parameters\": { \"GuardrailArn\": \"x\" }, \"validateOnSynth\"", "parameters, which decides at deployment")]
    [InlineData("manifest.json", "\"validateOnSynth\"", "\"notificationArns\": [\"x\"], \"validateOnSynth\"", "notificationArns, which decides at deployment")]
    [InlineData("manifest.json", ":iam::111122223333:role/cdk-hnb659fds-cfn-exec-role", ":iam::999999999999:role/x", "which is not a role of its account")]
    [InlineData(Assets, "\"dockerImages\": {}", "\"files\": {}, \"dockerImages\": {}", "cannot be read")]
    [InlineData(Template, "\"Resources\": {", "\"Resources\": {}, \"Resources\": {", "cannot be read")]
    [InlineData("manifest.json", "s3://cdk", "s3://other", "uploaded from nothing")]
    [InlineData("manifest.json", "\"aws:cloudformation:stack\"", "\"cdk:cloud-assembly\"", "of type cdk:cloud-assembly, which no control reads")]
    [InlineData("manifest.json", "\"templateFile\": \"Poc-Boundary.template.json\"", "\"templateFile\": \"Poc-Audit.template.json\"", "is not what would be deployed as Poc-Boundary")]
    public void Changed_IsRefusedWithASentence(string file, string before, string after, string expected)
    {
        var path = Path.Combine(folder.Path, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(before);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + after + text[(at + before.Length)..]);

        var refusal = Should.Throw<AssemblyException>(() => AssemblyStack.ReadAll(folder.Path));
        refusal.Message.ShouldContain(expected);
        BothLanguages.Is(refusal.Text).ShouldBeTrue(refusal.Text.Japanese);
    }

    [Fact]
    public void AssetsMissing_IsRefusedWithASentence()
    {
        File.Delete(Path.Combine(folder.Path, Assets));

        Should.Throw<AssemblyException>(() => AssemblyStack.ReadAll(folder.Path)).Message.ShouldContain(Assets);
    }
}
