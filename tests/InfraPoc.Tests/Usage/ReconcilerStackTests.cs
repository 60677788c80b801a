using System.Text.Json;
using InfraPoc.Brakes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Usage;

/// <summary>What the reconciler is deployed with; what it does is executed in ReconcilerTests.</summary>
public sealed class ReconcilerStackTests(ReconcilerStackTests.Company company) : IClassFixture<ReconcilerStackTests.Company>
{
    private const string Stack = "Poc-Brake";
    private const string Machine = "arn:aws:states:ap-northeast-1:111122223333:stateMachine:poc-brake";
    private const string Role = "arn:aws:iam::111122223333:role/Poc-Brake-ReconcilerRole-1";

    [Fact]
    public void Machine_IsExpressAndLogsFailures()
    {
        var machine = Only("AWS::StepFunctions::StateMachine");

        machine.GetProperty("StateMachineName").GetString().ShouldBe("poc-brake");
        machine.GetProperty("StateMachineType").GetString().ShouldBe("EXPRESS");
        var logging = machine.GetProperty("LoggingConfiguration");
        logging.GetProperty("Level").GetString().ShouldBe("ERROR");
        logging.GetProperty("IncludeExecutionData").GetBoolean().ShouldBeTrue();
        logging.GetProperty("Destinations").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Log_IsEncryptedWithTheKeyThatTheAuditStackHandsOut_AndKeptAsLongAsTheOthers()
    {
        var log = Only("AWS::Logs::LogGroup");

        var output = log.GetProperty("KmsKeyId").GetProperty("Fn::GetStackOutput");
        output.GetProperty("StackName").GetString().ShouldBe("Poc-Audit");
        company
            .Synthesis.Read("Poc-Audit.template.json").GetProperty("Outputs").GetProperty(output.GetProperty("OutputName").GetString()!)
            .GetProperty("Value").GetProperty("Fn::GetAtt").EnumerateArray().Select(part => part.GetString())
            .ShouldBe([
                company
                    .Synthesis.Read("Poc-Audit.template.json").GetProperty("Resources").EnumerateObject()
                    .Single(resource => resource.Value.GetProperty("Type").GetString() == "AWS::KMS::Key").Name,
                "Arn",
            ]);
        log.GetProperty("RetentionInDays").GetInt32().ShouldBe(TestCompany.Sandbox.Logging.RetentionDays);
    }

    [Fact]
    public void Machine_HasASubstitutionForEachPlaceholderOfItsDefinition()
    {
        var machine = Only("AWS::StepFunctions::StateMachine");
        var definition = machine.GetProperty("DefinitionString").GetString()!;
        var substitutions = machine.GetProperty("DefinitionSubstitutions").EnumerateObject().Select(each => each.Name).ToList();

        System
            .Text.RegularExpressions.Regex.Matches(
                definition, @"\$\{(?<name>[^}]+)\}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups["name"].Value).Distinct()
            .ShouldBe(substitutions, ignoreOrder: true);
        substitutions.ShouldBe(["DevelopmentUsesHaiku", "DevelopmentUsesSonnet", "SalesUsesHaiku", "Table"], ignoreOrder: true);
    }

    [Fact]
    public void Machine_DescribesTheBudgetsAndAlarmsThatTheDepartmentsStacksHave()
    {
        var sales = JsonElement.Parse(Only("AWS::StepFunctions::StateMachine").GetProperty("DefinitionString").GetString()!)
            .GetProperty("States").GetProperty("Departments 1").GetProperty("Result").EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == "sales");

        sales
            .GetProperty("budget").GetString()
            .ShouldBe(Of("Poc-Dept-sales", "AWS::Budgets::Budget").Single().GetProperty("Budget").GetProperty("BudgetName").GetString());
        sales.GetProperty("alarms").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(
                Of("Poc-Dept-sales", "AWS::CloudWatch::Alarm").Select(alarm => alarm.GetProperty("AlarmName").GetString()),
                ignoreOrder: true);
        sales
            .GetProperty("policyName").GetString()
            .ShouldBeOneOf([
                .. Of("Poc-Dept-sales", "AWS::IAM::ManagedPolicy").Select(policy => policy.GetProperty("ManagedPolicyName").GetString()!),
            ]);
        sales
            .GetProperty("topic").GetString()!
            .ShouldEndWith($":{Of("Poc-Dept-sales", "AWS::SNS::Topic").Single().GetProperty("TopicName").GetString()}");
        sales.GetProperty("coolDown").GetInt32().ShouldBe(90);
        sales.GetProperty("stop").GetDecimal().ShouldBe(45_000m / 150);
    }

    [Theory]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/poc/brake/poc-sales-brake", PolicyVerdict.Allow)]
    [InlineData("iam:SetDefaultPolicyVersion", "arn:aws:iam::111122223333:policy/poc/brake/poc-sales-brake", PolicyVerdict.Allow)]
    [InlineData("iam:DeletePolicyVersion", "arn:aws:iam::111122223333:policy/poc/brake/poc-sales-brake", PolicyVerdict.Allow)]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/poc/poc-sales-access", PolicyVerdict.ImplicitDeny)]
    [InlineData("iam:SetDefaultPolicyVersion", "arn:aws:iam::111122223333:policy/poc/poc-boundary", PolicyVerdict.ImplicitDeny)]
    [InlineData("iam:DeletePolicyVersion", "arn:aws:iam::111122223333:policy/other/brake/x", PolicyVerdict.ImplicitDeny)]
    [InlineData("iam:DeletePolicy", "arn:aws:iam::111122223333:policy/poc/brake/poc-sales-brake", PolicyVerdict.ImplicitDeny)]
    [InlineData("iam:AttachRolePolicy", "arn:aws:iam::111122223333:role/poc/poc-sales-app", PolicyVerdict.ImplicitDeny)]
    [InlineData("budgets:ViewBudget", "arn:aws:budgets::111122223333:budget/poc-sales_50-80-100", PolicyVerdict.Allow)]
    [InlineData("budgets:ModifyBudget", "arn:aws:budgets::111122223333:budget/poc-sales_50-80-100", PolicyVerdict.ImplicitDeny)]
    [InlineData("sns:Publish", "arn:aws:sns:ap-northeast-1:111122223333:poc-cost", PolicyVerdict.Allow)]
    [InlineData("sns:Publish", "arn:aws:sns:ap-northeast-1:111122223333:poc-sales-cost", PolicyVerdict.Allow)]
    [InlineData("sns:Publish", "arn:aws:sns:ap-northeast-1:111122223333:poc-security", PolicyVerdict.ImplicitDeny)]
    [InlineData("dynamodb:UpdateItem", "arn:aws:dynamodb:ap-northeast-1:111122223333:table/memory", PolicyVerdict.Allow)]
    [InlineData("dynamodb:DeleteTable", "arn:aws:dynamodb:ap-northeast-1:111122223333:table/memory", PolicyVerdict.ImplicitDeny)]
    [InlineData("bedrock:InvokeModel", "*", PolicyVerdict.ImplicitDeny)]
    public void Role_MayVersionBrakesAndNoOtherPolicy(string action, string resource, PolicyVerdict verdict) =>
        Ask(action, resource).ShouldBe(verdict);

    [Theory]
    [InlineData("sns.ap-northeast-1.amazonaws.com", "alias/poc-audit", PolicyVerdict.Allow)]
    [InlineData("sns.ap-northeast-1.amazonaws.com", "alias/other", PolicyVerdict.ImplicitDeny)]
    [InlineData("s3.ap-northeast-1.amazonaws.com", "alias/poc-audit", PolicyVerdict.ImplicitDeny)]
    public void Role_UsesTheKeyForMessagesOnly(string via, string alias, PolicyVerdict verdict) =>
        Ask("kms:GenerateDataKey", "arn:aws:kms:ap-northeast-1:111122223333:key/1", ("kms:ViaService", via), ("kms:ResourceAliases", alias))
            .ShouldBe(verdict);

    [Fact]
    public void Role_IsTheOneWithThatPolicyAndOfThisMachineOnly()
    {
        var role = Of(Stack, "AWS::IAM::Role")
            .Single(each => each.GetProperty("Policies")[0].GetProperty("PolicyName").GetString() == "brake");

        References
            .ResolvePolicy(role.GetProperty("Policies")[0].GetProperty("PolicyDocument")).ToJson()
            .ShouldBe(ReconcilerPolicy.For(TestCompany.Sandbox, References.ResolveText(TableArn(role))).ToJson());
        PolicyDocument
            .Parse(role.GetProperty("AssumeRolePolicyDocument")).ToJson()
            .ShouldBe(ServiceStatements.Trust("states.amazonaws.com", "111122223333", Machine).ToJson());
    }

    [Fact]
    public void Rules_StartItOnAlarmsOnScheduleAndAfterDeployments()
    {
        var rules = Of(Stack, "AWS::Events::Rule");

        rules.Count.ShouldBe(3);
        foreach (var rule in rules)
        {
            var target = rule.GetProperty("Targets").EnumerateArray().ShouldHaveSingleItem();
            target.GetProperty("Input").GetString().ShouldBe("{}");
            References.ResolveText(target.GetProperty("Arn")).ShouldBe(References.Output("StateMachine"));
            rule.TryGetProperty("State", out _).ShouldBeFalse();
        }

        rules
            .Where(rule => rule.TryGetProperty("ScheduleExpression", out _)).ShouldHaveSingleItem().GetProperty("ScheduleExpression")
            .GetString().ShouldBe("rate(15 minutes)");
        Pattern("aws.cloudwatch").GetRawText().ShouldBe("""{"alarmName":[{"prefix":"poc-cap-"}],"state":{"value":["ALARM","OK"]}}""");
        Pattern("aws.cloudformation").GetRawText().ShouldBe("""{"stack-id":[{"prefix":"arn:aws:cloudformation:ap-northeast-1:111122223333:stack/Poc-Dept-"},{"prefix":"arn:aws:cloudformation:ap-northeast-1:111122223333:stack/Poc-Brake/"}],"status-details":{"status":["CREATE_COMPLETE","UPDATE_COMPLETE","UPDATE_ROLLBACK_COMPLETE"]}}""");

        JsonElement Pattern(string source) => JsonElement.Parse(JsonSerializer.Serialize(
            rules
                .Single(rule =>
                    rule.TryGetProperty("EventPattern", out var pattern) && pattern.GetProperty("source")[0].GetString() == source)
                .GetProperty("EventPattern").GetProperty("detail")));
    }

    [Fact]
    public void Starter_MayStartThisMachineForThisStacksRulesOnly()
    {
        var role = Of(Stack, "AWS::IAM::Role")
            .Single(each => each.GetProperty("Policies")[0].GetProperty("PolicyName").GetString() == "start");

        role.GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement").GetArrayLength().ShouldBe(1);
        role.GetProperty("Policies")[0]
            .GetProperty("PolicyDocument").GetProperty("Statement")[0].GetProperty("Action").GetString().ShouldBe("states:StartExecution");
        PolicyDocument.Parse(role.GetProperty("AssumeRolePolicyDocument")).ToJson()
            .ShouldBe(
                ServiceStatements
                    .Trust("events.amazonaws.com", "111122223333", "arn:aws:events:ap-northeast-1:111122223333:rule/Poc-Brake-*").ToJson());
    }

    [Theory]
    [InlineData("DeletionPolicy")]
    [InlineData("UpdateReplacePolicy")]
    public void Memory_OutlivesTheStack(string policy)
    {
        var table = Template
            .EnumerateObject().Single(resource => resource.Value.GetProperty("Type").GetString() == "AWS::DynamoDB::Table").Value;

        table.GetProperty(policy).GetString()!.ShouldStartWith("Retain");
        table.GetProperty("Properties").GetProperty("DeletionProtectionEnabled").GetBoolean().ShouldBeTrue();
        table
            .GetProperty("Properties").GetProperty("PointInTimeRecoverySpecification").GetProperty("PointInTimeRecoveryEnabled")
            .GetBoolean().ShouldBeTrue();
        table.GetProperty("Properties").GetProperty("KeySchema")[0].GetProperty("AttributeName").GetString().ShouldBe("department");
        table.GetProperty("Properties").GetProperty("BillingMode").GetString().ShouldBe("PAY_PER_REQUEST");
    }

    [Theory]
    [InlineData("poc-brake-failed", "ExecutionsFailed", 900, "GreaterThanOrEqualToThreshold", "notBreaching", "brake-failed")]
    [InlineData("poc-brake-silent", "ExecutionsSucceeded", 3600, "LessThanThreshold", "breaching", "brake-silent")]
    public void Alarms_OnTheReconcilerItself_TellIT(
        string name, string metric, int period, string comparison, string missing, string section)
    {
        var alarm = Of(Stack, "AWS::CloudWatch::Alarm").Single(each => each.GetProperty("AlarmName").GetString() == name);

        (
            alarm.GetProperty("Namespace").GetString(), alarm.GetProperty("MetricName").GetString(),
            alarm.GetProperty("Statistic").GetString(), alarm.GetProperty("Period").GetInt32()
        ).ShouldBe(("AWS/States", metric, "Sum", period));
        alarm.GetProperty("Dimensions")[0].GetProperty("Value").GetString().ShouldBe(Machine);
        (
            alarm.GetProperty("ComparisonOperator").GetString(), alarm.GetProperty("Threshold").GetInt32(),
            alarm.GetProperty("EvaluationPeriods").GetInt32(), alarm.GetProperty("TreatMissingData").GetString()
        ).ShouldBe((comparison, 1, 1, missing));
        References.ResolveText(alarm.GetProperty("AlarmActions")[0]).ShouldBe("arn:aws:sns:ap-northeast-1:111122223333:poc-cost");
        alarm.GetProperty("AlarmDescription").GetString()!.ShouldEndWith($"。 docs/runbook.md#{section}");
    }

    [Fact]
    public void Definition_OfThreeHundredDepartments_StaysWithinWhatStepFunctionsAccepts()
    {
        var departments = Enumerable
            .Range(0, 300)
            .Select(number =>
                TestCompany.Department(
                    $"department-no-{number:000}", $"部門の長めの名前その{number}",
                    [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias]) with
                {
                    Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500 },
                });

        var definition = new ReconcilerDefinition(TestCompany.Config(
            TestCompany.Sandbox with { Money = TestCompany.Sandbox.Money with { MonthlyBudget = 20_000_000 } }, [.. departments]), (_, _) => "abcdefghijkl").ToJson();

        System.Text.Encoding.UTF8.GetByteCount(definition).ShouldBeLessThan(1_000_000);
        var shards = JsonElement
            .Parse(definition).GetProperty("States").EnumerateObject()
            .Where(state => state.Name.StartsWith("Departments ", StringComparison.Ordinal)).ToList();
        shards.Count.ShouldBeGreaterThan(1);
        shards.Sum(shard => shard.Value.GetProperty("Result").GetArrayLength()).ShouldBe(300);
        shards.ShouldAllBe(shard => System.Text.Encoding.UTF8.GetByteCount(shard.Value.GetProperty("Result").GetRawText()) < 150_000);
    }

