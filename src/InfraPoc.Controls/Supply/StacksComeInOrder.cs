using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// The order of deployment lets nobody in before what fences, meters and stops, and a deployment that failed can be repeated.
/// </summary>
public sealed class StacksComeInOrder() : Control(
    "SUP-05",
    guarantee: new(
        "Sign-in is deployed after everything that fences, checks, meters and stops, one department at a time, and removed before it; only logs and guardrails are protected from removal, and only records outlive their stack, so that what failed can be deployed again.",
        "サインインは、制限、検査、計測、停止の仕組みがすべてデプロイされた後に 1 部門ずつデプロイされ、それらより先に削除されます。削除から保護されるのはログとガードレールのスタックだけ、スタックの削除後に残るのは記録だけなので、失敗したデプロイはやり直せます。"),
    why: new(
        "Whoever can sign in before the brake is there, or after it is gone, spends without a cap; a name that is taken stops the next attempt.",
        "ブレーキのデプロイ前や削除後にサインインできると上限なしに使えてしまい、残ったリソースと名前が重なると次のデプロイが失敗するためです。"),
    fix: new(
        "Restore dependencies and termination protection in SandboxApp, and the removal policy of the resource that the violation names.",
        "SandboxApp の依存関係と削除保護、または違反に示されたリソースの削除ポリシーを元に戻してください。"),
    [Nist("CM-3"), Nist("CM-5")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var before = Before(templates.Stacks);
        var homes = templates.Config.Departments.ToDictionary(names.AccessStack, names.DepartmentStack, StringComparer.Ordinal);
        var departments = homes.Values.ToHashSet(StringComparer.Ordinal);
        var shared = templates.Stacks.Where(stack => !homes.ContainsKey(stack.Name) && !departments.Contains(stack.Name)).ToList();
        var signIns = templates.Stacks.Where(stack => homes.ContainsKey(stack.Name)).ToList();
        foreach (var stack in templates.Stacks)
        {
            var earlier = before[stack.Name];
            IEnumerable<string> needed = homes.TryGetValue(stack.Name, out var home)
                ? shared.Select(each => each.Name).Append(home)
                : departments.Contains(stack.Name) ? shared.Where(each => each.Account == stack.Account).Select(each => each.Name) : [];
            foreach (var missing in needed.Except(earlier))
            {
                yield return stack.Violates(new($"It is not deployed after {missing}; it must be.", $"{missing} の後にデプロイする依存関係がありません。"));
            }

            if (home is null && earlier.FirstOrDefault(homes.ContainsKey) is { } signIn)
            {
                yield return stack.Violates(new(
                    $"It is deployed after {signIn}, which lets people in; it must be deployed before.",
                    $"サインインのスタック {signIn} の後にデプロイされます。先にデプロイしてください。"));
            }

            if (home is not null && signIns.FirstOrDefault(other => !IsOrdered(before, stack.Name, other.Name)) is { } other)
            {
                yield return stack.Violates(new(
                    $"It may be deployed together with {other.Name}; IAM Identity Center changes the roles of an account one at a time.",
                    $"{other.Name} と同時にデプロイされることがあります。IAM Identity Center が変更できるのは、1 つのアカウントで一度に 1 つのロールです。"));
            }

            if (earlier.Contains(stack.Name))
            {
                yield return stack.Violates(new("It is deployed after itself.", "依存関係が循環しています。"));
            }

            var isProtected = stack.Name == names.AuditStack || stack.Name == names.GuardrailsStack;
            if (stack.TerminationProtection != isProtected)
            {
                yield return stack.Violates(isProtected
                    ? new("Termination protection is off; it must be on.", "スタックの削除保護が無効です。有効にしてください。")
                    : new(
                        "Termination protection is on; a first creation that failed could not be removed and repeated.",
                        "スタックの削除保護が有効です。最初の作成に失敗したときに、削除してやり直せません。"));
            }
        }

        foreach (var resource in templates.Resources.Where(each => each.DeletionPolicy is not (null or "Delete") && !IsRecord(each)))
        {
            yield return resource.Violates(new(
                $"DeletionPolicy is {resource.DeletionPolicy}; what is no record must go with its stack, or its name is taken at the next creation.",
                $"DeletionPolicy が {resource.DeletionPolicy} です。記録でないリソースはスタックと一緒に削除してください。残ると、次の作成で名前が重複します。"));
        }
    }

    private static bool IsRecord(StackResource resource) => RecordsOutliveTheirStack.Types.Contains(resource.Type);

    private static bool IsOrdered(Dictionary<string, HashSet<string>> before, string one, string other) =>
        one == other || before[one].Contains(other) || before[other].Contains(one);

    /// <summary>Every stack's name, and the names of all stacks that are deployed before it.</summary>
    private static Dictionary<string, HashSet<string>> Before(IReadOnlyList<StackTemplate> stacks)
    {
        var direct = stacks.ToLookup(stack => stack.Name, stack => stack.Dependencies, StringComparer.Ordinal);
        Dictionary<string, HashSet<string>> before = new(StringComparer.Ordinal);
        foreach (var name in direct.Select(group => group.Key))
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            Stack<string> open = new([name]);
            while (open.TryPop(out var next))
            {
                foreach (var dependency in direct[next].SelectMany(each => each).Where(seen.Add))
                {
                    open.Push(dependency);
                }
            }

            before[name] = seen;
        }

        return before;
    }
}
