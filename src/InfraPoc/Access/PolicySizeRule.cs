using InfraPoc.Config;
using InfraPoc.Config.Loading;

namespace InfraPoc.Access;

/// <summary>Refuses a department whose access policy IAM would not accept, before CloudFormation finds out.</summary>
public static class PolicySizeRule
{
    /// <summary>
    /// Characters of a customer-managed policy, without white space. See:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    /// </summary>
    public const int Limit = 6_144;

    /// <summary>
    /// Characters to allow for the id of an application inference profile or a guardrail: 12 wherever one was seen, and the schema permits
    /// more.
    /// </summary>
    private const int IdLength = 20;

    /// <summary>The rule, for <see cref="ConfigLoader"/>.</summary>
    public static void Check(BoundFile<Department> file, Sandbox sandbox, SandboxNames names, IReadOnlyList<Model> models)
    {
        var size = SizeOf(file.Value, sandbox, names, models);
        if (size > Limit)
        {
            var fitting = Enumerable.Range(0, models.Count).Last(count => SizeOf(file.Value, sandbox, names, models.Take(count)) <= Limit);
            file.Report(
                "POL001", "models",
                new(
                    $"lead to an access policy of {size} characters, and IAM accepts {Limit}",
                    $"によるアクセスポリシーが {size} 文字になり、IAM の上限の {Limit} 文字を超えます"),
                new(
                    $"list at most {fitting} of these {models.Count} models",
                    $"{models.Count} 個のモデルのうち {fitting} 個までにしてください"));
        }
    }

    private static int SizeOf(Department department, Sandbox sandbox, SandboxNames names, IEnumerable<Model> models)
    {
        var profileArn = Arn("application-inference-profile");
        var profiles = sandbox.Guardrails;
        var guardrails = new GuardrailAccess(
            profiles.Profile(profiles.Floor), profiles.Profile(department.Guardrail), _ => Arn("guardrail"));
        return AccessPolicy
            .For(
                department with { Status = DepartmentStatus.Active }, sandbox, names,
                [.. models.Select(model => new ModelAccess(model, profileArn))],
                guardrails)
            .Size;

        string Arn(string type) =>
            $"arn:aws:bedrock:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:{type}/{new string('x', IdLength)}";
    }
}