    private JsonElement Template => company.Synthesis.Read($"{Stack}.template.json").GetProperty("Resources");

    private TemplateReferences References => company.References;

    private IReadOnlyList<JsonElement> Of(string stack, string type) =>
        [.. company.Synthesis.Resources(stack, type).Select(resource => resource.Properties)];

    private JsonElement Only(string type) => Of(Stack, type).ShouldHaveSingleItem();

    private static JsonElement TableArn(JsonElement role) =>
        role.GetProperty("Policies")[0]
            .GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray()
        .Single(statement => statement.GetProperty("Sid").GetString() == "Remember").GetProperty("Resource");

    private static PolicyVerdict Ask(string action, string resource, params IReadOnlyList<(string Key, string Value)> context) =>
        PolicyEvaluator
            .Evaluate(
        Requests.Of(Role, action, resource, Requests.WithinThePeriod, context),
        new PolicySet
        {
            Identity =
            [
                new NamedPolicy(
                    "brake", ReconcilerPolicy.For(TestCompany.Sandbox, "arn:aws:dynamodb:ap-northeast-1:111122223333:table/memory")),
            ],
        })
    .Verdict;

    public sealed class Company
    {
        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(
            TestCompany.Sales with
            {
                Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500, StopPercent = 90, CoolDownMinutes = 90 },
            },
            TestCompany.Development));

        internal TemplateReferences References =>
            new(Synthesis.Read($"{Stack}.template.json"), TestCompany.SandboxAccount, "ap-northeast-1") { StackName = Stack };
    }
}
