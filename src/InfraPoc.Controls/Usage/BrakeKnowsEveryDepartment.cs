using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.BrakeDefinition;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The brake knows each department as it is configured, stops whom it does not know, and fails where it cannot judge.</summary>
public sealed class BrakeKnowsEveryDepartment() : Control(
    "MON-08",
    guarantee: new(
        "The brake knows policy, status, period, amounts, caps, budget and topic of each department as configured, stops departments that it does not know, and fails audibly where it cannot judge.",
        "ブレーキは、各部門のポリシー、状態、期間、金額、上限、予算、トピックを設定どおりに把握し、把握していない部門を停止し、判定できない場合は失敗として検知されます。"),
    why: new(
        "A department that the brake forgot, or knows with other amounts, spends without an end.",
        "ブレーキが把握していない部門や、異なる金額で把握している部門は、際限なく費用を使えるためです。"),
    fix: new(
        "Restore the state machine and its table; change departments in their files, not in the definition.",
        "ステートマシンとそのテーブルを元に戻してください。部門の内容は定義ではなく部門のファイルで変更してください。"),
    [Nist("CM-6"), Nist("CM-8")])
{
    private static readonly string[] Stopped =
    [
        "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:CreateModelInvocationJob",
        "bedrock-mantle:CreateInference",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var machine = templates.Only(templates.Names.BrakeStack, "AWS::StepFunctions::StateMachine");
        var table = templates.Only(templates.Names.BrakeStack, "AWS::DynamoDB::Table");
        var definition = Of(machine);
        return
        [
            .. Setting(templates, machine),
            .. table.Differences(
                ("BillingMode", "PAY_PER_REQUEST"),
                ("KeySchema", new[] { new { AttributeName = "department", KeyType = "HASH" } }),
                ("AttributeDefinitions", new[] { new { AttributeName = "department", AttributeType = "S" } })),
            .. Departments(templates, definition)
                .Concat(Company(templates, definition)).Concat(Memory(definition, table)).Concat(States(templates, definition))
                .Concat(Failures(definition))
                .Select(problem => machine.Violates(problem, "DefinitionString")),
        ];
    }

    /// <summary>Failed runs are logged with what they worked on, under the key of the logs.</summary>
    private static IEnumerable<Violation> Setting(SandboxTemplates templates, StackResource machine)
    {
        var destinations = machine.Value("LoggingConfiguration", "Destinations");
        var logged = templates.In(templates.Names.BrakeStack, "AWS::Logs::LogGroup").Any(group =>
            ExpectedProperties.Same(destinations, new[] { new { CloudWatchLogsLogGroup = new { LogGroupArn = group.Attribute("Arn") } } })
            && group.Text("KmsKeyId") == templates.AuditKey().Attribute("Arn"));
        return machine.Differences(
                ("StateMachineName", templates.Names.Reconciler),
                ("StateMachineType", "EXPRESS"),
                ("LoggingConfiguration.Level", machine.Text("LoggingConfiguration", "Level") == "ALL" ? "ALL" : "ERROR"),
                ("LoggingConfiguration.IncludeExecutionData", true))
            .Concat(
                logged
                    ? []
                    :
                    [
                        machine.Violates(
                            $"The log goes to {Expectations.Shown(destinations)}; it must go to the stack's log group, encrypted with the key of the logs.",
                            "LoggingConfiguration.Destinations"),
                    ]);
    }

    private static IEnumerable<string> Departments(SandboxTemplates templates, BrakeDefinition definition)
    {
        var entries = definition.Objects.Where(each => Text(each, "policyName") is not null).ToLookup(each => Text(each, "policyName"));
        return templates.Config.Departments.SelectMany(department =>
            entries[templates.Names.BrakePolicy(department)].ToList() is [var entry]
            ? BrakedDepartment
                .Problems(templates, department, entry).Select(problem => $"The brake knows {department.Id} wrongly. {problem}")
            : [$"The brake knows {department.Id} {entries[templates.Names.BrakePolicy(department)].Count()} times; required is once."]);
    }

    /// <summary>Which policies are brakes, and which of them belong to configured departments: all others are engaged.</summary>
    private static IEnumerable<string> Company(SandboxTemplates templates, BrakeDefinition definition)
    {
        var (names, departments) = (templates.Names, templates.Config.Departments);
        if (definition.Objects.Where(each => each.ContainsKey("brakePath")).ToList() is not [var company])
        {
            return ["The brake must be told once where brake policies are: brakePath."];
        }

        (string Name, object Value)[] expected =
        [
            ("account", templates.Config.Sandbox.Accounts.Sandbox.Id),
            ("brakePath", names.BrakePath),
            ("namespace", names.UsageMetrics),
            ("topic", names.CostTopicArn),
            ("targets", departments.Select(department => department.Id).Prepend("all")),
            ("policyNames", departments.Select(names.BrakePolicy)),
        ];
        return from each in expected
               where !JsonNode.DeepEquals(company[each.Name], JsonSerializer.SerializeToNode(each.Value))
               select $"The brake's {each.Name} is {company[each.Name]?.ToJsonString() ?? "nothing"}; required is {JsonSerializer.Serialize(each.Value)}.";
    }

    private static IEnumerable<string> Memory(BrakeDefinition definition, StackResource table) =>
        definition.Objects.Select(each => Text(each, "TableName")).Where(name => name is not null && name != table.Ref).Distinct()
            .Select(name => $"The brake remembers in {name}; it must be the stack's table, {table.Ref}.");

    /// <summary>
    /// Brakes are found by their path, engaged and released by versions; whom the configuration does not name is engaged.
    /// </summary>
    private static IEnumerable<string> States(SandboxTemplates templates, BrakeDefinition definition)
    {
        foreach (
            var (scope, name) in definition.Scopes.SelectMany(
                scope => scope["States"]!.AsObject().Select(state => state.Key).Except(Reached(scope, Text(scope, "StartAt"))),
                (scope, name) => (scope, name)))
        {
            yield return $"The state {name} is never reached.";
        }

        if (
            definition.Calls("iam:listPolicies") is not [var list]
            || Text(list["Parameters"], "PathPrefix.$") != "$.company.brakePath"
            || Text(list["Parameters"], "Scope") != "Local")
        {
            yield return "The brake must list the policies below its path once.";
        }

        if (
            definition.Calls("iam:setDefaultPolicyVersion") is not [var release]
            || Text(release["Parameters"], "VersionId") != "v1"
            || Text(release["Parameters"], "PolicyArn.$") != "$.d.policy")
        {
            yield return "The brake must release by making v1 the default version of the department's policy, in one state.";
        }

        if (
            definition.Calls("iam:createPolicyVersion") is not [var engage]
            || engage["Parameters"]?["SetAsDefault"]?.ToJsonString() != "true"
            || Text(engage["Parameters"], "PolicyArn.$") != "$.d.policy")
        {
            yield return "The brake must engage by making a new version the default of the department's policy, in one state.";
            yield break;
        }

        var policy = new NamedPolicy("engaged", PolicyDocument.Parse(Text(engage["Parameters"], "PolicyDocument") ?? ""));
        foreach (var action in Stopped.Where(action => !Denies(templates, policy, action)))
        {
            yield return $"An engaged brake must deny {action}.";
        }

        var inner = definition.ScopeOf(engage);
        var unknown = BrakeDefinition
            .States(inner)
            .Where(state =>
                state["Choices"] is JsonArray { Count: 1 } choices
                && Text(choices[0], "Variable") == "$.d.known"
                && choices[0]!["BooleanEquals"]?.ToJsonString() == "true")
            .ToList();
        var reached = unknown is [var choice] ? Reached(inner, Text(choice, "Default")) : new HashSet<string>();
        if (Text(State(inner, unknown is [var only] ? Text(only, "Default") : null)?["Parameters"], "cause") != "unknown"
            || !reached.Contains(NameOf(inner, engage))
            || definition.Calls("iam:setDefaultPolicyVersion").Any(state => reached.Contains(NameOf(inner, state)))
            || !definition.Objects.Any(each => Text(each, "policy.$") is not null && each["known"]?.ToJsonString() == "false"))
        {
            yield return "A department that the configuration does not name must be engaged, because it is unknown, and never released.";
        }
    }

    /// <summary>
    /// What cannot be read or corrected fails the run, which rings; one department does not keep the others from being looked at.
    /// </summary>
    private static IEnumerable<string> Failures(BrakeDefinition definition)
    {
        var each = definition.Calls("iam:createPolicyVersion") is [var engage] ? definition.ScopeOf(engage) : [];
        foreach (var (name, node) in each["States"]?.AsObject().ToList() ?? [])
        {
            var state = node!.AsObject();
            if (
                Text(state, "Type") is "Task"
                && !(
                    state["Catch"] is JsonArray { Count: 1 } catches
                    && catches[0]?["ErrorEquals"]?.ToJsonString() == "[\"States.ALL\"]"
                    && Fails(State(each, Text(catches[0], "Next")))))
            {
                yield return $"Whatever goes wrong in the state {name} must be caught, and count as a failure.";
            }
        }

        if (!definition.If("$.now.complete", false).Any(state => Text(state, "Result") == "failed"))
        {
            yield return "A department about which something is not known must count as failed.";
        }

        foreach (var variable in new[] { "$.policies.truncated", "$.shard.failed" })
        {
            if (!definition.If(variable, true).Any(state => Text(state, "Type") == "Fail"))
            {
                yield return $"The run must fail if {variable} is true.";
            }
        }
    }

    private static bool Fails(JsonObject? state) =>
        Text(state, "Result") == "failed" || (state?["Result"]?.ToJsonString() == "false" && Text(state, "ResultPath") == "$.now.complete");

    private static string NameOf(JsonObject scope, JsonObject state) =>
        scope["States"]!.AsObject().FirstOrDefault(each => each.Value == state).Key ?? "";

    private static bool Denies(SandboxTemplates templates, NamedPolicy policy, string action)
    {
        var request = new PolicyRequest
        {
            Principal = $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:role/somebody",
            Action = action,
            Resource = "*",
            Context = new Dictionary<string, IReadOnlyList<string>>(),
        };
        return PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [policy] }).Verdict == PolicyVerdict.ExplicitDeny;
    }
}
