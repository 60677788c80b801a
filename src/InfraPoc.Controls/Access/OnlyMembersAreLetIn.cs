using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Exactly the people of a department's file are in its group, and exactly that group is assigned its permission set.</summary>
public sealed class OnlyMembersAreLetIn() : Control(
    "ACC-10",
    guarantee: new(
        "Exactly the members that a department's file names can sign in for it, and only while it is not closed.",
        "部門としてサインインできるのは、部門ファイルに記載されたメンバーだけです。部門が終了すると、誰もサインインできません。"),
    why: new(
        "The file is what was approved; whoever is in the group besides has access that nobody approved.",
        "承認されたのは部門ファイルの内容であり、それ以外にグループに入っている人のアクセスは誰も承認していないためです。"),
    fix: new(
        "Change members, group or status in the department's file; add nobody in the templates.",
        "メンバー、グループ、状態は部門ファイルで変更してください。テンプレートに直接追加しないでください。"),
    [Nist("AC-2"), Nist("AC-3"), Nist("IA-2"), Lens("GENSEC01-BP01")])
{
    private static readonly string[] Types =
    [
        "AWS::IdentityStore::Group", "AWS::IdentityStore::User", "AWS::IdentityStore::GroupMembership", "AWS::SSO::Assignment",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var byStack = templates.OfType([.. Types, "AWS::SSO::PermissionSet"]).ToLookup(resource => resource.Stack.Name);
        var departments = templates.Config.Departments.ToDictionary(templates.Names.AccessStack);
        return departments.SelectMany(pair => Department(templates, pair.Value, byStack[pair.Key].ToLookup(resource => resource.Type)))
            .Concat(from stack in byStack
                    where !departments.ContainsKey(stack.Key)
                    from resource in stack
                    where Types.Contains(resource.Type)
                    select resource.Violates(new(
                        $"{resource.Type} is not in the access stack of a department; who is let in must be.",
                        $"{resource.Type} が部門の Access スタックにありません。誰が入れるかは、そのスタックで定めなければなりません。")));
    }

    private static IEnumerable<Violation> Department(
        SandboxTemplates templates, Department department, ILookup<string, StackResource> resources)
    {
        var center = templates.Config.Sandbox.IdentityCenter;
        var name = templates.Names.PermissionSet(department);
        List<StackResource> groups = [.. resources["AWS::IdentityStore::Group"]],
            users = [.. resources["AWS::IdentityStore::User"]], memberships = [.. resources["AWS::IdentityStore::GroupMembership"]];
        List<Violation> violations = [];
        string? groupId = department.Group?.Id;
        if (center.Users == UserSource.External)
        {
            violations.AddRange(
                groups
                    .Concat(users).Concat(memberships)
                    .Select(resource =>
                        resource.Violates(new(
                            $"{resource.Type} is not allowed; the people of {department.Id} come from the identity provider.",
                            $"{resource.Type} は作成できません。{department.Id} の利用者は ID プロバイダーから連携されます。"))));
        }
        else if (groups is not [var group])
        {
            return
            [
                Missing(new(
                    $"has {groups.Count} groups; exactly one is required", $"のグループが {groups.Count} 個あります。ちょうど 1 個でなければなりません")),
            ];
        }
        else
        {
            groupId = group.Attribute("GroupId");
            violations.AddRange(group.Differences(("DisplayName", name), ("IdentityStoreId", center.IdentityStoreId)));
            violations.AddRange(
                Strangers(
                    users, department.Addresses().Distinct().Select(email => (Key: email, Who: email)), user => user.Text("UserName")));
            violations.AddRange(users.SelectMany(user => User(user, department, center)));

            // A member whose user is not there has no membership to be found either.
            var expected = users.Select(user => (Key: user.Attribute("UserId"), Who: user.Text("UserName") ?? user.LogicalId));
            violations.AddRange(Strangers(memberships, expected, membership => membership.Text("MemberId", "UserId")));
            violations.AddRange(
                memberships.SelectMany(membership =>
                    membership.Differences(("GroupId", groupId), ("IdentityStoreId", center.IdentityStoreId))));
        }

        return violations.Concat(Assignments());

        IEnumerable<Violation> Assignments()
        {
            List<StackResource> assignments = [.. resources["AWS::SSO::Assignment"]];
            if (department.Status == DepartmentStatus.Closed)
            {
                return assignments.Select(assignment => assignment.Violates(new(
                    $"{department.Id} is closed; no assignment is allowed.", $"{department.Id} は終了しているため、割り当ては作成できません。")));
            }

            return
                assignments is [var assignment]
                && resources["AWS::SSO::PermissionSet"].Where(set => set.Text("Name") == name).ToList() is [var permissionSet]
                ? assignment.Differences(
                    ("InstanceArn", center.InstanceArn),
                    ("PermissionSetArn", permissionSet.Attribute("PermissionSetArn")),
                    ("PrincipalType", "GROUP"),
                    ("PrincipalId", groupId),
                    ("TargetType", "AWS_ACCOUNT"),
                    ("TargetId", templates.Config.Sandbox.Accounts.Sandbox.Id))
                :
                [
                    Missing(new(
                        $"has {assignments.Count} assignments; exactly one, of the permission set {name}, is required",
                        $"の割り当てが {assignments.Count} 個あります。許可セット {name} の割り当てがちょうど 1 個でなければなりません")),
                ];
        }

        Violation Missing(Bilingual what) => new(
            new($"The department {department.Id} {what.English}.", $"部門 {department.Id} {what.Japanese}。"),
            templates.Stack(templates.Names.AccessStack(department)));

        // One resource for each that is expected, and no other.
        IEnumerable<Violation> Strangers(
            List<StackResource> found, IEnumerable<(string Key, string Who)> expected, Func<StackResource, string?> key)
        {
            var wanted = expected.ToDictionary(each => each.Key, each => each.Who);
            HashSet<string> seen = [];
            foreach (var resource in found)
            {
                if (key(resource) is not { } value || !wanted.ContainsKey(value) || !seen.Add(value))
                {
                    var members = string.Join(", ", department.Members);
                    yield return resource.Violates(new(
                        $"{resource.Type} of {key(resource) ?? "nobody"} is not allowed; {department.Id} has {members}, each once.",
                        $"{key(resource) ?? "相手のない"} の {resource.Type} は作成できません。{department.Id} のメンバーは {members}（各 1 回）です。"));
                }
            }

            foreach (var (_, who) in wanted.Where(each => !seen.Contains(each.Key)))
            {
                yield return Missing(new($"lacks {who}, who is a member", $"にメンバーの {who} がいません"));
            }
        }
    }

    private static IEnumerable<Violation> User(StackResource user, Department department, IdentityCenter center)
    {
        var email = user.Text("UserName") ?? "";
        return user.Differences(
            ("IdentityStoreId", center.IdentityStoreId),
            ("DisplayName", email),
            ("Name", new { GivenName = email.Split('@')[0], FamilyName = department.Id }),
            ("Emails", new[] { new { Value = email, Type = "work", Primary = true } }));
    }
}
