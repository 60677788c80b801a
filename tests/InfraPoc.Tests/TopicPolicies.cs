using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Tests;

/// <summary>Asks the policy of a stack's only topic.</summary>
internal static class TopicPolicies
{
    public static PolicyVerdict Ask(Synthesis synthesis, string stack, PolicyRequest request)
    {
        var references = new TemplateReferences(synthesis.Read($"{stack}.template.json"), TestCompany.SandboxAccount, "ap-northeast-1")
        {
            StackName = stack,
        };
        var policy = synthesis.Resources(stack, "AWS::SNS::TopicPolicy").ShouldHaveSingleItem();
        policy.Properties.GetProperty("Topics").EnumerateArray().Select(topic => topic.GetProperty("Ref").GetString())
            .ShouldBe([synthesis.Resources(stack, "AWS::SNS::Topic").ShouldHaveSingleItem().LogicalId]);
        return PolicyEvaluator
            .EvaluateResourcePolicy(references.ResolvePolicy(policy.Properties.GetProperty("PolicyDocument")), request).Verdict;
    }
}
