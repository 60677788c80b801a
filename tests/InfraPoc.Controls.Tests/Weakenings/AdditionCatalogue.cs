using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.Tests.Weakenings.WeakeningCatalogue;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>
/// What somebody could add to templates: a member that nobody knows in every object, properties that leak, disable or redirect, statements
/// and conditions of policies, sections, and resources. Of what is alike each is tried once: the first of a type with this property, the
/// first statement of an id, the stacks of one department.
/// </summary>
internal static class AdditionCatalogue
{
    private const string Account = "999999999999";
    private const string Foreign = $"arn:aws:iam::{Account}:root";
    private const string Function = "arn:aws:lambda:ap-northeast-1:999999999999:function:x";
    private const string Text = "it is text";

    /// <summary>Where in a policy's list of statements, or in another list, something is added.</summary>
    private const string Policies = "Statement";

    /// <summary>By resource type: where, and what; a list takes it as a further element.</summary>
    private static readonly (string Type, string Path, string Value)[] Properties =
    [
        ("AWS::Bedrock::EnforcedGuardrailConfiguration", "ModelEnforcement", """{"IncludedModels":["ALL"],"ExcludedModels":["x"]}"""),
        ("AWS::Bedrock::Guardrail", "KmsKeyArn", $"\"arn:aws:kms:ap-northeast-1:{Account}:key/x\""),
        ("AWS::Bedrock::Guardrail", "AutomatedReasoningPolicyConfig", """{"Policies":["x"]}"""),
        ("AWS::Bedrock::Guardrail", "ContextualGroundingPolicyConfig", """{"FiltersConfig":[{"Type":"GROUNDING","Threshold":0.1}]}"""),
        ("AWS::Bedrock::Guardrail", "ContentPolicyConfig.FiltersConfig", """{"Type":"HATE","InputStrength":"NONE","OutputStrength":"NONE"}"""),
        ("AWS::Bedrock::Guardrail", "SensitiveInformationPolicyConfig.PiiEntitiesConfig", """{"Type":"AGE","Action":"NONE"}"""),
        ("AWS::Budgets::Budget", "Budget.BillingViewArn", $"\"arn:aws:billing::{Account}:billingview/x\""),
        ("AWS::Budgets::Budget", "Budget.PlannedBudgetLimits", """{"1893456000":{"Amount":"1000000","Unit":"USD"}}"""),
        ("AWS::Budgets::Budget", "Budget.TimePeriod", """{"Start":"2090-01-01"}"""),
        ("AWS::Budgets::Budget", "NotificationsWithSubscribers", """{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":1},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"x@elsewhere.example"}]}"""),
        ("AWS::CloudTrail::Trail", "AggregationConfigurations", """[{"EventCategory":"Data","Templates":["API_ACTIVITY"]}]"""),
        ("AWS::CloudTrail::Trail", "EventSelectors", """[{"ReadWriteType":"ReadOnly","IncludeManagementEvents":false}]"""),
        ("AWS::CloudTrail::Trail", "IsOrganizationTrail", "true"),
        ("AWS::CloudTrail::Trail", "S3KeyPrefix", "\"elsewhere\""),
        ("AWS::CloudTrail::Trail", "SnsTopicName", $"\"arn:aws:sns:ap-northeast-1:{Account}:x\""),
        ("AWS::CloudWatch::Alarm", "DatapointsToAlarm", "99"),
        ("AWS::CloudWatch::Alarm", "EvaluateLowSampleCountPercentile", "\"ignore\""),
        ("AWS::CloudWatch::Alarm", "ExtendedStatistic", "\"p1\""),
        ("AWS::CloudWatch::Alarm", "InsufficientDataActions", $"[\"{Function}\"]"),
        ("AWS::CloudWatch::Alarm", "OKActions", $"[\"{Function}\"]"),
        ("AWS::CloudWatch::Alarm", "ThresholdMetricId", "\"x\""),
        ("AWS::CloudWatch::Alarm", "Unit", "\"Seconds\""),
        ("AWS::CloudWatch::Alarm", "AlarmActions", $"\"{Function}\""),
        ("AWS::DynamoDB::Table", "GlobalSecondaryIndexes", """[{"IndexName":"x","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]"""),
        ("AWS::DynamoDB::Table", "ImportSourceSpecification", """{"InputFormat":"CSV","S3BucketSource":{"S3Bucket":"x"}}"""),
        ("AWS::DynamoDB::Table", "KinesisStreamSpecification", $$"""{"StreamArn":"arn:aws:kinesis:ap-northeast-1:{{Account}}:stream/x"}"""),
        ("AWS::DynamoDB::Table", "OnDemandThroughput", """{"MaxWriteRequestUnits":1}"""),
        ("AWS::DynamoDB::Table", "ResourcePolicy", $$$"""{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{Foreign}}}"},"Action":"dynamodb:*","Resource":"*"}]}}"""),
        ("AWS::DynamoDB::Table", "SSESpecification", $$"""{"SSEEnabled":true,"SSEType":"KMS","KMSMasterKeyId":"arn:aws:kms:ap-northeast-1:{{Account}}:key/x"}"""),
        ("AWS::DynamoDB::Table", "StreamSpecification", """{"StreamViewType":"NEW_AND_OLD_IMAGES"}"""),
        ("AWS::Events::Rule", "EventBusName", "\"elsewhere\""),
        ("AWS::Events::Rule", "RoleArn", $"\"arn:aws:iam::{Account}:role/x\""),
        ("AWS::Events::Rule", "Targets", $$"""{"Id":"x","Arn":"{{Function}}"}"""),
        ("AWS::IAM::ManagedPolicy", "Groups", """["x"]"""),
        ("AWS::IAM::ManagedPolicy", "Roles", """["x"]"""),
        ("AWS::IAM::ManagedPolicy", "Users", """["x"]"""),
        ("AWS::IAM::Role", "ManagedPolicyArns", "\"arn:aws:iam::aws:policy/AdministratorAccess\""),
        ("AWS::IAM::Role", "MaxSessionDuration", "43200"),
        ("AWS::IAM::Role", "PermissionsBoundary", "\"arn:aws:iam::aws:policy/AWSDenyAll\""),
        ("AWS::IAM::Role", "Policies", """{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}"""),
        ("AWS::KMS::Key", "BypassPolicyLockoutSafetyCheck", "true"),
        ("AWS::KMS::Key", "Enabled", "false"),
        ("AWS::KMS::Key", "KeyUsage", "\"SIGN_VERIFY\""),
        ("AWS::KMS::Key", "MultiRegion", "true"),
        ("AWS::KMS::Key", "Origin", "\"EXTERNAL\""),
        ("AWS::KMS::Key", "RotationPeriodInDays", "2560"),
        ("AWS::Lambda::EventInvokeConfig", "DestinationConfig", $$$"""{"OnFailure":{"Destination":"{{{Function}}}"}}"""),
        ("AWS::Lambda::Function", "CodeSigningConfigArn", "\"x\""),
        ("AWS::Lambda::Function", "Code.S3ObjectVersion", "\"x\""),
        ("AWS::Lambda::Function", "DeadLetterConfig", $$"""{"TargetArn":"arn:aws:sqs:ap-northeast-1:{{Account}}:x"}"""),
        ("AWS::Lambda::Function", "Environment.Variables.DOTNET_STARTUP_HOOKS", "\"/opt/x.dll\""),
        ("AWS::Lambda::Function", "FileSystemConfigs", """[{"Arn":"x","LocalMountPath":"/mnt/x"}]"""),
        ("AWS::Lambda::Function", "ImageConfig", """{"EntryPoint":["x"]}"""),
        ("AWS::Lambda::Function", "Layers", $"[\"arn:aws:lambda:ap-northeast-1:{Account}:layer:x:1\"]"),
        ("AWS::Lambda::Function", "LoggingConfig.SystemLogLevel", "\"WARN\""),
        ("AWS::Lambda::Function", "PackageType", "\"Image\""),
        ("AWS::Lambda::Function", "RecursiveLoop", "\"Allow\""),
        ("AWS::Lambda::Function", "ReservedConcurrentExecutions", "0"),
        ("AWS::Lambda::Function", "RuntimeManagementConfig", """{"UpdateRuntimeOn":"Manual"}"""),
        ("AWS::Lambda::Function", "VpcConfig", """{"SubnetIds":["x"],"SecurityGroupIds":["x"]}"""),
        ("AWS::Lambda::Permission", "FunctionUrlAuthType", "\"NONE\""),
        ("AWS::Lambda::Permission", "PrincipalOrgID", "\"o-x\""),
        ("AWS::Logs::LogGroup", "DeletionProtectionEnabled", "false"),
        ("AWS::Logs::LogGroup", "FieldIndexPolicies", """[{"Fields":["x"]}]"""),
        ("AWS::Logs::LogGroup", "LogGroupClass", "\"DELIVERY\""),
        ("AWS::Logs::LogGroup", "ResourcePolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Foreign}}"},"Action":"logs:*","Resource":"*"}]}"""),
        ("AWS::Logs::MetricFilter", "ApplyOnTransformedLogs", "true"),
        ("AWS::Logs::MetricFilter", "EmitSystemFieldDimensions", """["@aws.region"]"""),
        ("AWS::Logs::MetricFilter", "FieldSelectionCriteria", "\"@aws.account = \\\"x\\\"\""),
        ("AWS::Logs::MetricFilter", "MetricTransformations", """{"MetricName":"x","MetricNamespace":"poc/security","MetricValue":"-1"}"""),
        ("AWS::Logs::SubscriptionFilter", "ApplyOnTransformedLogs", "true"),
        ("AWS::Logs::SubscriptionFilter", "FieldSelectionCriteria", "\"@aws.account = \\\"x\\\"\""),
        ("AWS::Logs::SubscriptionFilter", "RoleArn", $"\"arn:aws:iam::{Account}:role/x\""),
        ("AWS::Logs::QueryDefinition", "QueryLanguage", "\"SQL\""),
        ("AWS::Organizations::Policy", "TargetIds", "\"ou-x\""),
        ("AWS::S3::Bucket", "AccessControl", "\"PublicRead\""),
        ("AWS::S3::Bucket", "AnalyticsConfigurations", """[{"Id":"x","StorageClassAnalysis":{"DataExport":{"Destination":{"BucketArn":"arn:aws:s3:::x","Format":"CSV"},"OutputSchemaVersion":"V_1"}}}]"""),
        ("AWS::S3::Bucket", "CorsConfiguration", """{"CorsRules":[{"AllowedMethods":["GET"],"AllowedOrigins":["*"]}]}"""),
        ("AWS::S3::Bucket", "InventoryConfigurations", """[{"Id":"x","Enabled":true,"Destination":{"BucketArn":"arn:aws:s3:::x","Format":"CSV"},"IncludedObjectVersions":"All","ScheduleFrequency":"Daily"}]"""),
        ("AWS::S3::Bucket", "LifecycleConfiguration.Rules", """{"Id":"x","Status":"Enabled","ExpirationInDays":1}"""),
        ("AWS::S3::Bucket", "MetadataTableConfiguration", """{"S3TablesDestination":{"TableBucketArn":"x","TableName":"x"}}"""),
        ("AWS::S3::Bucket", "NotificationConfiguration", $$"""{"LambdaConfigurations":[{"Event":"s3:ObjectCreated:*","Function":"{{Function}}"}]}"""),
        ("AWS::S3::Bucket", "ReplicationConfiguration", """{"Role":"x","Rules":[{"Destination":{"Bucket":"arn:aws:s3:::x"},"Status":"Enabled"}]}"""),
        ("AWS::S3::Bucket", "WebsiteConfiguration", """{"IndexDocument":"x"}"""),
        ("AWS::SNS::Subscription", "FilterPolicy", """{"x":["y"]}"""),
        ("AWS::SNS::Subscription", "RedrivePolicy", $$"""{"deadLetterTargetArn":"arn:aws:sqs:ap-northeast-1:{{Account}}:x"}"""),
        ("AWS::SNS::Subscription", "ReplayPolicy", """{"PointType":"Timestamp"}"""),
        ("AWS::SNS::Subscription", "SubscriptionRoleArn", $"\"arn:aws:iam::{Account}:role/x\""),
        ("AWS::SNS::Topic", "ArchivePolicy", """{"MessageRetentionPeriod":"30"}"""),
        ("AWS::SNS::Topic", "DataProtectionPolicy", """{"Statement":[]}"""),
        ("AWS::SNS::Topic", "DeliveryStatusLogging", """[{"Protocol":"lambda","SuccessFeedbackSampleRate":"100"}]"""),
        ("AWS::SNS::Topic", "FifoTopic", "true"),
        ("AWS::SNS::Topic", "Subscription", $$"""[{"Protocol":"lambda","Endpoint":"{{Function}}"}]"""),
        ("AWS::SNS::TopicPolicy", "Topics", $"\"arn:aws:sns:ap-northeast-1:{Account}:x\""),
        ("AWS::SSM::Parameter", "AllowedPattern", "\"x\""),
        ("AWS::SSM::Parameter", "DataType", "\"aws:ssm:integration\""),
        ("AWS::SSM::Parameter", "Policies", "\"[{\\\"Type\\\":\\\"Expiration\\\"}]\""),
        ("AWS::SSO::PermissionSet", "CustomerManagedPolicyReferences", """{"Name":"x"}"""),
        ("AWS::SSO::PermissionSet", "InlinePolicy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""),
        ("AWS::SSO::PermissionSet", "ManagedPolicies", """["arn:aws:iam::aws:policy/AdministratorAccess"]"""),
        ("AWS::SSO::PermissionSet", "PermissionsBoundary.ManagedPolicyArn", "\"arn:aws:iam::aws:policy/AdministratorAccess\""),
    ];

    /// <summary>Statements, by what they are: to everybody, always and in circumstances that AWS or the caller fills in.</summary>
    private static readonly (string What, string Statement)[] Statements =
    [
        ("Allow", """{"Effect":"Allow","Action":"*","Resource":"*"}"""),
        ("Allow, filled by AWS", """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}}"""),
        ("Allow, filled by the caller", """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:UserAgent":"x"}}}"""),
        ("Deny", """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}}"""),
    ];

    /// <summary>Conditions with which a statement never applies, or only to whom it should not.</summary>
    private static readonly (string What, string Test, string Key, string Value)[] Conditions =
    [
        ("filled by AWS", "StringNotEquals", "aws:ResourceAccount", "111122223333"),
        ("filled by the caller", "StringNotLike", "aws:UserAgent", "*x*"),
        ("never filled", "StringEquals", "aws:SourceVpce", "vpce-x"),
    ];

    /// <summary>What a template may hold besides resources, and other places that it may go to.</summary>
    private static readonly (string What, Action<JsonObject> Apply)[] Sections =
    [
        ("Conditions", template =>
        {
            template["Conditions"] = JsonNode.Parse("""{"Never":{"Fn::Equals":["a","b"]}}""");
            First(template)["Condition"] = "Never";
        }
        ),
        ("Fn::Transform", template => template["Resources"]!["Fn::Transform"] = JsonNode.Parse("""{"Name":"AWS::Include","Parameters":{"Location":"s3://x/y"}}""")),
        ("Fn::ForEach", template => template["Resources"]!["Fn::ForEach::X"] = JsonNode.Parse("""["X",["a"],{"R${X}":{"Type":"AWS::IAM::User"}}]""")),
        ("Hooks", template => template["Hooks"] = JsonNode.Parse("""{"X":{"Type":"AWS::CodeDeploy::BlueGreen"}}""")),
        ("Mappings", template => template["Mappings"] = JsonNode.Parse("""{"X":{"a":{"b":"c"}}}""")),
        ("Parameters", template => template["Parameters"] = JsonNode.Parse("""{"Typed":{"Type":"String","Default":"x"}}""")),
        ("Rules", template => template["Rules"] = JsonNode.Parse("""{"X":{"Assertions":[]}}""")),
        ("Transform", template => template["Transform"] = "AWS::LanguageExtensions"),
        ("CreationPolicy", template => First(template)["CreationPolicy"] = JsonNode.Parse("""{"ResourceSignal":{"Count":1}}""")),
    ];

    /// <summary>Resources that no configuration asks for.</summary>
    private static readonly (string Type, string Properties)[] Resources =
    [
        ("AWS::IAM::Role", """{"RoleName":"x","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]},"Policies":[{"PolicyName":"x","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}"""),
        ("AWS::IAM::ManagedPolicy", """{"ManagedPolicyName":"x","Roles":["poc-meter"],"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}"""),
        ("AWS::IAM::RolePolicy", """{"PolicyName":"x","RoleName":"poc-meter","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}"""),
        ("AWS::IAM::User", """{"UserName":"x"}"""),
        ("AWS::Events::Rule", $$"""{"ScheduleExpression":"rate(1 minute)","Targets":[{"Id":"x","Arn":"{{Function}}"}]}"""),
        ("AWS::StepFunctions::StateMachine", """{"RoleArn":"arn:aws:iam::111122223333:role/x","DefinitionString":"{}"}"""),
        ("AWS::Lambda::Function", """{"FunctionName":"x","Code":{"ZipFile":"x"},"Role":"arn:aws:iam::111122223333:role/x","Runtime":"dotnet10","Handler":"x"}"""),
        ("AWS::Lambda::Permission", $$"""{"Action":"lambda:InvokeFunction","FunctionName":"poc-brake","Principal":"{{Account}}"}"""),
        ("AWS::Lambda::Url", """{"AuthType":"NONE","TargetFunctionArn":"poc-brake"}"""),
        ("AWS::Lambda::EventSourceMapping", """{"FunctionName":"poc-brake","EventSourceArn":"x"}"""),
        ("AWS::Logs::SubscriptionFilter", $$"""{"LogGroupName":"x","FilterPattern":"","DestinationArn":"{{Function}}"}"""),
        ("AWS::Logs::MetricFilter", """{"LogGroupName":"x","FilterPattern":"","MetricTransformations":[{"MetricName":"x","MetricNamespace":"poc/security","MetricValue":"0"}]}"""),
        ("AWS::Logs::LogGroup", """{"LogGroupName":"x"}"""),
        ("AWS::CloudWatch::Alarm", $$"""{"AlarmName":"poc-x","AlarmActions":["{{Function}}"],"MetricName":"x","Namespace":"x","Tags":[{"Key":"sandbox","Value":"poc"}]}"""),
        ("AWS::CloudWatch::Dashboard", """{"DashboardName":"x","DashboardBody":"{}"}"""),
        ("AWS::SNS::Topic", """{"TopicName":"x"}"""),
        ("AWS::SNS::Subscription", """{"TopicArn":"arn:aws:sns:ap-northeast-1:111122223333:poc-security","Protocol":"email","Endpoint":"x@elsewhere.example"}"""),
        ("AWS::SSM::Parameter", """{"Name":"/infrapoc/poc/departments/x","Type":"String","Value":"{}"}"""),
        ("AWS::S3::Bucket", """{"BucketName":"x"}"""),
        ("AWS::KMS::Key", """{"KeyPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}}"""),
        ("AWS::Organizations::Policy", """{"Name":"x","Type":"SERVICE_CONTROL_POLICY","TargetIds":["x"],"Content":{}}"""),
        ("AWS::CloudFormation::Stack", """{"TemplateURL":"https://x"}"""),
        ("AWS::Bedrock::GuardrailVersion", """{"GuardrailIdentifier":"x","Description":"x"}"""),
        ("AWS::IdentityStore::GroupMembership", """{"IdentityStoreId":"x","GroupId":"x","MemberId":{"UserId":"x"}}"""),
        ("AWS::SSO::Assignment", """{"InstanceArn":"x","PermissionSetArn":"x","PrincipalId":"x","PrincipalType":"USER","TargetId":"111122223333","TargetType":"AWS_ACCOUNT"}"""),
        ("Custom::Anything", $$"""{"ServiceToken":"{{Function}}"}"""),
    ];

    /// <summary>The additions to all stacks.</summary>
    public static IEnumerable<Weakening> Of(IReadOnlyList<AssemblyStack> stacks) =>
        stacks.SelectMany(OfResources)
            .Concat(stacks.DistinctBy(stack => Kind(stack.Name)).SelectMany(OfStack))
            .DistinctBy(each => (each.Kind, each.Type, each.Alike ?? each.Pattern, each.LogicalId.Length == 0 ? Kind(each.Stack) : ""));

    private static string Kind(string stack) => string.Join('-', stack.Split('-').Take(2));

    private static IEnumerable<Weakening> OfStack(AssemblyStack stack)
    {
        return [
        .. Sections.Select(section => Section(section.What, section.Apply)),
        Section("another account", _ => { }) with { Place = (Account, stack.Region) },
        Section("another Region", _ => { }) with { Place = (stack.Account, "us-west-2") },
        .. Resources.Select(resource => new Weakening(
            WeakeningKind.AddResource, stack.Name, "", resource.Type, "",
            template => template["Resources"]!["Added"] = new JsonObject
            {
                ["Type"] = resource.Type,
                ["Properties"] = JsonNode.Parse(resource.Properties),
            })),
        ];

        Weakening Section(string what, Action<JsonObject> apply) =>
            new(WeakeningKind.AddSection, stack.Name, "", "Template", what, apply);
    }

    private static IEnumerable<Weakening> OfResources(AssemblyStack stack) =>
        from resource in JsonNode.Parse(stack.Template.GetRawText())!["Resources"]!.AsObject()
        let type = $"{resource.Value!["Type"]}"
        from each in Within(resource.Value["Properties"], "Properties").Concat(Known(type, resource.Value.AsObject()))
        select new Weakening(each.Kind, stack.Name, resource.Key, type, each.Path, each.Apply) { Alike = each.Alike };

    private static IEnumerable<Addition> Known(string type, JsonObject resource) =>
        from property in Properties
        where property.Type == type && Holds(resource, property.Path)
        select new Addition(WeakeningKind.AddProperty, $"Properties.{property.Path}", changed =>
            Set(changed, $"Properties.{property.Path}", Value(changed, property.Path, property.Value)));

    /// <summary>A list gets a further element; what is there already is something else.</summary>
    private static JsonNode Value(JsonObject resource, string path, string value) =>
        path.Split('.').Aggregate(resource["Properties"], (node, step) => node?[step]) is JsonArray list
            ? new JsonArray([.. list.Select(each => each!.DeepClone()), JsonNode.Parse(value)!])
            : JsonNode.Parse(value)!;

    private static bool Holds(JsonObject resource, string path) =>
        path.Split('.').SkipLast(1).Aggregate(resource["Properties"], (node, step) => node?[step]) is JsonObject;

    private static IEnumerable<Addition> Within(JsonNode? value, string path) => value switch
    {
        JsonObject document when IsPolicy(document) => InPolicy(document, path),
        JsonObject reference when IsReference(reference) => [],
        JsonObject tag when IsTag(tag) => [],
        JsonObject members => members.SelectMany(member => Within(member.Value, $"{path}.{Step(member.Key)}")).Prepend(Unknown(path)),
        JsonArray elements => elements.Index().SelectMany(element => Within(element.Item, $"{path}[{element.Index}]")),
        JsonValue text when text.TryGetValue<string>(out var json) && json.StartsWith("{\"", StringComparison.Ordinal) =>
            InText(json, path),
        _ => [],
    };

    private static Addition Unknown(string path) =>
        new(WeakeningKind.AddMember, $"{path}.Unheard", changed => Set(changed, $"{path}.Unheard", "x"));

    /// <summary>What is added to JSON in text.</summary>
    private static IEnumerable<Addition> InText(string text, string path) =>
        JsonNode.Parse(text) is not JsonObject document ? []
        : from each in IsPolicy(document) ? InPolicy(document, Text) : [Unknown(Text)]
          select each with
          {
              Path = $"{path}{each.Path[Text.Length..]}",
              Apply = resource =>
              {
                  var read = new JsonObject { [Text] = JsonNode.Parse(text) };
                  each.Apply(read);
                  Set(resource, path, read[Text]!.ToJsonString());
              },
          };

    private static IEnumerable<Addition> InPolicy(JsonObject document, string path)
    {
        var statements = document[Policies]!.AsArray();
        var isOfResource = statements.Any(each => each!.AsObject().ContainsKey("Principal"));
        var ids = string.Join(' ', statements.Select(each => each!["Sid"]));
        foreach (var (what, statement) in Statements)
        {
            yield return new(WeakeningKind.AddStatement, $"{path}.{Policies} {what}", changed =>
            {
                var added = JsonNode.Parse(statement)!.AsObject();
                if (isOfResource)
                {
                    added["Principal"] = new JsonObject { ["AWS"] = "*" };
                }

                if (path.Contains("AssumeRole", StringComparison.Ordinal))
                {
                    _ = added.Remove("Resource");
                }

                At(changed, $"{path}.{Policies}").AsArray().Add(added);
            })
            {
                Alike = $"{what} {ids}",
            };
        }

        foreach (var (index, statement) in statements.Index())
        {
            // To those who decide, one key that a question leaves open is as good as another: one for each statement, in turn.
            var (what, test, key, value) = Conditions[index % Conditions.Length];
            yield return new(WeakeningKind.AddCondition, $"{path}.{Policies}[{index}] {statement!["Effect"]}, {what}", changed =>
            {
                var conditions = (At(changed, $"{path}.{Policies}[{index}]").AsObject()["Condition"] ??= new JsonObject()).AsObject();
                (conditions[test] ??= new JsonObject())[key] = value;
            })
            {
                Alike = $"{what} {statement["Sid"]} {statement["Effect"]}",
            };
        }
    }

    private static JsonObject First(JsonObject template) => template["Resources"]!.AsObject().First().Value!.AsObject();

    /// <param name="Kind">What is added.</param>
    /// <param name="Path">Where.</param>
    /// <param name="Apply">Adds it to a resource.</param>
    private sealed record Addition(WeakeningKind Kind, string Path, Action<JsonObject> Apply)
    {
        /// <summary>What is alike in several places; null where the path without positions says it.</summary>
        public string? Alike { get; init; }
    }
}
