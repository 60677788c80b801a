using System.Text.Json;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Audit;

[Collection(DeployedAudit.Collection)]
public sealed class InvocationLoggingTests(DeployedAudit deployed)
{
    private const string Stack = DeployedAudit.Stack;

    [Fact]
    public void Configuration_OfFullPrompts_DeliversEveryKindOfBody()
    {
        var logging = Call(deployed.Synthesis, "Create").GetProperty("parameters").GetProperty("loggingConfig");
        var destination = logging.GetProperty("cloudWatchConfig");

        destination.GetProperty("logGroupName").GetString()!.ShouldContain("InvocationsLog");
        destination.GetProperty("roleArn").GetString()!.ShouldContain("InvocationsLogWriter");
        destination
            .GetProperty("largeDataDeliveryS3Config").GetProperty("bucketName").GetString()!
            .ShouldContain("archivebucket", Case.Insensitive);
        destination.GetProperty("largeDataDeliveryS3Config").GetProperty("keyPrefix").GetString().ShouldBe("large-bodies");
        Bodies(logging).ShouldAllBe(body => body.Value.GetBoolean());
    }

    [Fact]
    public void Configuration_OfMetadata_DeliversNoBody()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { Prompts = PromptLogging.Metadata } }));

        Bodies(Call(synthesis, "Create").GetProperty("parameters").GetProperty("loggingConfig"))
            .ShouldAllBe(body => !body.Value.GetBoolean());
    }

    [Fact]
    public void Configuration_IsPutOnCreationAndUpdateAndNeverReplaced()
    {
        var create = Call(deployed.Synthesis, "Create");

        (create.GetProperty("service").GetString(), create.GetProperty("action").GetString()).ShouldBe(
            ("bedrock", "PutModelInvocationLoggingConfiguration"));
        create.GetProperty("physicalResourceId").GetProperty("id").GetString().ShouldBe("poc-invocation-logging");
        Call(deployed.Synthesis, "Update").GetRawText().ShouldBe(create.GetRawText());
    }

    /// <summary>What the state machine decides is shown by running it: see AuditDeploymentTests.</summary>
    [Fact]
    public void Configuration_OnDeletion_IsLeftToTheStateMachineThatLooksFirst()
    {
        var delete = Call(deployed.Synthesis, "Delete");
        var machine = Single("AWS::StepFunctions::StateMachine");

        (delete.GetProperty("service").GetString(), delete.GetProperty("action").GetString()).ShouldBe(("sfn", "StartSyncExecution"));
        delete
            .GetProperty("parameters").GetProperty("stateMachineArn").GetString()
            .ShouldBe("arn:aws:states:ap-northeast-1:111122223333:stateMachine:poc-invocation-logging-removal");
        delete
            .GetProperty("outputPaths").EnumerateArray().Select(path => path.GetString())
            .ShouldBe(["status"], "a custom resource answers 4 KB at most");
        machine.Text("StateMachineType").ShouldBe("EXPRESS", "StartSyncExecution starts no other");
        machine.Text("DefinitionString").ShouldBe(InvocationLoggingRemoval.Definition);
        machine.Text("DefinitionSubstitutions", "LogGroup", "Ref")!.ShouldStartWith("InvocationsLog");
        machine.Properties.GetProperty("RoleArn").GetProperty("Fn::GetAtt")[0].GetString()!.ShouldStartWith("InvocationsRemovalRole");
    }

    [Fact]
    public void Function_MayPutPassTheWriterAndStartTheRemoval_AndNothingElse()
    {
        var policy = References.ResolvePolicy(Single("AWS::IAM::Policy").Properties.GetProperty("PolicyDocument"));

        policy
            .Statements.Select(statement => string.Join(',', statement.Actions))
            .ShouldBe(["bedrock:PutModelInvocationLoggingConfiguration", "iam:PassRole", "states:StartSyncExecution"]);
        policy.Statements[0].Resources.ShouldBe(["*"]);
        policy.Statements[1].Resources.ShouldHaveSingleItem().ShouldContain("InvocationsLogWriter");
        policy.Statements[1].Conditions["StringEquals"]["iam:PassedToService"].ShouldBe(["bedrock.amazonaws.com"]);
        policy.Statements[2].Resources.ShouldHaveSingleItem().ShouldEndWith(":stateMachine:poc-invocation-logging-removal");
    }

    [Fact]
    public void Function_RunsOnASupportedRuntimeAsItIsAndLogsEncrypted()
    {
        var function = Single("AWS::Lambda::Function");

        int.Parse(function.Text("Runtime")!.Replace("nodejs", "", StringComparison.Ordinal).Replace(".x", "", StringComparison.Ordinal))
            .ShouldBeGreaterThanOrEqualTo(22);
        function.Properties.GetProperty("Timeout").GetInt32().ShouldBe(300, "the removal may take as long as an express execution");
        Single("Custom::InvocationLogging")
            .Properties.GetProperty("InstallLatestAwsSdk").GetBoolean().ShouldBeFalse("it would download code that nobody has reviewed");
        function.Text("LoggingConfig", "LogGroup", "Ref")!.ShouldStartWith("InvocationsFunctionLog");
    }

    [Theory]
    [InlineData(
        "TrailLogWriter", "cloudtrail.amazonaws.com", "arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail",
        "arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/other")]
    [InlineData(
        "InvocationsLogWriter", "bedrock.amazonaws.com", "arn:aws:bedrock:ap-northeast-1:111122223333:anything",
        "arn:aws:bedrock:us-east-1:111122223333:anything")]
    [InlineData(
        "InvocationsRemovalRole", "states.amazonaws.com",
        "arn:aws:states:ap-northeast-1:111122223333:stateMachine:poc-invocation-logging-removal",
        "arn:aws:states:ap-northeast-1:111122223333:stateMachine:other")]
    public void Roles_TrustOneServiceForThisSandboxOnly(string role, string service, string source, string otherSource)
    {
        var trust = References.ResolvePolicy(Role(role).Properties.GetProperty("AssumeRolePolicyDocument"));

        trust.Statements.ShouldHaveSingleItem().Actions.ShouldBe(["sts:AssumeRole"]);
        Assumes(service, "111122223333", source).ShouldBeTrue();
        Assumes("lambda.amazonaws.com", "111122223333", source).ShouldBeFalse();
        Assumes(service, "999999999999", source).ShouldBeFalse();
        Assumes(service, "111122223333", otherSource).ShouldBeFalse();

        bool Assumes(string caller, string account, string arn) => PolicyEvaluator.EvaluateResourcePolicy(trust, new PolicyRequest
        {
            Principal = caller,
            Action = "sts:AssumeRole",
            Resource = "arn:aws:iam::111122223333:role/x",
            Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:SourceAccount"] = [account], ["aws:SourceArn"] = [arn] },
        }).IsAllowed;
    }

    [Theory]
    [InlineData("TrailLogWriter", "TrailLog", "111122223333_CloudTrail_ap-northeast-1", "111122223333_other")]
    [InlineData("InvocationsLogWriter", "InvocationsLog", "aws/bedrock/modelinvocations", "aws/bedrock/other")]
    public void Writers_WriteTheirOwnStreamsOnly(string role, string group, string stream, string otherStream)
    {
        var name = References.ResolveText(Reference(LogGroup(group).LogicalId));
        var policies = new PolicySet
        {
            Identity =
            [
                new NamedPolicy(
                    "write", References.ResolvePolicy(Role(role).Properties.GetProperty("Policies")[0].GetProperty("PolicyDocument"))),
            ],
        };

        May("logs:PutLogEvents", $"log-group:{name}:log-stream:{stream}").ShouldBeTrue();
        May("logs:CreateLogStream", $"log-group:{name}:log-stream:{stream}").ShouldBeTrue();
        May("logs:PutLogEvents", $"log-group:{name}:log-stream:{otherStream}").ShouldBeFalse();
        May("logs:PutLogEvents", $"log-group:other:log-stream:{stream}").ShouldBeFalse();
        May("logs:GetLogEvents", $"log-group:{name}:log-stream:{stream}").ShouldBeFalse();
        May("logs:DeleteLogGroup", $"log-group:{name}").ShouldBeFalse();

        bool May(string action, string resource) => PolicyEvaluator.Evaluate(new PolicyRequest
        {
            Principal = "arn:aws:iam::111122223333:role/writer",
            Action = action,
            Resource = $"arn:aws:logs:ap-northeast-1:111122223333:{resource}",
        }, policies).IsAllowed;
    }

    /// <summary>A writer uses the key through CloudWatch Logs, and for nothing else.</summary>
    [Fact]
    public void Writers_UseTheKeyThroughCloudWatchLogsOnly()
    {
        foreach (var role in new[] { "TrailLogWriter", "InvocationsLogWriter" })
        {
            var statement = References
                .ResolvePolicy(Role(role).Properties.GetProperty("Policies")[0].GetProperty("PolicyDocument")).Statements[1];

            statement.Actions.ShouldBe(["kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]);
            statement.Resources.ShouldHaveSingleItem().ShouldContain(":key/");
            statement.Conditions["StringEquals"]["kms:ViaService"].ShouldBe(["logs.ap-northeast-1.amazonaws.com"]);
        }
    }

    [Fact]
    public void Removal_MayReadAndDeleteTheConfigurationOnly()
    {
        var statement = References
            .ResolvePolicy(Role("InvocationsRemovalRole").Properties.GetProperty("Policies")[0].GetProperty("PolicyDocument"))
            .Statements.ShouldHaveSingleItem();

        statement.Actions.ShouldBe(["bedrock:DeleteModelInvocationLoggingConfiguration", "bedrock:GetModelInvocationLoggingConfiguration"]);
        statement.Resources.ShouldBe(["*"], "neither action has a resource");
    }

    private TemplateReferences References => deployed.References;

    private TemplateResourceView Single(string type) => deployed.Single(type);

    private TemplateResourceView Role(string prefix) => deployed.Named("AWS::IAM::Role", prefix);

    private TemplateResourceView LogGroup(string prefix) => deployed.Named("AWS::Logs::LogGroup", prefix);

    private static JsonElement Reference(string logicalId) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["Ref"] = logicalId });

    private static IEnumerable<JsonProperty> Bodies(JsonElement logging)
    {
        var bodies = logging
            .EnumerateObject().Where(setting => setting.Name.EndsWith("DataDeliveryEnabled", StringComparison.Ordinal)).ToList();
        bodies
            .Select(body => body.Name)
            .ShouldBe(
                [
                    "textDataDeliveryEnabled", "imageDataDeliveryEnabled", "embeddingDataDeliveryEnabled", "videoDataDeliveryEnabled",
                    "audioDataDeliveryEnabled",
                ],
                ignoreOrder: true);
        return bodies;
    }

    private static JsonElement Call(Synthesis synthesis, string phase)
    {
        var template = synthesis.Read($"{Stack}.template.json");
        var references = new TemplateReferences(template, TestCompany.SandboxAccount, "ap-northeast-1") { StackName = Stack };
        var resource = synthesis.Resources(Stack, "Custom::InvocationLogging").ShouldHaveSingleItem();
        return JsonSerializer.Deserialize<JsonElement>(references.ResolveText(resource.Properties.GetProperty(phase)));
    }
}
