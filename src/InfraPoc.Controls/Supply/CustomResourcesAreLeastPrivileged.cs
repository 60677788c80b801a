using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The one function behind custom resources may do what deploying the sandbox takes, and nothing more.</summary>
public sealed class CustomResourcesAreLeastPrivileged() : Control(
    "SUP-02",
    guarantee: new(
        "The only code that runs in the sandbox is the function that sets the invocation logging; it may do that, write its log, and nothing else.",
        "サンドボックスで動作するコードは呼び出しログを設定する関数だけであり、その設定と自身のログの書き込み以外の権限はありません。"),
    why: new(
        "A function with wide rights is a way around every control for whoever can change it.",
        "広い権限を持つ関数は、それを変更できる人にとって、すべてのコントロールの抜け道になるためです。"),
    fix: new(
        "Restore role and policy of the function; give a new custom resource a function and a rule of its own.",
        "関数のロールとポリシーを元に戻してください。新しいカスタムリソースには、専用の関数とルールを用意してください。"),
    [Nist("AC-6"), Nist("CM-7"), Ai("5)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var function = templates.Only(names.AuditStack, "AWS::Lambda::Function");
        var role = templates.Only(names.AuditStack, "AWS::IAM::Role", each => each.Attribute("Arn") == function.Text("Role"));
        var policy = templates.Only(names.AuditStack, "AWS::IAM::Policy");
        var logging = templates.Only(names.AuditStack, "Custom::InvocationLogging");
        var writer = templates.Only(names.AuditStack, "AWS::IAM::Role", each => Trusts(each, "bedrock.amazonaws.com")).Attribute("Arn");
        var removal = templates.Only(names.AuditStack, "AWS::StepFunctions::StateMachine").Ref;
        var logs = templates.In(names.AuditStack, "AWS::Logs::LogGroup").Select(group => group.Ref);
        var log = function.Text("LoggingConfig", "LogGroup");
        IEnumerable<Violation> violations =
        [
            .. templates
                .OfType("AWS::Lambda::Function", "AWS::IAM::Policy").Where(each => each != function && each != policy)
                .Select(each => each.Violates("Only the Audit stack's one function and its policy are permitted.")),
            .. templates
                .Resources.Where(each => each.Value("ServiceToken") is not null && each != logging)
                .Select(each => each.Violates("Only Custom::InvocationLogging is permitted as a custom resource.", "ServiceToken")),
            .. function.Differences(
                ("VpcConfig", null), ("Environment", null), ("Layers", null), ("Handler", "index.handler"), ("Timeout", 300)),
            .. function.Value("Code", "S3Key") is null || function.Value("Code", "S3Bucket") is null
                ? new[] { function.Violates("The code must be the asset that the CDK publishes.", "Code") }
                : [],
            .. logs.Contains(log)
                ? []
                : new[]
                {
                    function.Violates(
                        $"The log group is {log ?? "nothing"}; it must be one of the Audit stack, which are encrypted and kept.",
                        "LoggingConfig.LogGroup"),
                },
            .. logging.Differences(("ServiceToken", function.Attribute("Arn")), ("InstallLatestAwsSdk", false)),
            .. role.Differences(
                ("AssumeRolePolicyDocument", new
                {
                    Statement = new[]
                    {
                        new { Action = "sts:AssumeRole", Effect = "Allow", Principal = new { Service = "lambda.amazonaws.com" } },
                    },
                    Version = "2012-10-17",
                }),
                ("ManagedPolicyArns", new[] { "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }),
                ("Policies", null)),
            .. policy.Differences(
                ("Roles", new[] { role.Ref }),
                ("PolicyDocument", new
                {
                    Statement = new object[]
                    {
                        new { Action = "bedrock:PutModelInvocationLoggingConfiguration", Effect = "Allow", Resource = "*" },
                        new
                        {
                            Action = "iam:PassRole",
                            Condition = new
                            {
                                StringEquals = new Dictionary<string, string> { ["iam:PassedToService"] = "bedrock.amazonaws.com" },
                            },
                            Effect = "Allow",
                            Resource = writer,
                        },
                        new { Action = "states:StartSyncExecution", Effect = "Allow", Resource = removal },
                    },
                    Version = "2012-10-17",
                })),
        ];
        return violations;
    }

    private static bool Trusts(StackResource role, string service) =>
        role.Policy("AssumeRolePolicyDocument")
            .Statements.Any(statement => statement.Principals?.Values.Any(values => values.Contains(service)) == true);
}
