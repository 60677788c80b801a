using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Bedrock logs every model call to the invocation log, with prompt and answer where the configuration asks for them.</summary>
public sealed class ModelCallsAreLogged() : Control(
    "AUD-13",
    guarantee: new(
        "Every model call is logged, with prompt and answer where the configuration asks for them, and the sandbox keeps this logging on for as long as it exists.",
        "すべてのモデル呼び出しが記録されます。設定で求めた場合はプロンプトと回答も含まれ、サンドボックスが存在する間、この記録は有効のままです。"),
    why: new(
        "Without the invocation log nobody can say afterwards what was asked and answered, and no cost cap can work.",
        "呼び出しログがないと、何が質問され何が回答されたかを後から確認できず、費用の上限も機能しないためです。"),
    fix: new(
        "Restore the logging configuration, its writer role and its log group; change what is logged with logging.prompts.",
        "ログの設定、書き込み用のロール、ロググループを元に戻してください。記録する内容は logging.prompts で変更してください。"),
    [
        Nist("AU-2"), Nist("AU-3"), Nist("AU-12"),
        Lens("GENSEC01-BP04"),
        Ai("6)①"), Ai("7)①"),
    ])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (stack, account) = (templates.Names.AuditStack, templates.Config.Sandbox.Accounts.Sandbox);
        var logging = templates.Only(stack, "Custom::InvocationLogging");
        var group = templates.PromptLog();
        var roleArn = $"{logging.Json("Create")?["parameters"]?["loggingConfig"]?["cloudWatchConfig"]?["roleArn"]}";
        var role = templates.Only(stack, "AWS::IAM::Role", each => each.Attribute("Arn") == roleArn);
        var bodies = templates.Config.Sandbox.Logging.Prompts == PromptLogging.Full;
        var expected = JsonSerializer.SerializeToNode(new
        {
            action = "PutModelInvocationLoggingConfiguration",
            service = "bedrock",
            parameters = new
            {
                loggingConfig = new
                {
                    cloudWatchConfig = new
                    {
                        logGroupName = group.Ref,
                        roleArn = role.Attribute("Arn"),
                        largeDataDeliveryS3Config = new { bucketName = templates.Archive().Ref, keyPrefix = "large-bodies" },
                    },
                    textDataDeliveryEnabled = bodies,
                    imageDataDeliveryEnabled = bodies,
                    embeddingDataDeliveryEnabled = bodies,
                    videoDataDeliveryEnabled = bodies,
                    audioDataDeliveryEnabled = bodies,
                },
            },
            physicalResourceId = new { id = $"{templates.Config.Sandbox.Name}-invocation-logging" },
        });
        foreach (var moment in new[] { "Create", "Update" })
        {
            if (!JsonNode.DeepEquals(logging.Json(moment), expected))
            {
                yield return logging.Violates(
                    $"{moment} must call {expected!.ToJsonString()}; it calls {logging.Json(moment)?.ToJsonString() ?? "nothing"}.",
                    moment);
            }
        }

        IEnumerable<Violation> violations =
        [
            .. LogWriter.Violations(
                templates, role, group, "bedrock.amazonaws.com", $"arn:aws:bedrock:{account.Region}:{account.Id}:*",
                "aws/bedrock/modelinvocations"),
            .. Removal(templates, logging, group),
        ];
        foreach (var violation in violations)
        {
            yield return violation;
        }
    }

    /// <summary>Deleting the stack removes the configuration only while it points to this log: the next owner's stays.</summary>
    private static IEnumerable<Violation> Removal(SandboxTemplates templates, StackResource logging, StackResource group)
    {
        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox);
        var machine = templates.Only(names.AuditStack, "AWS::StepFunctions::StateMachine");
        var role = templates.Only(names.AuditStack, "AWS::IAM::Role", each => each.Attribute("Arn") == machine.Text("RoleArn"));
        var delete = JsonSerializer.SerializeToNode(
            new
            {
                action = "StartSyncExecution",
                service = "sfn",
                outputPaths = new[] { "status" },
                parameters = new { stateMachineArn = machine.Ref },
            });
        IEnumerable<Violation> violations =
        [
            .. JsonNode.DeepEquals(logging.Json("Delete"), delete)
                ? []
                : new[]
                {
                    logging.Violates(
                        "Delete must start the state machine that removes the configuration only while it is this sandbox's.", "Delete"),
                },
            .. machine.Differences(
                ("StateMachineName", names.InvocationLoggingRemoval), ("StateMachineType", "EXPRESS"),
                ("DefinitionSubstitutions", new { LogGroup = group.Ref })),
            .. Steps(machine),
            .. LogWriter.Trusts(
                role, "states.amazonaws.com", account.Id,
                $"arn:aws:states:{account.Region}:{account.Id}:stateMachine:{names.InvocationLoggingRemoval}"),
            .. role.Differences(
                ("ManagedPolicyArns", null),
                ("Policies", new[]
                {
                    new
                    {
                        PolicyName = "remove",
                        PolicyDocument = new
                        {
                            Version = "2012-10-17",
                            Statement = new[]
                            {
                                new
                                {
                                    Sid = "Remove",
                                    Effect = "Allow",
                                    Action = new[]
                                    {
                                        "bedrock:DeleteModelInvocationLoggingConfiguration",
                                        "bedrock:GetModelInvocationLoggingConfiguration",
                                    },
                                    Resource = "*",
                                },
                            },
                        },
                    },
                })),
        ];
        return violations;
    }

    /// <summary>Every way to the removal leads through a comparison with the log group.</summary>
    private static IEnumerable<Violation> Steps(StackResource machine)
    {
        var definition = machine.Json("DefinitionString");
        var states = definition?["States"]?.AsObject() ?? [];
        var removing = states
            .Where(state => $"{state.Value?["Resource"]}".EndsWith(":deleteModelInvocationLoggingConfiguration", StringComparison.Ordinal))
            .Select(state => state.Key).ToList();
        var ways = states.SelectMany(state => new[] { state.Value?["Next"], state.Value?["Default"] }).Append(definition?["StartAt"]);
        var choices = states
            .SelectMany(state => state.Value?["Choices"]?.AsArray() ?? []).Where(choice => removing.Contains($"{choice?["Next"]}"))
            .ToList();
        if (removing.Count != 1 || choices.Count == 0 || ways.Any(way => removing.Contains($"{way}")) || !choices.All(Compares))
        {
            yield return machine.Violates(
                "The state machine must delete the logging configuration, and only after comparing its log group with this sandbox's.",
                "DefinitionString");
        }
    }

    private static bool Compares(JsonNode? choice) =>
        choice?["And"]?.AsArray().Any(condition => $"{condition?["StringEquals"]}" == "${LogGroup}") == true;
}
