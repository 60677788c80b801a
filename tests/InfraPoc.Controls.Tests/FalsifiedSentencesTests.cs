using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

/// <summary>
/// Edits that once made a control's sentence false while all controls held: additions, conditions that nobody fills, values that fit the
/// controls' own questions alone. Some control must object to each.
/// </summary>
public sealed class FalsifiedSentencesTests
{
    private const string Sales = "poc-sales-access";
    private const string Never = """{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""";

    private static readonly Dictionary<string, (string Control, Action<TemplateEdit> Change)> Edits = new()
    {
        ["G1 a deny of the boundary never applies"] = ("ACC-07", edit =>
            edit.Statement("poc-boundary", "AgentsAndFlows")["Condition"] = JsonNode.Parse(Never)),
        ["G1 a deny of the fence never applies"] = ("ACC-12", edit =>
            edit.Statement("poc-fence", "Membership", statement => statement["Condition"] = JsonNode.Parse(Never))),
        ["G1 a deny of the protection never applies"] = ("ACC-13", edit =>
            edit.Statement("poc-protection", "Logs", statement => statement["Condition"]!["NotIpAddress"] =
                JsonNode.Parse("""{"aws:SourceIp":"203.0.113.0/24"}"""))),
        ["G1 an allow that always applies"] = ("ACC-01", edit =>
        {
            edit.Grant(Sales, "bedrock:InvokeModel", "arn:aws:bedrock:ap-northeast-1::foundation-model/vendor.model-v1:0");
            edit.Statement(Sales, "Added")["Condition"] = JsonNode.Parse("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""");
        }
        ),
        ["G2 a deny for the role that controls made up"] = ("ACC-07", edit =>
            edit.Statement("poc-boundary", "AgentsAndFlows")["Condition"] =
                JsonNode.Parse("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*_0123456789abcdef"}}""")),
        ["G3 a condition"] = ("SUP-03", edit =>
        {
            edit.Template("Poc-Audit")["Conditions"] = JsonNode.Parse("""{"Never":{"Fn::Equals":["a","b"]}}""");
            edit.Resource("AWS::CloudTrail::Trail")["Condition"] = "Never";
        }
        ),
        ["G4 a transform"] = ("SUP-03", edit => edit.Template("Poc-Audit")["Transform"] = "AWS::Include"),
        ["G6 another Region"] = ("SUP-03", edit => edit.Environments["Poc-Guardrails"] = ("111122223333", "us-east-1")),
        ["G7 a role that may do everything"] = ("MON-06", edit => edit.Add("Poc-Dept-sales", "AWS::IAM::Role", Anything("helper"))),
        ["G7 a role named like the deployment's"] = ("MON-06", edit =>
            edit.Add("Poc-Audit", "AWS::IAM::Role", Anything("cdk-hnb659fds-cfn-exec-role-x"))),
        ["G7 a state machine"] = ("OWN-02", edit => edit.Add(
            "Poc-Audit", "AWS::StepFunctions::StateMachine",
            """{"RoleArn":"arn:aws:iam::111122223333:role/x","DefinitionString":"{}","Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 a function"] = ("SUP-02", edit => edit.Add(
            "Poc-Guardrails", "AWS::Lambda::Function",
            """{"Code":{"ZipFile":"x"},"Role":"arn:aws:iam::111122223333:role/x","Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 a rule that calls something"] = ("MON-05", edit => edit.Add(
            "Poc-Audit", "AWS::Events::Rule",
            """{"ScheduleExpression":"rate(1 minute)","Targets":[{"Arn":"arn:aws:lambda:ap-northeast-1:111122223333:function:x","Id":"x"}],"Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 a subscription of the log"] = ("MON-02", edit => edit.Add(
            "Poc-Audit", "AWS::Logs::SubscriptionFilter",
            """{"LogGroupName":"Poc-Audit-x","FilterPattern":"","DestinationArn":"arn:aws:lambda:ap-northeast-1:111122223333:function:x"}""")),
        ["G7 a permission to call a function"] = ("MON-05", edit => edit.Add(
            "Poc-Audit", "AWS::Lambda::Permission",
            """{"Action":"lambda:InvokeFunction","FunctionName":"poc-brake","Principal":"arn:aws:iam::111122223333:role/x"}""")),
        ["G7 a parameter"] = ("MON-03", edit => edit.Add(
            "Poc-Audit", "AWS::SSM::Parameter",
            """{"Name":"/infrapoc/poc/departments/x","Type":"String","Value":"{}","Tags":{"sandbox":"poc"}}""")),
        ["G7 a topic"] = ("MON-04", edit => edit.Add(
            "Poc-Audit", "AWS::SNS::Topic",
            """{"TopicName":"x","KmsMasterKeyId":"alias/poc-audit","Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 an alarm with an action of its own"] = ("MON-04", edit => edit.Add(
            "Poc-Audit", "AWS::CloudWatch::Alarm",
            """{"AlarmName":"x","AlarmActions":["arn:aws:ssm:ap-northeast-1:111122223333:opsitem:1"],"MetricName":"x","Namespace":"x","Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 a metric filter"] = ("SUP-04", edit => edit.Add(
            "Poc-Audit", "AWS::Logs::MetricFilter",
            """{"LogGroupName":"Poc-Audit-x","FilterPattern":"","MetricTransformations":[{"MetricName":"x","MetricNamespace":"poc/security","MetricValue":"0"}]}""")),
        ["G7 another key"] = ("OWN-03", edit => edit.Add(
            "Poc-Usage", "AWS::KMS::Key",
            """{"EnableKeyRotation":true,"KeyPolicy":{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]},"Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 an alias"] = ("OWN-04", edit => edit.Add("Poc-Usage", "AWS::KMS::Alias", """{"AliasName":"alias/x","TargetKeyId":"x"}""")),
        ["G7 another trail"] = ("SUP-04", edit => edit.Add(
            "Poc-Usage", "AWS::CloudTrail::Trail", """{"TrailName":"x","S3BucketName":"x","IsLogging":true,"Tags":[{"Key":"sandbox","Value":"poc"}]}""")),
        ["G7 another guardrail"] = ("GRD-04", edit => edit.Add(
            "Poc-Dept-sales", "AWS::Bedrock::GuardrailVersion", """{"GuardrailIdentifier":"x","Description":"x"}""")),
        ["G7 a query"] = ("AUD-15", edit => edit.Add("Poc-Dept-sales", "AWS::Logs::QueryDefinition", """{"Name":"x","QueryString":"x"}""")),
        ["G8 the key is off"] = ("SUP-04", edit => edit.Properties("AWS::KMS::Key")["Enabled"] = false),
        ["G8 the bucket replicates"] = ("SUP-04", edit => edit.Each("AWS::S3::Bucket", bucket => bucket["ReplicationConfiguration"] =
            JsonNode.Parse("""{"Role":"arn:aws:iam::111122223333:role/x","Rules":[{"Destination":{"Bucket":"arn:aws:s3:::x"},"Status":"Enabled"}]}"""))),
        ["G8 a log writer bounded to nothing"] = ("AUD-03", edit =>
            edit.Properties("AWS::IAM::Role", role => role["RoleName"] is null)["PermissionsBoundary"] = "arn:aws:iam::111122223333:policy/poc/poc-boundary"),
        ["G8 no executions"] = ("SUP-02", edit => edit.Properties("AWS::Lambda::Function")["ReservedConcurrentExecutions"] = 0),
        ["G8 the unit of an alarm"] = ("SUP-04", edit => edit.Properties("AWS::CloudWatch::Alarm")["Unit"] = "Seconds"),
        ["G8 what a filter selects"] = ("SUP-04", edit => edit.Properties("AWS::Logs::MetricFilter")["FieldSelectionCriteria"] = "@aws.account = \"x\""),
        ["G8 the topic drops messages"] = ("SUP-04", edit => edit.Properties("AWS::SNS::Topic")["DataProtectionPolicy"] = JsonNode.Parse("{}")),
        ["G8 code from another bucket"] = ("SUP-02", edit => edit.Properties("AWS::Lambda::Function")["Code"]!["S3Bucket"] = "elsewhere"),
        ["G8 a pinned runtime"] = ("SUP-02", edit => edit.Properties("AWS::Lambda::Function")["RuntimeManagementConfig"] =
            JsonNode.Parse("""{"UpdateRuntimeOn":"Manual"}""")),
        ["G9 filters leave out a Region"] = ("AUD-11", edit => edit.Each("AWS::Logs::MetricFilter", filter => Narrow(filter, "$.awsRegion != \"us-east-1\""))),
        ["G9 filters leave out an address"] = ("AUD-11", edit => edit.Each("AWS::Logs::MetricFilter", filter => Narrow(filter, "$.sourceIPAddress != \"203.0.113.7\""))),
        ["G9 filters leave out a client"] = ("AUD-11", edit => edit.Each("AWS::Logs::MetricFilter", filter => Narrow(filter, "$.userAgent NOT EXISTS"))),
        ["ACC-01 an extra inference profile"] = ("ACC-01", edit => edit.Statement(Sales, "Model1Haiku")["Condition"]!["StringEquals"]!["bedrock:InferenceProfileArn"]!
            .AsArray().Add("arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/apac.anthropic.claude-haiku-4-5-20251001-v1:0")),
        ["ACC-01 a model outside the catalogue"] = ("ACC-01", edit =>
            edit.Grant(Sales, "bedrock:InvokeModel", "arn:aws:bedrock:ap-northeast-1::foundation-model/cohere.command-r-v1:0")),
        ["ACC-02 another's guardrail"] = ("ACC-02", edit => edit.Statement(Sales, "PlaygroundGuardrails")["Resource"] = Reference("GuardrailArnStrict")),
        ["ACC-02 another's dashboard from the second day"] = ("ACC-02", edit =>
        {
            edit.Grant(Sales, "cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-paused");
            edit.Statement(Sales, "Added")["Condition"] = JsonNode.Parse("""{"DateGreaterThan":{"aws:CurrentTime":"2026-12-02T00:00:00Z"}}""");
        }
        ),
        ["ACC-03 a second date"] = ("ACC-03", edit => edit.Statement(Sales, "AfterPeriod")["Condition"]!["DateLessThan"] =
            JsonNode.Parse("""{"aws:CurrentTime":"2031-01-01T00:00:00Z"}""")),
        ["ACC-03 all but three reads"] = ("ACC-03", edit =>
        {
            edit.Statement(Sales, "AfterPeriod").Remove("Action");
            edit.Statement(Sales, "AfterPeriod")["NotAction"] = new JsonArray("ec2:DescribeRegions", "iam:ListRoles", "s3:ListBucket");
        }
        ),
        ["ACC-06 an ARN of fewer parts"] = ("ACC-06", edit => edit.Grant(Sales, "bedrock:GetGuardrail", "arn:aws:bedrock")),
        ["ACC-06 a role of another account"] = ("ACC-06", edit => edit.Grant(Sales, "sts:AssumeRole", "arn:aws:iam::999999999999:role/x")),
        ["ACC-07 narrowed to the actions that are asked for"] = ("ACC-07", edit => edit.Statement("poc-boundary", "AgentsAndFlows")["Action"] =
            JsonNode.Parse("""["bedrock:CreateAgent","bedrock:InvokeAgent","bedrock:InvokeInlineAgent","bedrock:AgenticRetrieveStream","bedrock:InvokeAutomatedReasoningPolicy","bedrock:CreateBlueprint","bedrock:InvokeBlueprintOptimizationAsync","bedrock:InvokeDataAutomationAsync","bedrock:CreateEvaluationJob","bedrock:CreateFlow","bedrock:InvokeFlow","bedrock:StartFlowExecution","bedrock:CreateKnowledgeBase","bedrock:AssociateThirdPartyKnowledgeBase","bedrock:CreateAdvancedPromptOptimizationJob","bedrock:CreateSession","bedrock:GenerateQuery","bedrock:InvokeBuilder","bedrock:InvokeTool","bedrock:OptimizePrompt","bedrock:RenderPrompt","bedrock:Rerank","bedrock:Retrieve","bedrock:RetrieveAndGenerate","bedrock-agentcore:InvokeAgentRuntime","bedrock-agentcore:CreateBrowser","bedrock-websearch:InvokeSearch"]""")),
        ["ACC-12 one more service elsewhere"] = ("ACC-12", edit => edit.Statement("poc-fence", "Region", statement => statement["NotAction"]!.AsArray().Add("ec2:*"))),
        ["ACC-12 an unasked service elsewhere"] = ("ACC-12", edit => edit.Statement("poc-fence", "Region", statement => statement["NotAction"]!.AsArray().Add("glue:*"))),
        ["ACC-12 one more Region"] = ("ACC-12", edit => edit.Statement("poc-fence", "Region", statement => More(statement, "aws:RequestedRegion", "af-south-1"))),
        ["ACC-12 an exception"] = ("ACC-12", edit => edit.Statement("poc-fence", "Membership", statement =>
            statement["Condition"] = JsonNode.Parse("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/BreakGlass"}}"""))),
        ["ACC-13 an exception"] = ("ACC-13", edit => edit.Statement("poc-protection", "Logs", statement =>
            More(statement, "aws:PrincipalArn", "arn:aws:iam::111122223333:role/BreakGlass"))),
        ["GRD-01 the literal version"] = ("GRD-01", edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["GuardrailVersion"] = "1"),
        ["GRD-02 a pattern that finds nothing"] = ("GRD-02", edit => edit.Each("AWS::Bedrock::Guardrail", guardrail =>
        {
            foreach (var regex in guardrail["SensitiveInformationPolicyConfig"]?["RegexesConfig"]?.AsArray().Where(each => $"{each!["Name"]}" == "my-number") ?? [])
            {
                regex!["Pattern"] = "[0-9]{99}|123456789012|1234-5678-9012";
            }
        })),
        ["GRD-03 pictures only"] = ("GRD-03", edit => edit.Each("AWS::Bedrock::Guardrail", guardrail =>
            guardrail["ContentPolicyConfig"]!["FiltersConfig"]![0]!["InputModalities"] = new JsonArray("IMAGE"))),
        ["GRD-05 one more guardrail"] = ("GRD-05", edit =>
        {
            foreach (var statement in Unguarded(edit))
            {
                More(statement!.AsObject(), "bedrock:GuardrailIdentifier", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abc:*");
            }
        }
        ),
        ["OWN-01 the decision maker by a plus-address"] = ("OWN-01", edit => edit.Config = edit.Config with
        {
            Departments =
            [
                .. edit.Config.Departments.Select(each => each with
                {
                    DecisionMaker = each.DecisionMaker with
                    {
                        Email = each.Owner.Email.Replace("@", "+decides@", StringComparison.Ordinal),
                    },
                }),
            ],
        }),
        ["OWN-01 a purpose to be decided"] = ("OWN-01", edit => edit.Config = edit.Config with
        {
            Departments = [.. edit.Config.Departments.Select(each => each with { Purpose = "未定" })],
        }),
        ["GRD-04 a second version elsewhere"] = ("GRD-04", edit => edit.Add(
            "Poc-Usage", "AWS::Bedrock::GuardrailVersion", """{"GuardrailIdentifier":"x","Description":"Content x"}""")),
        ["GRD-05 a deny until a date"] = ("GRD-05", edit =>
        {
            foreach (var statement in Unguarded(edit))
            {
                statement!["Condition"]!["DateLessThan"] = JsonNode.Parse("""{"aws:CurrentTime":"2026-12-31T00:00:00Z"}""");
            }
        }
        ),
        ["AUD-02 digests are denied"] = ("AUD-07", edit => edit.Properties("AWS::S3::BucketPolicy", Delivers)["PolicyDocument"]!["Statement"]!
            .AsArray().Add(JsonNode.Parse("""{"Sid":"Added","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::*/AWSLogs/*/CloudTrail-Digest/*"}"""))),
        ["AUD-05 a statement for a further service"] = ("AUD-05", edit => edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray().Add(
            JsonNode.Parse("""{"Sid":"Added","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}"""))),
        ["AUD-13 another starter"] = ("SUP-02", edit => edit.Add(
            "Poc-Usage", "AWS::Lambda::Permission", """{"Action":"lambda:InvokeFunction","FunctionName":"poc-prompt-logging","Principal":"events.amazonaws.com","SourceAccount":"111122223333","SourceArn":"arn:aws:events:ap-northeast-1:111122223333:rule/x"}""")),
        ["AUD-15 a query with a limit"] = ("AUD-15", edit => edit.Each("AWS::Logs::QueryDefinition", query => query["QueryString"] = $"{query["QueryString"]}\n| limit 1")),
        ["AUD-15 a query with a filter"] = ("AUD-15", edit => edit.Each("AWS::Logs::QueryDefinition", query => query["QueryString"] = $"{query["QueryString"]}\n| filter 1 = 2")),
        ["OWN-01 a dashboard of one dot"] = ("OWN-01", edit => edit.Properties("AWS::CloudWatch::Dashboard")["DashboardBody"] =
            """{"widgets":[{"type":"metric","properties":{"metrics":[["AWS/SNS","x"]]}}]}"""),
        ["OWN-05 the account in the name of an ARN"] = ("AUD-10", edit => edit.Properties("AWS::SNS::TopicPolicy")["PolicyDocument"]!["Statement"]![0]!["Condition"] =
            JsonNode.Parse("""{"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:ap-northeast-1:*:alarm:111122223333:x"}}""")),
        ["G9 a topic serves the alarm that a control might ask for"] = ("AUD-10", edit =>
            edit.Each("AWS::SNS::TopicPolicy", policy => policy["PolicyDocument"]!["Statement"]![0]!["Condition"]!["ArnLike"] =
                JsonNode.Parse("""{"aws:SourceArn":"arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-trail-changed"}"""))),
        ["G9 the key serves one alarm"] = ("AUD-05", edit =>
        {
            foreach (var statement in edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray()
                .Where(each => each!.ToJsonString().Contains("cloudwatch.amazonaws.com", StringComparison.Ordinal)))
            {
                statement!["Condition"]!["ArnEquals"] =
                    JsonNode.Parse("""{"aws:SourceArn":"arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-trail-changed"}""");
            }
        }
        ),
        ["G9 logs are delivered under one day's key"] = ("AUD-07", edit =>
        {
            foreach (var statement in edit.Properties("AWS::S3::BucketPolicy", Delivers)["PolicyDocument"]!["Statement"]!.AsArray()
                .Where(each => $"{each!["Sid"]}".StartsWith("TrailDelivers", StringComparison.Ordinal)))
            {
                statement!["Condition"]!["StringLike"] = JsonNode.Parse("""{"s3:prefix":"AWSLogs/111122223333/CloudTrail/ap-northeast-1/2027/01/01"}""");
            }
        }
        ),
        ["ACC-09 an extra sign-in is trusted"] = ("ACC-09", edit => More(
            edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]![0]!.AsObject(), "aws:PrincipalArn",
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_helpdesk_*")),
        ["ACC-09 the account with a condition"] = ("ACC-09", edit => edit.Role("poc-sales-app")["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().Add(
            JsonNode.Parse("""{"Sid":"Added","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalTag/team":"x"}}}"""))),
        ["ACC-13 alarms by fewer prefixes"] = ("ACC-13", edit => Replace(edit, "poc-protection", ":alarm:poc-*", ":alarm:poc-security-t*")),
        ["ACC-13 budgets by fewer prefixes"] = ("ACC-13", edit => Replace(edit, "poc-protection", ":budget/poc-*", ":budget/poc-s*")),
        ["GRD-02 confidential terms in no sentence"] = ("GRD-02", edit => edit.Each("AWS::Bedrock::Guardrail", guardrail =>
        {
            foreach (var regex in guardrail["SensitiveInformationPolicyConfig"]?["RegexesConfig"]?.AsArray()
                .Where(each => $"{each!["Name"]}".StartsWith("confidential", StringComparison.Ordinal)) ?? [])
            {
                regex!["Pattern"] = $"^(?:{regex["Pattern"]})$";
            }
        })),
        ["GRD-03 a floor with none"] = ("GRD-03", edit => edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with
            {
                Guardrails = edit.Config.Sandbox.Guardrails with
                {
                    Profiles =
                    [
                        .. edit.Config.Sandbox.Guardrails.Profiles
                            .Select(each => each with { Content = each.Content with { Hate = FilterStrength.None } }),
                    ],
                },
            },
        }),
        ["GRD-04 other content with the old hash"] = ("GRD-04", edit =>
        {
            edit.KeepsHashes = true;
            edit.Properties("AWS::Bedrock::Guardrail")["BlockedInputMessaging"] = "x";
        }
        ),
        ["AUD-07 plain HTTP to all but one role"] = ("AUD-07", edit => Plain(edit)["Condition"]!["ArnNotEquals"] =
            JsonNode.Parse("""{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/reader"}""")),
        ["AUD-07 plain HTTP is denied for four actions"] = ("AUD-07", edit => Plain(edit)["Action"] =
            new JsonArray("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject")),
        ["AUD-15 a query that shows the message"] = ("AUD-15", edit => edit.Each(
            "AWS::Logs::QueryDefinition", query => query["QueryString"] = $"{query["QueryString"]}\n| display @message")),
        ["OWN-02 a dashboard without tags"] = ("OWN-02", edit => edit.Properties("AWS::CloudWatch::Dashboard").Remove("Tags")),
        ["OWN-05 the account in the resource of an ARN"] = ("OWN-05", edit =>
        {
            foreach (var statement in edit.Properties("AWS::KMS::Key")["KeyPolicy"]!["Statement"]!.AsArray()
                .Where(each => each!["Condition"] is not null))
            {
                statement!["Condition"] = JsonNode.Parse("""{"ArnLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:*:trail/:111122223333:"}}""");
            }
        }
        ),
        ["OWN-06 a secret by another spelling"] = ("OWN-06", edit =>
            edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "glp" + "at-abcdefghij0123456789"),
        ["SUP-01 an image"] = ("SUP-02", edit => edit.Properties("AWS::Lambda::Function")["PackageType"] = "Image"),
        ["SUP-02 a dead-letter target"] = ("SUP-02", edit => edit.Properties("AWS::Lambda::Function")["DeadLetterConfig"] =
            JsonNode.Parse("""{"TargetArn":"arn:aws:sqs:ap-northeast-1:999999999999:x"}""")),
        ["SUP-02 a destination"] = ("MON-02", edit => edit.Properties("AWS::Lambda::EventInvokeConfig")["DestinationConfig"] =
            JsonNode.Parse("""{"OnFailure":{"Destination":"arn:aws:sqs:ap-northeast-1:999999999999:x"}}""")),
    };

    /// <summary>
    /// Lines that are no edit of a template, and what makes the sentence true: another test, a rule of the configuration, or words of the
    /// sentence.
    /// </summary>
    private static readonly Dictionary<string, (string Control, string Words)> Reworded = new()
    {
        ["AUD-08 the lock is shorter than the retention"] = ("AUD-08", "before the days of logging.objectLockDays are over, and no rule removes it before those of logging.retentionDays"),
        ["AUD-11 each change"] = ("AUD-11", "Each of the listed changes"),
        ["AUD-13 every call, in any Region"] = ("AUD-13", "Every model call in the sandbox's Region"),
        ["OWN-04 the access log is AES256"] = ("OWN-04", "only the record of who touched the archive is encrypted with a key of Amazon S3"),
        ["GRD-03 every category, pictures included"] = ("GRD-03", "Harmful text of every category"),
        ["GRD-03 prompt attacks without input tags"] = ("GRD-03", "prompt attacks in what a call marks as user input"),
        ["OWN-06 a password that nobody can tell from a word"] = ("OWN-06", "of a known form"),
        ["ACC-12 global services in every Region"] = ("ACC-12", "with a service that has Regions"),
        ["ACC-13 what the deployment's own list leaves out"] = ("ACC-13", "logs, guardrails, alarms, budgets, functions, their parameters, roles and policies"),
    };

    public static TheoryData<string> RewordedLines => [.. Reworded.Keys];

    [Theory]
    [MemberData(nameof(RewordedLines))]
    public void Sentence_ThatPromisedMoreThanIsSo_SaysWhatIsSo(string line) =>
        ControlCatalogue.All.Single(each => each.Id == Reworded[line].Control).Guarantee.English.ShouldContain(Reworded[line].Words);

    public static TheoryData<string> Lines => [.. Edits.Keys];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Catalogue_AfterAnEditThatFalsifiedASentence_Objects(string line)
    {
        var (control, change) = Edits[line];
        var edit = new TemplateEdit();
        change(edit);

        // That one alone is asked: it takes a while to ask all about each.
        BothLanguages.Of(ControlCatalogue.All.Single(each => each.Id == control).Check(edit.Templates())).ShouldNotBeEmpty();
    }

    private static string Anything(string name) => new JsonObject
    {
        ["RoleName"] = name,
        ["AssumeRolePolicyDocument"] = JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""),
        ["Policies"] = JsonNode.Parse("""[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}]}}]"""),
        ["Tags"] = JsonNode.Parse("""[{"Key":"sandbox","Value":"poc"},{"Key":"department","Value":"sales"}]"""),
    }.ToJsonString();

    /// <summary>Lets a filter of JSON count less.</summary>
    internal static void Narrow(JsonObject filter, string condition)
    {
        var pattern = filter["FilterPattern"]!.GetValue<string>();
        if (pattern.StartsWith('{'))
        {
            filter["FilterPattern"] = $"{{ ({pattern.Trim('{', '}', ' ')}) && ({condition}) }}";
        }
    }

    /// <summary>The statements that deny calls without the department's guardrail.</summary>
    private static IEnumerable<JsonNode?> Unguarded(TemplateEdit edit) => edit.Statements("poc-development-access")
        .Where(each => $"{each!["Effect"]}" == "Deny" && each["Condition"]!.ToJsonString().Contains("Guardrail"));

    /// <summary>Whether a policy is that of the archive.</summary>
    internal static bool Delivers(JsonObject policy) => policy.ToJsonString().Contains("TrailDelivers", StringComparison.Ordinal);

    /// <summary>The statement of a bucket that denies plain HTTP.</summary>
    private static JsonObject Plain(TemplateEdit edit) => edit.Properties("AWS::S3::BucketPolicy", Delivers)["PolicyDocument"]!["Statement"]!
        .AsArray().First(each => each!.ToJsonString().Contains("aws:SecureTransport", StringComparison.Ordinal))!.AsObject();

    /// <summary>Changes the text of a service control policy.</summary>
    private static void Replace(TemplateEdit edit, string policy, string part, string other)
    {
        var properties = edit.ServiceControl(policy);
        $"{properties["Content"]}".ShouldContain(part);
        properties["Content"] = $"{properties["Content"]}".Replace(part, other, StringComparison.Ordinal);
    }

    private static JsonObject Reference(string parameter) => new() { ["Ref"] = parameter };

    /// <summary>One more value for a condition key of a statement.</summary>
    private static void More(JsonObject statement, string key, string value)
    {
        foreach (var test in statement["Condition"]!.AsObject().Select(each => each.Value!.AsObject()).Where(test => test.ContainsKey(key)))
        {
            test[key] = test[key] is JsonArray values
                ? new JsonArray([.. values.Select(each => each!.DeepClone()), value])
                : new JsonArray(test[key]!.DeepClone(), value);
        }
    }
}
