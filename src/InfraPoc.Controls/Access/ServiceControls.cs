using System.IO.Enumeration;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>The service control policies around the sandbox account, and whom they bind.</summary>
internal static class ServiceControls
{
    /// <summary>What nobody may do.</summary>
    public const string Fence = "fence";

    /// <summary>What only the deployment may do.</summary>
    public const string Protection = "protection";

    private const string Type = "AWS::Organizations::Policy";

    /// <summary>Characters that Organizations accepts, white space included.</summary>
    private const int Limit = 5_120;

    /// <summary>
    /// Principals that may have every permission in the account and do not deploy the sandbox, and a role of another account with the
    /// name of a deployment role.
    /// </summary>
    public static string[] Administrators(SandboxTemplates templates)
    {
        var (account, other) = (templates.Config.Sandbox.Accounts.Sandbox.Id, templates.Samples.Account);
        return
        [
            $"arn:aws:iam::{account}:root",
            $"arn:aws:iam::{account}:user/{templates.Samples.Name}",
            $"arn:aws:iam::{account}:role/{templates.Samples.Name}",
            $"arn:aws:iam::{account}:role/OrganizationAccountAccessRole",
            .. People(templates),
            $"arn:aws:iam::{other}:role/cdk-hnb659fds-cfn-exec-role-{other}-ap-northeast-1",
        ];
    }

    /// <summary>Those who look after the sandbox.</summary>
    public static IReadOnlyList<string> People(SandboxTemplates templates) => templates.SignInRoles("AdministratorAccess");

    /// <summary>The roles through which CloudFormation deploys the sandbox.</summary>
    public static string[] Deployment(SandboxTemplates templates) =>
        [.. templates.Names.DeploymentRoleArns.Select(arn => arn.Replace("*", templates.Samples.Name, StringComparison.Ordinal))];

    /// <summary>The role of the function that owns the prompt logging configuration.</summary>
    public static string[] Owning(SandboxNames names) => [names.FunctionRoleArn(names.PromptLogging)];

    /// <summary>The roles of the functions that stop departments.</summary>
    public static string[] Brakes(SandboxNames names) => [names.FunctionRoleArn(names.Meter), names.FunctionRoleArn(names.Brake)];

