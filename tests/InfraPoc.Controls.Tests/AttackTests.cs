using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

/// <summary>
/// Edits by which somebody tried to make a sentence false after all others had been closed: each with the control that objects.
/// </summary>
public sealed class AttackTests
{
    private const string Sales = "poc-sales-access";
    private const string Own = "111122223333";

    private static readonly (string What, string Control, Action<TemplateEdit> Change)[] Edits =
    [
        // Grants of departments.
        ("a model without its profile, by IfExists", "ACC-01",
            edit => Rename(edit.Statement(Sales, "Model1Haiku"), "StringEquals", "StringEqualsIfExists")),
        ("a model without its profile, by ForAllValues", "ACC-01",
            edit => Rename(edit.Statement(Sales, "Model1Haiku"), "StringEquals", "ForAllValues:StringEquals")),
        ("a profile in other letters", "ACC-01",
            edit => Rename(edit.Statement(Sales, "Model1Haiku"), "StringEquals", "StringLike", "bedrock:InferenceProfileArn", "*")),
        ("all but one resource", "ACC-06",
            edit => edit.Statements(Sales).Add(Json("""{"Sid":"Added","Effect":"Allow","Action":"bedrock:GetGuardrail","NotResource":"arn:aws:s3:::x"}"""))),
        ("all calls of a model by a wildcard", "ACC-06",
            edit => edit.Grant(Sales, "bedrock:InvokeModel*", "arn:aws:bedrock:ap-northeast-1::foundation-model/x")),
        ("a role may be passed", "ACC-06", edit => edit.Grant(Sales, "iam:PassRole", "arn:aws:iam::111122223333:role/x")),
        ("a grant in the boundary for whoever tags a session", "ACC-06",
            edit => edit.Statements("poc-boundary").Add(Json("""{"Sid":"Added","Effect":"Allow","Action":"bedrock:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"y"}}}"""))),
        ("a grant in a brake policy", "ACC-06",
            edit => edit.Statements("poc-sales-brake").Add(Json("""{"Sid":"Added","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::x/*"}"""))),
        ("a brake that is engaged for all but one model", "ACC-11",
            edit => edit.Statements("poc-sales-brake").Add(Json("""{"Sid":"Added","Effect":"Deny","Action":"bedrock:InvokeModel","NotResource":"arn:aws:bedrock:*::foundation-model/x"}"""))),
        ("the period by the time of sign-in", "ACC-03",
            edit => Rename(edit.Statement(Sales, "AfterPeriod"), "DateGreaterThanEquals", "DateGreaterThanEquals", "aws:TokenIssueTime", "2026-12-31T15:00:00Z")),
        ("the period ends in another century", "ACC-03", edit => SetAll(edit.Statement(Sales, "AfterPeriod"), "2126-01-01T00:00:00Z")),
        ("another's dashboard by a wildcard", "ACC-02",
            edit => edit.Grant(Sales, "cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-*")),
        ("the guardrail of one's own by its draft", "GRD-05", edit => Guarded(edit, "DRAFT")),
        ("a session of twelve hours", "ACC-05", edit => edit.Properties("AWS::SSO::PermissionSet")["SessionDuration"] = "PT12H"),
        ("a relay to another site", "ACC-04", edit => edit.SignIn("poc-sales")["RelayStateType"] = "https://elsewhere.example"),
        ("a second assignment to the department's set", "ACC-10",
            edit => edit.Add("Poc-Access-sales", "AWS::SSO::Assignment", Assignment(edit))),
        ("the assignment to another account", "ACC-10", edit => edit.Properties("AWS::SSO::Assignment")["TargetId"] = "999999999999"),
        ("a member of one department in another's group", "ACC-10",
            edit => edit.Properties("AWS::IdentityStore::GroupMembership")["GroupId"] = "x"),

        // Roles and their trust.
        ("an application role that may tag sessions", "ACC-09",
            edit => edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]![0]!["Action"] = new JsonArray("sts:AssumeRole", "sts:TagSession")),
        ("an application role for a web identity", "ACC-09",
            edit => edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Add(Json("""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity"}"""))),
        ("an application role for twelve hours", "ACC-09", edit => edit.Role("poc-sales-app")["MaxSessionDuration"] = 43200),
        ("the brake may version any policy", "MON-06",
            edit => edit.AddGrant("poc-brake", "\"Action\":\"iam:CreatePolicyVersion\",\"Resource\":\"arn:aws:iam::111122223333:policy/*\"")),
        ("the meter may act in another account", "MON-06",
            edit => edit.AddGrant("poc-meter", "\"Action\":\"sts:AssumeRole\",\"Resource\":\"arn:aws:iam::999999999999:role/x\"")),
        ("the brake calls a model on Sundays", "MON-06",
            edit => edit.AddGrant("poc-brake", "\"Action\":\"bedrock:InvokeModel\",\"Resource\":\"*\",\"Condition\":{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2027-01-03T00:00:00Z\"}}")),
        ("the meter's role for another service as well", "MON-06",
            edit => edit.RoleOf("poc-meter")["AssumeRolePolicyDocument"]!["Statement"]![0]!["Principal"]!["Service"] = new JsonArray("lambda.amazonaws.com", "scheduler.amazonaws.com")),
        ("the writer of the prompt log reads it", "AUD-13",
            edit => Writer(edit, "bedrock").Add(Json("""{"Sid":"Added","Effect":"Allow","Action":"logs:GetLogEvents","Resource":"*"}"""))),

