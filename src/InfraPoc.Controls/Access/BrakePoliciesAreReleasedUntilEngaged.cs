using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Every department has a brake policy where the brake looks for it, whose first version denies nothing and never changes.
/// </summary>
public sealed class BrakePoliciesAreReleasedUntilEngaged() : Control(
    "ACC-11",
    guarantee: new(
        "Every department has a brake policy below the brake's path; as deployed it denies nothing, and no deployment ever changes it.",
        "各部門には、ブレーキ用のパスの下にブレーキポリシーがあります。デプロイ時の内容は何も拒否せず、その後のデプロイでも変更されません。"),
    why: new(
        "CloudFormation makes a changed document the default version: it would release an engaged brake, or stop a department that nobody meant to stop.",
        "CloudFormation は変更後の内容を既定のバージョンにするため、作動中のブレーキが解除されたり、意図せず部門が停止したりするためです。"),
    fix: new(
        "Restore the brake policy to its one inert statement; to stop a department, engage its brake or set its status to suspended.",
        "ブレーキポリシーを、効力のない 1 つのステートメントに戻してください。部門を停止するには、ブレーキを作動させるか、状態を suspended にしてください。"),
    [Nist("AC-3"), Nist("CM-3")])
{
    private const string Document = "PolicyDocument";

    /// <summary>What an engaged brake would stop, and something that none does.</summary>
    private static readonly string[] Actions =
        [.. DepartmentReach.Actions, "bedrock:ApplyGuardrail", "bedrock:ListFoundationModels", "sts:AssumeRole", "s3:GetObject"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var below = templates.OfType("AWS::IAM::ManagedPolicy")
            .Where(policy => policy.Text("Path")?.StartsWith(names.BrakePath, StringComparison.Ordinal) == true)
            .ToLookup(policy => policy.Ref, StringComparer.Ordinal);
        string? document = null;
        foreach (var department in templates.Config.Departments)
        {
            var stack = names.DepartmentStack(department);
            var found = below[names.BrakePolicyArn(department)].Where(policy => policy.Stack.Name == stack).ToList();
            if (found is not [var brake])
            {
                yield return new Violation(
                    Phrases.NotOne(stack, found.Count, new("policies", "ポリシー"), $"{names.BrakePath}{names.BrakePolicy(department)}"),
                    templates.Stack(stack));
                continue;
            }

            var policy = brake.Policy(Document);
            document ??= policy.ToJson();
            var decided = Actions.Where(action => Decides(policy, templates, department, action)).ToList();
            if (decided.Count > 0 || policy.ToJson() != document)
            {
                // A document that depended on the department would change with it.
                var about = decided.Count > 0
                    ? Phrases.Value(string.Join(", ", decided))
                    : new("something else than other departments'", "ほかの部門と異なる操作");
                yield return brake.Violates(
                    new(
                        $"The document decides about {about.English}; until the brake is engaged it must decide nothing, and be the same for all departments.",
                        $"ポリシーが次の操作の可否を決めています：{about.Japanese}。ブレーキが作動するまでは何も決めず、全部門で同じ内容でなければなりません。"),
                    Document);
            }

            // A description could not be changed or removed later, as the name is fixed.
            foreach (var difference in brake.Differences(("Description", null)))
            {
                yield return difference;
            }
        }

        var known = templates.Config.Departments.Select(names.BrakePolicyArn).ToHashSet(StringComparer.Ordinal);
        foreach (var policy in below.Where(policies => !known.Contains(policies.Key)).SelectMany(policies => policies))
        {
            yield return policy.Violates(
                new(
                    $"{policy.Ref} is no department's brake policy; below {names.BrakePath} the brake may change every policy, so only those may be there.",
                    $"{policy.Ref} はどの部門のブレーキポリシーでもありません。ブレーキは {names.BrakePath} の下のポリシーをすべて変更できるため、ほかのポリシーは置けません。"),
                "Path");
        }
    }

    /// <summary>In the period, and on the first and the last day that a configuration can name, whoever asks for whatever.</summary>
    private static bool Decides(PolicyDocument policy, SandboxTemplates templates, Department department, string action)
    {
        var start = department.Period.Start;
        return (from day in new[] { start, start.AddDays(templates.Samples.Days), new DateOnly(2020, 1, 1), new DateOnly(2099, 12, 31) }
                let moment = new DateTimeOffset(day, default, TimeSpan.Zero)
                from unknown in new[] { UnknownKeys.Allow, UnknownKeys.Deny }
                select new PolicyRequest
                {
                    Principal = templates.Names.ApplicationRoleArn(department),
                    Action = action,
                    Resource = "*",
                    Context = DepartmentPrincipal.Keys(moment, []),
                    Unknown = unknown,
                    IsPrincipalUnknown = true,
                })
            .Any(request => PolicyEvaluator.EvaluateAlone(policy, request).Statement is not null);
    }
}