    /// <summary>Roles that CloudFormation names: services write the logs with them.</summary>
    public static string[] Writing(SandboxTemplates templates) =>
    [
        .. new[] { templates.Names.AuditStack, templates.Names.UsageStack }.Select(stack =>
            $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:role/{stack}-{templates.Samples.Name}"),
    ];

    /// <summary>Violations unless a policy is there once, fits, and is attached to the target.</summary>
    public static IEnumerable<Violation> Attached(SandboxTemplates templates, string id)
    {
        var organization = templates.Config.Sandbox.Organization!;
        var policies = Named(templates, id).ToList();
        if (policies is not [var policy])
        {
            return
            [
                new Violation(
                    Phrases.NotOne(policies.Count, new("service control policies", "サービスコントロールポリシー"), Name(templates, id)),
                    templates.Stack(templates.Names.OrganizationStack)),
            ];
        }

        var size = policy.Text("Content")?.Length ?? 0;
        var violations = policy.Differences(("Type", "SERVICE_CONTROL_POLICY"), ("TargetIds", new[] { organization.Target }));
        if (organization.IsAccount && organization.Target != templates.Config.Sandbox.Accounts.Sandbox.Id)
        {
            violations = violations.Append(
                policy.Violates(
                    new(
                        $"Is attached to the account {organization.Target} and not to the sandbox's, {templates.Config.Sandbox.Accounts.Sandbox.Id}.",
                        $"サンドボックスのアカウント {templates.Config.Sandbox.Accounts.Sandbox.Id} ではなく、アカウント {organization.Target} に適用されています。"),
                    "TargetIds"));
        }

        if (policy.Stack.Account != organization.ManagementAccount)
        {
            violations = violations.Append(
                policy.Violates(new(
                    $"Is deployed to {policy.Stack.Account}; it must be in the management account {organization.ManagementAccount}.",
                    $"{policy.Stack.Account} にデプロイされます。管理アカウント {organization.ManagementAccount} でなければなりません。")));
        }

        return size is > 0 and <= Limit
            ? violations.Concat(Document(policy).Statements.Where(statement => statement.Effect == PolicyEffect.Allow)
                .Select(statement => policy.Violates(
                    Phrases.Of(statement) + new Bilingual(
                        " allows something; where the organization lists what it allows, that would be more.",
                        "が何かを許可しています。許可リスト方式の組織では、許可される範囲が広がってしまいます。"),
                    "Content")))
            : violations.Append(policy.Violates(
                new(
                    $"Content has {size} characters of text; from 1 to {Limit} are allowed.",
                    $"Content の文字数が {size} です。1 以上 {Limit} 以下でなければなりません。"),
                "Content"));
    }

    /// <summary>A violation for each policy of the organization besides the two.</summary>
    public static IEnumerable<Violation> Strangers(SandboxTemplates templates) =>
        from policy in templates.OfType(Type)
        where policy.Text("Name") is not { } name || (name != Name(templates, Fence) && name != Name(templates, Protection))
        select policy.Violates(
            new(
                $"The policy {policy.Text("Name") ?? "without a name"} is not allowed; allowed are {Name(templates, Fence)} and {Name(templates, Protection)}.",
                $"ポリシー（{policy.Text("Name") ?? "名前なし"}）は作成できません。作成できるのは {Name(templates, Fence)} と {Name(templates, Protection)} だけです。"),
            "Name");

    /// <summary>A violation for each request that the policy does not deny to every one of some principals.</summary>
    public static IEnumerable<Violation> MustDeny(
        SandboxTemplates templates, string id, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        Named(templates, id)
            .SelectMany(policy =>
                policy.MustDeny("Content", Document(policy), [.. principals, .. Named(templates, Document(policy))], cases));

    /// <summary>Principals that the policy itself names, and that the sandbox does not work with.</summary>
    private static IEnumerable<string> Named(SandboxTemplates templates, PolicyDocument document)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        string[] known =
        [
            .. templates.Names.DeploymentRoleArns, .. Owning(templates.Names), .. Brakes(templates.Names),
            $"arn:aws:iam::{account}:role{templates.Names.Path}*",

            // Roles that CloudFormation names after their stack; who else could make one of such a name, another case asks.
            $"arn:aws:iam::{account}:role/{templates.Names.AuditStack[..^"Audit".Length]}*",
        ];
        return from statement in document.Statements
               from arn in Principals(templates, statement)
               where !known.Any(each => FileSystemName.MatchesSimpleExpression(each, arn, ignoreCase: false))
               select arn;
    }

    /// <summary>ARNs of principals of the sandbox account that the conditions of a statement name.</summary>
    public static IEnumerable<string> Principals(SandboxTemplates templates, PolicyStatement statement) =>
        from pattern in statement.ValuesOf("aws:PrincipalArn")
        select templates.Samples.Fill(
            pattern.Replace("::*:", $"::{templates.Config.Sandbox.Accounts.Sandbox.Id}:", StringComparison.Ordinal));

    /// <summary>The service control policies, whatever they are named.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public static IEnumerable<NamedPolicy> Of(SandboxTemplates templates) =>
        from policy in templates.OfType(Type)
        where policy.Text("Type") == "SERVICE_CONTROL_POLICY"
        select new NamedPolicy(policy.Text("Name") ?? policy.ConstructPath, Document(policy));

    /// <summary>A violation for each request that the policy denies to one of some principals.</summary>
    public static IEnumerable<Violation> MustNotDeny(
        SandboxTemplates templates, string id, IReadOnlyList<string> principals,
        IEnumerable<DenialCase> cases) =>
        Named(templates, id)
            .SelectMany(policy =>
                policy.MustNotDeny("Content", Document(policy), templates.Config.Sandbox.Accounts.Sandbox.Region, principals, cases));

    /// <summary>The statements of a policy.</summary>
    public static IEnumerable<PolicyStatement> Statements(SandboxTemplates templates, string id) =>
        Named(templates, id).SelectMany(policy => Document(policy).Statements);

    private static IEnumerable<StackResource> Named(SandboxTemplates templates, string id) =>
        templates.OfType(Type).Where(policy => policy.Text("Name") == Name(templates, id));

    private static string Name(SandboxTemplates templates, string id) => $"{templates.Config.Sandbox.Name}-{id}";

    private static PolicyDocument Document(StackResource policy) =>
        PolicyDocument.Parse(policy.Text("Content") ?? throw new PolicyFormatException(
            $"Content of {policy.ConstructPath} is no text.", $"{policy.ConstructPath} の Content が文字列ではありません。"));
}
