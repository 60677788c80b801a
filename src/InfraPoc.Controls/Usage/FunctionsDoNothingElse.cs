using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each function has a role of its own that can do the function's work and nothing else.</summary>
public sealed class FunctionsDoNothingElse() : Control(
    "MON-06",
    guarantee: new(
        "Meter, brake and prompt logging can do nothing beyond their work: they version brake policies and no other, write their ledger, log and topics and nothing else, and call no model.",
        "集計、ブレーキ、プロンプトログ管理の各関数は、自身の処理以外の操作ができません。バージョンを変更できるのはブレーキポリシーだけ、書き込めるのは台帳、自身のログ、通知先だけであり、モデルは呼び出せません。"),
    why: new(
        "A function that could change other policies could grant as well as refuse, to whoever changes its code.",
        "ほかのポリシーを変更できる関数は、そのコードを変更した人のために、停止だけでなく権限の付与もできてしまうためです。"),
    fix: new(
        "Remove the grant that the violation names from the function's role; a new duty belongs into FunctionDuties and into the function's remarks.",
        "違反に示された権限を関数のロールから削除してください。新しい処理は FunctionDuties と関数の remarks に追加してください。"),
    [Nist("AC-6"), Nist("AC-3")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var roles = templates.FunctionNames().Select(templates.RoleOf).ToList();
        StackResource[] writers =
        [
            templates.PromptWriter(),
            .. templates.OfType("AWS::IAM::Role").Where(role => role.Attribute("Arn") == templates.Trail().Text("CloudWatchLogsRoleArn")),
        ];
        var known = roles.Concat(writers).Concat(templates.Principals.Select(principal => principal.Source)).ToHashSet();
        return
        [
            .. roles.Distinct().Count() == roles.Count
                ? Array.Empty<Violation>()
                :
                [
                    new(
                        new("Two functions share a role; each must have its own.", "2 つの関数が同じロールを使っています。関数ごとに専用のロールが必要です。"),
                        templates.Stack(templates.Names.UsageStack)),
                ],
            .. templates.FunctionNames().SelectMany(function => Check(templates, function)),
            .. templates.OfType("AWS::IAM::Role").Where(role => !known.Contains(role))
                .Select(role => role.Violates(new(
                    "The role is nobody's: services may have roles to run the functions and to write the two logs only.",
                    "用途のないロールです。サービスが使えるロールは、関数の実行用と 2 つのログの書き込み用だけです。"))),
        ];
    }

    private static IEnumerable<Violation> Check(SandboxTemplates templates, string function)
    {
        var role = templates.RoleOf(function);
        return RoleRights.Excess(templates, role, FunctionDuties.Of(templates, function))
            .Concat(RoleRights.Trust(role, "lambda.amazonaws.com"))
            .Concat(role.MustAnswer("AssumeRolePolicyDocument", true, "lambda.amazonaws.com", "sts:AssumeRole", "*"))

            // What protects the sandbox from its administrators exempts these roles by their names.
            .Concat(role.Must(function, "RoleName"))
            .Concat(role.Must(templates.Names.Path, "Path"))
            .Concat(role.MustHaveOnly("AssumeRolePolicyDocument", "Path", "Policies", "RoleName", "Tags"));
    }
}
