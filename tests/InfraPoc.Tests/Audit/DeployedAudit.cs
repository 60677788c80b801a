using InfraPoc.Controls.Templates;

namespace InfraPoc.Tests.Audit;

/// <summary>The Audit stack of the test company, synthesized once for all classes of the collection.</summary>
public sealed class DeployedAudit
{
    public const string Collection = "The Audit stack";

    public const string Stack = "Poc-Audit";

    internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config());

    internal TemplateReferences References =>
        new(Synthesis.Read($"{Stack}.template.json"), TestCompany.SandboxAccount, "ap-northeast-1") { StackName = Stack };

    internal TemplateResourceView Single(string type) => Synthesis.Resources(Stack, type).ShouldHaveSingleItem();

    /// <summary>The one resource of a type whose logical id begins like this.</summary>
    internal TemplateResourceView Named(string type, string prefix) =>
        Synthesis.Resources(Stack, type).Single(resource => resource.LogicalId.StartsWith(prefix, StringComparison.Ordinal));

    [CollectionDefinition(Collection)]
    public sealed class Shared : ICollectionFixture<DeployedAudit>;
}
