using InfraPoc.Config;

namespace InfraPoc.Tests;

/// <summary>What companies copy: the configuration of this repository.</summary>
public sealed class SampleTests
{
    private static readonly SandboxConfig Sample = ConfigLoader.Load(ProjectFolder.Path).Config!;

    [Fact]
    public void Guardrails_OfTheSample_NameNoDepartment()
    {
        foreach (var profile in Sample.Sandbox.Guardrails.Profiles)
        {
            foreach (var department in Sample.Departments)
            {
                profile.BlockedPromptMessage.ShouldNotContain(department.Name);
                profile.BlockedAnswerMessage.ShouldNotContain(department.Name);
            }
        }
    }

    [Fact]
    public void Floor_OfTheSample_BlocksNoTopic() =>
        Sample.Sandbox.Guardrails.Profiles.Single(profile => profile.Id == Sample.Sandbox.Guardrails.Floor)
            .Topics.ShouldBeEmpty("a topic is some department's own work, and nobody is exempt from the floor");
}