        // The key, buckets and topics.
        ("a service may grant the key", "AUD-05",
            edit => Key(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:CreateGrant","Resource":"*","Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail"}}}"""))),
        ("a service may read with the key what it only writes", "AUD-05",
            edit => Key(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("a role of one's own has the key", "AUD-05",
            edit => Key(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/x"},"Action":"kms:Decrypt","Resource":"*"}"""))),
        ("the archive's policy may be changed by a writer", "AUD-07",
            edit => Bucket(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutBucketPolicy","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("a writer deletes versions of the archive", "AUD-07",
            edit => Bucket(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"bedrock.amazonaws.com"},"Action":"s3:DeleteObjectVersion","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("a writer reads the archive", "AUD-07",
            edit => Bucket(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"bedrock.amazonaws.com"},"Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("alarms may change the topic", "AUD-10",
            edit => Topic(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:AddPermission","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("alarms delete the topic", "AUD-10",
            edit => Topic(edit).Add(Json("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["sns:Publish","sns:DeleteTopic"],"Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ("security alarms reach a web address", "AUD-10",
            edit => edit.Add("Poc-Audit", "AWS::SNS::Subscription", """{"TopicArn":"arn:aws:sns:ap-northeast-1:111122223333:poc-security","Protocol":"https","Endpoint":"https://elsewhere.example"}""")),
        ("the lock may be lifted by governance", "AUD-08",
            edit => edit.Properties("AWS::S3::Bucket", Locked)["ObjectLockConfiguration"]!["Rule"]!["DefaultRetention"]!["Mode"] = "GOVERNANCE"),
        ("the lock of years that are none", "SUP-04",
            edit => edit.Properties("AWS::S3::Bucket", Locked)["ObjectLockConfiguration"]!["Rule"]!["DefaultRetention"]!["Years"] = 0),
        ("only the newest versions stay", "AUD-09",
            edit => edit.Properties("AWS::S3::Bucket", Locked)["LifecycleConfiguration"]!["Rules"]![0]!["NoncurrentVersionExpiration"]!["NewerNoncurrentVersions"] = 1),
        ("the archive logs into itself", "AUD-08",
            edit => edit.Properties("AWS::S3::Bucket", Locked)["LoggingConfiguration"]!["DestinationBucketName"] = "elsewhere"),

        // The trail, logs and filters.
        ("management events that only read", "AUD-01", edit => Selector(edit, 0).Add(Json("""{"Field":"readOnly","Equals":["true"]}"""))),
        ("management events but those of KMS", "AUD-01",
            edit => Selector(edit, 0).Add(Json("""{"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}"""))),
        ("model calls but those of one role", "AUD-04",
            edit => Selector(edit, 1).Add(Json("""{"Field":"userIdentity.arn","NotStartsWith":["arn:aws:sts::111122223333:assumed-role/x"]}"""))),
        ("the trail in another log group", "AUD-03",
            edit => edit.Properties("AWS::CloudTrail::Trail")["CloudWatchLogsLogGroupArn"] = "arn:aws:logs:ap-northeast-1:999999999999:log-group:x:*"),
        ("a class of logs without filters", "AUD-09",
            edit => edit.Each("AWS::Logs::LogGroup", group => group["LogGroupClass"] = "INFREQUENT_ACCESS")),
        ("a log that people may name", "AUD-09", edit => edit.Properties("AWS::Logs::LogGroup")["LogGroupName"] = "x"),
        ("the meter gets one operation", "MON-02",
            edit => edit.Properties("AWS::Logs::SubscriptionFilter")["FilterPattern"] = "{ $.operation = \"Converse\" }"),
        ("the meter gets lines from another stream", "MON-02",
            edit => edit.Properties("AWS::Logs::SubscriptionFilter")["Distribution"] = "Random"),
        .. new[]
        {
            "$.sessionCredentialFromConsole NOT EXISTS", "$.vpcEndpointId NOT EXISTS", "$.tlsDetails.tlsVersion = \"TLSv1.3\"",
            "$.userIdentity.sessionContext.attributes.mfaAuthenticated = \"true\"", "$.eventVersion = \"1.11\"", "$.eventCategory = \"Data\"",
            "$.userIdentity.accountId != \"111122223333\"", "$.managementEvent NOT EXISTS", "$.resources NOT EXISTS", "$.responseElements NOT EXISTS",
            "$.requestParameters NOT EXISTS", "$.userIdentity.accessKeyId NOT EXISTS", "$.userIdentity.sessionContext.sessionIssuer.userName != \"x\"",
        }.Select(condition => ($"filters that pass over events by {condition}", "AUD-11", Filters(condition))),
        ("a filter counts nothing where nothing is", "AUD-11",
            edit => edit.Properties("AWS::Logs::MetricFilter")["MetricTransformations"]![0]!["DefaultValue"] = 1),
        ("a filter counts minus one", "AUD-11",
            edit => edit.Properties("AWS::Logs::MetricFilter")["MetricTransformations"]![0]!["MetricValue"] = "-1"),
        ("a filter by dimension", "AUD-11",
            edit => edit.Properties("AWS::Logs::MetricFilter")["MetricTransformations"]![0]!["Dimensions"] = Json("""[{"Key":"x","Value":"$.eventName"}]""")),
        ("an auditor's query takes the message to pieces", "AUD-15",
            edit => edit.Each("AWS::Logs::QueryDefinition", query => query["QueryString"] = $"{query["QueryString"]}\n| parse @message /(?<x>.+)/")),
        ("a query of one's own that shows messages", "AUD-15",
            edit => edit.Add("Poc-Usage", "AWS::Logs::QueryDefinition", """{"Name":"poc/mine","QueryString":"fields @timestamp, @message | limit 10000","LogGroupNames":["x"]}""")),
        ("a query of one's own that shows all", "AUD-15",
            edit => edit.Add("Poc-Usage", "AWS::Logs::QueryDefinition", """{"Name":"poc/mine","QueryString":"filter modelId like /x/","LogGroupNames":["x"]}""")),

        // Alarms.
        ("a security alarm waits for a hundred periods", "AUD-11",
            edit => Alarm(edit, "poc-security-trail-changed")["EvaluationPeriods"] = 100),
        ("a security alarm takes silence for a failure", "AUD-11",
            edit => Alarm(edit, "poc-security-trail-changed")["TreatMissingData"] = "breaching"),
        ("a security alarm keeps its state in silence", "AUD-11",
            edit => Alarm(edit, "poc-security-trail-changed")["TreatMissingData"] = "ignore"),
        ("a security alarm of another dimension", "AUD-11",
            edit => Alarm(edit, "poc-security-trail-changed")["Dimensions"] = Json("""[{"Name":"x","Value":"y"}]""")),
        ("a security alarm on the average", "AUD-11", edit => Alarm(edit, "poc-security-trail-changed")["Statistic"] = "Average"),
        ("a security alarm of a day", "AUD-11", edit => Alarm(edit, "poc-security-trail-changed")["Period"] = 86400),
        ("a security alarm that stops an instance", "AUD-11",
            edit => Alarm(edit, "poc-security-trail-changed")["AlarmActions"]!.AsArray().Add("arn:aws:automate:ap-northeast-1:ec2:stop")),
        .. new[] { "SetAside", "UnpricedCalls", "UnattributedCalls", "Errors", "AsyncEventsDropped" }.SelectMany(metric => new (string, string, Action<TemplateEdit>)[]
        {
            ($"the alarm on {metric} needs three in a row", "MON-07", Alarms(metric, "EvaluationPeriods", 3)),
            ($"the alarm on {metric} at two", "MON-07", Alarms(metric, "Threshold", 2)),
        }),
        ("silence of the brake is no failure", "MON-07",
            edit => edit.Each("AWS::CloudWatch::Alarm", alarm => alarm["TreatMissingData"] = "missing", alarm => $"{alarm["TreatMissingData"]}" == "breaching")),
        ("an alarm that always rings", "MON-07",
            edit => edit.Add("Poc-Usage", "AWS::CloudWatch::Alarm", """{"AlarmName":"poc-x","AlarmDescription":"https://wiki.example.com/runbook#x","AlarmActions":["arn:aws:sns:ap-northeast-1:111122223333:poc-cost"],"MetricName":"Calls","Namespace":"poc/usage","Statistic":"Sum","Period":300,"EvaluationPeriods":1,"Threshold":0,"ComparisonOperator":"GreaterThanOrEqualToThreshold","TreatMissingData":"breaching","Dimensions":[{"Name":"Sandbox","Value":"poc"}],"Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ("an alarm of nobody in the audit stack", "AUD-10",
            edit => edit.Add("Poc-Audit", "AWS::CloudWatch::Alarm", """{"AlarmName":"poc-security-x","AlarmDescription":"https://wiki.example.com/runbook#x","AlarmActions":["arn:aws:sns:ap-northeast-1:111122223333:poc-security"],"MetricName":"x","Namespace":"x","Tags":[{"Key":"sandbox","Value":"poc"}]}""")),

        // Functions, rules, ledger, parameters, budgets, profiles.
        ("a version of a function", "SUP-02", edit => edit.Add("Poc-Usage", "AWS::Lambda::Version", """{"FunctionName":"poc-brake"}""")),
        ("a layer", "SUP-02", edit => edit.Add("Poc-Usage", "AWS::Lambda::LayerVersion", """{"Content":{"S3Bucket":"x","S3Key":"y"}}""")),
        ("a permission for everybody", "MON-05",
            edit => edit.Add("Poc-Usage", "AWS::Lambda::Permission", """{"Action":"lambda:InvokeFunction","FunctionName":"poc-brake","Principal":"*","SourceAccount":"111122223333"}""")),
        ("a permission by the function's URL", "MON-05",
            edit => edit.Add("Poc-Usage", "AWS::Lambda::Permission", """{"Action":"lambda:InvokeFunctionUrl","FunctionName":"arn:aws:lambda:ap-northeast-1:111122223333:function:poc-brake","Principal":"*","FunctionUrlAuthType":"NONE"}""")),
        ("another handler", "MON-02",
            edit => edit.Function("poc-meter")["Handler"] = "InfraPoc.Functions::InfraPoc.Functions.Brake::Handle"),
        ("an agent by a setting", "SUP-02",
            edit => edit.Function("poc-meter")["Environment"]!["Variables"]!["CORECLR_PROFILER_PATH"] = "/opt/x.so"),
        ("another table", "SUP-02", edit => edit.Function("poc-meter")["Environment"]!["Variables"]!["INFRAPOC_TABLE"] = "x"),
        ("no time to work", "SUP-02", edit => edit.Function("poc-brake")["Timeout"] = 1),
        ("the brake runs in one year", "MON-05",
            edit => edit.Each("AWS::Events::Rule", rule => rule["ScheduleExpression"] = "cron(0/5 * * * ? 2026)", rule => rule["ScheduleExpression"] is not null)),
        ("the brake does not run", "MON-05", edit => edit.Each("AWS::Events::Rule", rule => rule["State"] = "DISABLED")),
        ("the brake gets a command", "MON-05",
            edit => edit.Properties("AWS::Events::Rule")["Targets"]![0]!["Input"] = """{"release":"all"}"""),
        ("the ledger forgets at once", "MON-02",
            edit => edit.Properties("AWS::DynamoDB::Table")["TimeToLiveSpecification"]!["AttributeName"] = "sk"),
        ("the ledger is copied for a day", "OWN-03",
            edit => edit.Properties("AWS::DynamoDB::Table")["PointInTimeRecoverySpecification"]!["RecoveryPeriodInDays"] = 1),
        ("the ledger takes one write a second", "MON-02", edit => edit.Properties("AWS::DynamoDB::Table")["BillingMode"] = "PROVISIONED"),
        ("a parameter that is never read", "MON-03",
            edit => edit.Properties("AWS::SSM::Parameter", IsDepartment)["Type"] = "StringList"),
        ("a budget of nobody", "SUP-04",
            edit => edit.Add("Poc-Usage", "AWS::Budgets::Budget", """{"Budget":{"BudgetName":"poc-x","BudgetType":"COST","TimeUnit":"MONTHLY"},"ResourceTags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ("a budget counts one service", "MON-01",
            edit => edit.Properties("AWS::Budgets::Budget")["Budget"]!["CostFilters"] = Json("""{"Service":["Amazon Bedrock"]}""")),
        ("a profile of one more model", "MON-03",
            edit => edit.Add("Poc-Dept-sales", "AWS::Bedrock::ApplicationInferenceProfile", """{"InferenceProfileName":"poc-sales-x","ModelSource":{"CopyFrom":"arn:aws:bedrock:ap-northeast-1::foundation-model/x"},"Tags":[]}""")),
        ("a profile of another Region", "MON-09",
            edit => edit.Properties("AWS::Bedrock::ApplicationInferenceProfile")["ModelSource"]!["CopyFrom"] = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.x"),
        ("prompts are stored by Bedrock", "AUD-13", edit => edit.Properties("Custom::PromptLogging")["DataRetention"] = "default"),
        ("large bodies under another key", "AUD-13", edit => edit.Properties("Custom::PromptLogging")["KeyPrefix"] = "elsewhere"),

        // Guardrails.
        ("a word is let through in answers", "GRD-02",
            edit => edit.Each("AWS::Bedrock::Guardrail", each => Each(each, "SensitiveInformationPolicyConfig", "RegexesConfig", entry => entry["OutputAction"] = "NONE"))),
        ("personal information is only counted", "GRD-02",
            edit => edit.Each("AWS::Bedrock::Guardrail", each => Each(each, "SensitiveInformationPolicyConfig", "PiiEntitiesConfig", entry => entry["InputAction"] = "NONE"))),
        ("a topic of another meaning", "GRD-03",
            edit => edit.Each("AWS::Bedrock::Guardrail", each => Each(each, "TopicPolicyConfig", "TopicsConfig", entry => entry["Definition"] = "Nothing"))),
        ("a filter of answers reads pictures", "GRD-03",
            edit => edit.Each("AWS::Bedrock::Guardrail", each => Each(each, "ContentPolicyConfig", "FiltersConfig", entry => entry["OutputModalities"] = new JsonArray("IMAGE")))),
        ("texts are checked in another continent", "GRD-03",
            edit => edit.Each("AWS::Bedrock::Guardrail", each => each["CrossRegionConfig"] = Json("""{"GuardrailProfileArn":"arn:aws:bedrock:ap-northeast-1:111122223333:guardrail-profile/us.guardrail.v1:0"}"""))),
        ("the draft is enforced", "GRD-01",
            edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["GuardrailVersion"] = "DRAFT"),
        ("only what is marked is checked", "GRD-01",
            edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["SelectiveContentGuarding"]!["Messages"] = "SELECTIVE"),

        // Around the account.
        ("the fence lets models out", "ACC-12",
            edit => edit.Statement("poc-fence", "Region", statement => statement["NotAction"]!.AsArray().Add("bedrock:*"))),
        ("the fence for people only", "ACC-12",
            edit => edit.Statement("poc-fence", "Membership", statement => statement["Condition"] = Json("""{"Bool":{"aws:PrincipalIsAWSService":"false"}}"""))),
        ("the protection by tag", "ACC-13",
            edit => edit.Statement("poc-protection", "Logs", statement => statement["Condition"]!["StringNotEquals"] = Json("""{"aws:ResourceTag/open":"true"}"""))),
        ("the fence in a list of policies", "ACC-12", edit => edit.ServiceControl("poc-fence")["Type"] = "RESOURCE_CONTROL_POLICY"),
        ("the audit stack in another partition's Region", "SUP-03", edit => edit.Environments["Poc-Audit"] = (Own, "cn-north-1")),
        ("a parameter of another department's", "OWN-07",
            edit => edit.Template("Poc-Dept-sales")["Parameters"]!["Added"] = Json("""{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/elsewhere"}""")),
    ];

    public static TheoryData<string> Attacks => [.. Edits.Select(edit => edit.What)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Control_AfterAnAttack_Objects(string what)
    {
        var (_, control, change) = Edits.Single(edit => edit.What == what);
        var edit = new TemplateEdit();
        change(edit);

        // That one alone is asked: it takes seconds to ask all about each.
        BothLanguages.Of(ControlCatalogue.All.Single(each => each.Id == control).Check(edit.Templates())).ShouldNotBeEmpty();
    }

    private static Action<TemplateEdit> Filters(string condition) =>
        edit => edit.Each("AWS::Logs::MetricFilter", filter => FalsifiedSentencesTests.Narrow(filter, condition));

    private static Action<TemplateEdit> Alarms(string metric, string property, int value) => edit => edit.Each(
        "AWS::CloudWatch::Alarm", alarm => alarm[property] = value,
        alarm => alarm.ToJsonString().Contains($"\"{metric}\"", StringComparison.Ordinal));

    private static bool IsDepartment(JsonObject parameter) => $"{parameter["Name"]}".Contains("departments", StringComparison.Ordinal);

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;

    /// <summary>Puts a test of a statement in the place of another, with other values where they are given.</summary>
    private static void Rename(JsonObject statement, string test, string other, string? key = null, string? value = null)
    {
        var conditions = statement["Condition"]!.AsObject();
        var values = conditions[test]!.DeepClone();
        _ = conditions.Remove(test);
        conditions[other] = key is null ? values : new JsonObject { [key] = value };
    }

    private static void SetAll(JsonObject statement, string value)
    {
        foreach (var test in statement["Condition"]!.AsObject().Select(each => each.Value!.AsObject()))
        {
            foreach (var key in test.Select(each => each.Key).ToList())
            {
                test[key] = value;
            }
        }
    }

    private static void Guarded(TemplateEdit edit, string version)
    {
        foreach (var statement in edit.Statements("poc-development-access").Where(each => $"{each!["Effect"]}" == "Deny"))
        {
            foreach (var test in statement!["Condition"]?.AsObject().Select(each => each.Value!.AsObject()) ?? [])
            {
                if (test["bedrock:GuardrailIdentifier"] is { } identifier
                    && !identifier.ToJsonString().Contains("true", StringComparison.Ordinal))
                {
                    test["bedrock:GuardrailIdentifier"] = new JsonArray(identifier.DeepClone(), $"arn:aws:bedrock:*:*:guardrail/*:{version}");
                }
            }
        }
    }

    private static string Assignment(TemplateEdit edit) => edit.Properties("AWS::SSO::Assignment").ToJsonString();

    private static JsonArray Writer(TemplateEdit edit, string service) => edit
        .Properties("AWS::IAM::Role", role => role["AssumeRolePolicyDocument"]!.ToJsonString().Contains($"{service}.amazonaws.com", StringComparison.Ordinal))
        ["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray();

    private static JsonArray Key(TemplateEdit edit) => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray();

    private static JsonArray Bucket(TemplateEdit edit) => edit
        .Properties("AWS::S3::BucketPolicy", FalsifiedSentencesTests.Delivers)
        ["PolicyDocument"]!["Statement"]!.AsArray();

    private static JsonArray Topic(TemplateEdit edit) => edit.Properties("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]!.AsArray();

    private static bool Locked(JsonObject bucket) => bucket["ObjectLockConfiguration"] is not null;

    private static JsonArray Selector(TemplateEdit edit, int index) =>
        edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]![index]!["FieldSelectors"]!.AsArray();

    private static JsonObject Alarm(TemplateEdit edit, string name) =>
        edit.Properties("AWS::CloudWatch::Alarm", alarm => $"{alarm["AlarmName"]}" == name);

    private static void Each(JsonObject guardrail, string policy, string list, Action<JsonObject> change)
    {
        foreach (var entry in guardrail[policy]?[list]?.AsArray() ?? [])
        {
            change(entry!.AsObject());
        }
    }
}
