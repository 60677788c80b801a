using System.Text.Json;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Tests.Audit;

[Collection(DeployedAudit.Collection)]
public sealed class AuditStackTests(DeployedAudit deployed)
{
    private const string Stack = DeployedAudit.Stack;

    [Fact]
    public void Stack_IsProtectedFromBeingDestroyedByMistake() =>
        deployed
            .Synthesis.Read("manifest.json").GetProperty("artifacts").GetProperty(Stack).GetProperty("properties")
            .GetProperty("terminationProtection").GetBoolean().ShouldBeTrue();

    [Theory]
    [InlineData("AWS::KMS::Key", 1)]
    [InlineData("AWS::S3::Bucket", 2)]
    [InlineData("AWS::Logs::LogGroup", 3)]
    public void WhatHoldsLogs_OutlivesTheStackAndHasNoFixedName(string type, int count)
    {
        var holders = Template
            .GetProperty("Resources").EnumerateObject().Where(resource => resource.Value.GetProperty("Type").GetString() == type).ToList();

        holders.Count.ShouldBe(count);
        holders.ShouldAllBe(holder =>
            Text(holder.Value, "DeletionPolicy") == "RetainExceptOnCreate" && Text(holder.Value, "UpdateReplacePolicy") == "Retain");
        holders.ShouldAllBe(holder =>
            !Has(holder.Value.GetProperty("Properties"), "BucketName") && !Has(holder.Value.GetProperty("Properties"), "LogGroupName"));
    }

    [Fact]
    public void Key_RotatesAndHasAnAlias()
    {
        var key = Single("AWS::KMS::Key");

        key.Properties.GetProperty("EnableKeyRotation").GetBoolean().ShouldBeTrue();
        key.Properties.GetProperty("PendingWindowInDays").GetInt32().ShouldBe(30);
        var alias = Single("AWS::KMS::Alias");
        alias.Text("AliasName").ShouldBe("alias/poc-audit");
        alias.Text("TargetKeyId", "Ref").ShouldBe(key.LogicalId);
    }

    [Fact]
    public void Archive_IsPrivateVersionedAndOwnedByTheAccount()
    {
        foreach (var bucket in new[] { Archive, AccessLog })
        {
            bucket
                .Properties.GetProperty("PublicAccessBlockConfiguration").EnumerateObject()
                .Select(setting => (setting.Name, setting.Value.GetBoolean()))
                .ShouldBe([
                    ("BlockPublicAcls", true), ("BlockPublicPolicy", true), ("IgnorePublicAcls", true), ("RestrictPublicBuckets", true),
                ]);
            bucket
                .Properties.GetProperty("OwnershipControls").GetProperty("Rules")[0].GetProperty("ObjectOwnership").GetString()
                .ShouldBe("BucketOwnerEnforced");
            bucket.Text("VersioningConfiguration", "Status").ShouldBe("Enabled");
        }
    }

    [Fact]
    public void Archive_IsLockedForTheConfiguredDays()
    {
        Archive.Properties.GetProperty("ObjectLockEnabled").GetBoolean().ShouldBeTrue();
        Archive.Text("ObjectLockConfiguration", "ObjectLockEnabled").ShouldBe("Enabled");
        var retention = Archive.Properties.GetProperty("ObjectLockConfiguration").GetProperty("Rule").GetProperty("DefaultRetention");
        (Text(retention, "Mode"), retention.GetProperty("Days").GetInt32()).ShouldBe(("COMPLIANCE", 365));
        Has(AccessLog.Properties, "ObjectLockConfiguration").ShouldBeFalse();
    }

    [Fact]
    public void Archive_IsEncryptedWithTheKeyAndTheAccessLogWithS3s()
    {
        var archive = Encryption(Archive);
        Text(archive, "SSEAlgorithm").ShouldBe("aws:kms");
        archive.GetProperty("KMSMasterKeyID").GetProperty("Fn::GetAtt")[0].GetString().ShouldBe(KeyId);
        Text(Encryption(AccessLog), "SSEAlgorithm").ShouldBe("AES256");

        static JsonElement Encryption(TemplateResourceView bucket) =>
            bucket
                .Properties.GetProperty("BucketEncryption").GetProperty("ServerSideEncryptionConfiguration")[0]
                .GetProperty("ServerSideEncryptionByDefault");
    }

    [Fact]
    public void Archive_LogsWhoTouchesItIntoItsOwnBucket()
    {
        Archive.Text("LoggingConfiguration", "DestinationBucketName", "Ref").ShouldBe(AccessLog.LogicalId);
        Archive.Text("LoggingConfiguration", "LogFilePrefix").ShouldBe("access/");
        Has(AccessLog.Properties, "LoggingConfiguration").ShouldBeFalse();
    }

    /// <summary>Whom the documents let in: see AuditKeyPolicyTests and LogBucketPolicyTests.</summary>
    [Fact]
    public void Policies_OfKeyAndBuckets_AreTheDocumentsForThisSandbox()
    {
        var references = new TemplateReferences(Template, TestCompany.SandboxAccount, "ap-northeast-1") { StackName = Stack };
        var archive = references.Attribute(Archive.LogicalId, "Arn");

        references
            .ResolvePolicy(Single("AWS::KMS::Key").Properties.GetProperty("KeyPolicy")).ToJson()
            .ShouldBe(AuditKeyPolicy.For(TestCompany.Sandbox).ToJson());
        PolicyOf(Archive).ShouldBe(LogBucketPolicy.Archive(TestCompany.Sandbox, archive).ToJson());
        PolicyOf(AccessLog)
            .ShouldBe(LogBucketPolicy.AccessLogs(TestCompany.Sandbox, references.Attribute(AccessLog.LogicalId, "Arn"), archive).ToJson());

        string PolicyOf(TemplateResourceView bucket) => references.ResolvePolicy(
            deployed
                .Synthesis.Resources(Stack, "AWS::S3::BucketPolicy").Single(policy => policy.Text("Bucket", "Ref") == bucket.LogicalId)
                .Properties.GetProperty("PolicyDocument"))
        .ToJson();
    }

    [Theory]
    [InlineData(365, 400, 400)]
    [InlineData(1000, 400, 1000)]
    public void Archive_ByAge_GetsColderAndExpiresWhenLockAndRetentionHavePassed(int objectLock, int retention, int expiration)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sandbox with
                {
                    Logging = TestCompany.Sandbox.Logging with { ObjectLockDays = objectLock, RetentionDays = retention },
                }));
        var rules = synthesis
            .Resources(Stack, "AWS::S3::Bucket")
            .ToDictionary(
                bucket => bucket.LogicalId,
                bucket => bucket.Properties.GetProperty("LifecycleConfiguration").GetProperty("Rules")[0]);
        var archive = rules[Archive.LogicalId];

        rules.Values.ShouldAllBe(rule =>
            Text(rule, "Status") == "Enabled" && rule.GetProperty("ExpirationInDays").GetInt32() == expiration);
        rules.Values.ShouldAllBe(rule => rule.GetProperty("NoncurrentVersionExpiration").GetProperty("NoncurrentDays").GetInt32() == 1);
        rules.Values.ShouldAllBe(rule =>
            rule.GetProperty("AbortIncompleteMultipartUpload").GetProperty("DaysAfterInitiation").GetInt32() == 7);
        var colder = archive.GetProperty("Transitions").EnumerateArray().ShouldHaveSingleItem();
        (Text(colder, "StorageClass"), colder.GetProperty("TransitionInDays").GetInt32()).ShouldBe(("GLACIER_IR", 90));
        Has(rules[AccessLog.LogicalId], "Transitions").ShouldBeFalse();
    }

    [Fact]
    public void Archive_KeptForLessThanAQuarter_DoesNotGetColder()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { ObjectLockDays = 30, RetentionDays = 90 } }));

        Has(
                synthesis
                    .Resources(Stack, "AWS::S3::Bucket").Single(bucket => bucket.LogicalId == Archive.LogicalId)
                    .Properties.GetProperty("LifecycleConfiguration").GetProperty("Rules")[0],
                "Transitions")
            .ShouldBeFalse();
    }

    [Fact]
    public void Trail_RecordsEveryRegionValidatedEncryptedAndIntoTheLogGroup()
    {
        var trail = Single("AWS::CloudTrail::Trail");

        trail.Text("TrailName").ShouldBe("poc-trail");
        foreach (var setting in new[] { "IsLogging", "IsMultiRegionTrail", "IncludeGlobalServiceEvents", "EnableLogFileValidation" })
        {
            trail.Properties.GetProperty(setting).GetBoolean().ShouldBeTrue(setting);
        }

        trail.Properties.GetProperty("KMSKeyId").GetProperty("Fn::GetAtt")[0].GetString().ShouldBe(KeyId);
        trail.Text("S3BucketName", "Ref").ShouldBe(Archive.LogicalId);
        trail
            .Properties.GetProperty("CloudWatchLogsLogGroupArn").GetProperty("Fn::GetAtt")[0].GetString()
            .ShouldBe(LogGroup("TrailLog").LogicalId);
        trail.Properties.GetProperty("CloudWatchLogsRoleArn").GetProperty("Fn::GetAtt")[0].GetString()!.ShouldStartWith("TrailLogWriter");
        Has(trail.Properties, "InsightSelectors").ShouldBeFalse();
    }

    [Fact]
    public void Trail_Selectors_AreAllManagementEventsAndTheDataEventsOfBedrock()
    {
        var selectors = Single("AWS::CloudTrail::Trail").Properties.GetProperty("AdvancedEventSelectors").EnumerateArray()
            .Select(selector =>
                string.Join(
                    ' ', selector
                        .GetProperty("FieldSelectors").EnumerateArray()
                        .Select(field =>
                            $"{Text(field, "Field")}={string.Join('|', field.GetProperty("Equals").EnumerateArray().Select(value => value.GetString()))}")));

        selectors.ShouldBe(
        [
            "eventCategory=Management",
            "eventCategory=Data resources.type=AWS::Bedrock::Guardrail",
            "eventCategory=Data resources.type=AWS::Bedrock::Model",
            "eventCategory=Data resources.type=AWS::BedrockMantle::Project",
        ]);
    }

    [Fact]
    public void Trail_WithInsights_LooksForUnusualCallAndErrorRates()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { Insights = true } }));

        synthesis.Resources(Stack, "AWS::CloudTrail::Trail").Single().Properties.GetProperty("InsightSelectors").EnumerateArray()
            .Select(selector => (Text(selector, "InsightType"), selector.GetProperty("EventCategories")[0].GetString()))
            .ShouldBe([("ApiCallRateInsight", "Management"), ("ApiErrorRateInsight", "Management")]);
    }

    [Fact]
    public void LogGroups_AreEncryptedAndKeptForTheConfiguredDays()
    {
        var groups = deployed.Synthesis.Resources(Stack, "AWS::Logs::LogGroup");

        groups.ShouldAllBe(group => group.Properties.GetProperty("RetentionInDays").GetInt32() == 400);
        groups.ShouldAllBe(group => group.Properties.GetProperty("KmsKeyId").GetProperty("Fn::GetAtt")[0].GetString() == KeyId);
        groups.Where(group => Has(group.Properties, "DataProtectionPolicy")).ShouldBe([LogGroup("InvocationsLog")]);
    }

    /// <summary>A service must not be told to write before its permission exists.</summary>
    [Theory]
    [InlineData("AWS::CloudTrail::Trail")]
    [InlineData("Custom::InvocationLogging")]
    public void Writers_OfTheArchive_WaitForItsPolicy(string type)
    {
        var policy = deployed
            .Synthesis.Resources(Stack, "AWS::S3::BucketPolicy").Single(each => each.Text("Bucket", "Ref") == Archive.LogicalId).LogicalId;
        var writer = Template
            .GetProperty("Resources").EnumerateObject().Single(resource => resource.Value.GetProperty("Type").GetString() == type).Value;

        writer.GetProperty("DependsOn").EnumerateArray().Select(dependency => dependency.GetString()).ShouldContain(policy);
    }

    [Fact]
    public void Topic_IsEncryptedAndEveryContactSubscribes()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sandbox with
                {
                    Contacts = TestCompany.Sandbox.Contacts with { Security = ["a@example.com", "b@example.com"] },
                }));
        var topic = synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem();

        topic.Text("TopicName").ShouldBe("poc-security");
        topic.Properties.GetProperty("KmsMasterKeyId").GetProperty("Fn::GetAtt")[0].GetString().ShouldBe(KeyId);
        synthesis
            .Resources(Stack, "AWS::SNS::Subscription")
            .Select(subscription => (subscription.Text("Protocol"), subscription.Text("Endpoint"), subscription.Text("TopicArn", "Ref")))
            .ShouldBe([("email", "a@example.com", topic.LogicalId), ("email", "b@example.com", topic.LogicalId)]);
    }

    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public void Alarms_LinkToTheRunbookWhereTheCompanyHostsIt(Language language)
    {
        var sandbox = TestCompany.Sandbox with
        {
            Language = language,
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = "https://wiki.example.com/runbook" },
        };
        var synthesis = Synthesis.Of(TestCompany.Config(sandbox));
        var descriptions = synthesis.Resources(Stack, "AWS::CloudWatch::Alarm").Select(alarm => alarm.Text("AlarmDescription")!).ToList();

        descriptions.ShouldAllBe(description => description.Contains(" https://wiki.example.com/runbook#", StringComparison.Ordinal));
        descriptions.ShouldAllBe(description => description.Any(character => character > 0x3000) == (language == Language.Japanese));
    }

    [Fact]
    public void SavedQueries_ReadTheLogTheyAreWrittenFor()
    {
        var definitions = deployed.Synthesis.Resources(Stack, "AWS::Logs::QueryDefinition");

        definitions.Count.ShouldBe(SavedQueries.For(TestCompany.Sandbox).Count);
        foreach (var query in SavedQueries.For(TestCompany.Sandbox))
        {
            var definition = definitions.Single(each => each.Text("Name") == query.Name);
            definition.Text("QueryString").ShouldBe(query.Text);
            definition.Properties.GetProperty("LogGroupNames").EnumerateArray().Single().GetProperty("Ref").GetString()
                .ShouldBe(LogGroup(query.Log == QueriedLog.TrailLog ? "TrailLog" : "InvocationsLog").LogicalId);
        }
    }

    [Fact]
    public void Resources_ThatTakeTags_AreTaggedWithTheSandbox() =>
        deployed
            .Synthesis.Resources(Stack, "AWS::S3::Bucket").Concat(deployed.Synthesis.Resources(Stack, "AWS::IAM::Role"))
            .Append(Single("AWS::KMS::Key")).Append(Single("AWS::Lambda::Function"))
            .ShouldAllBe(resource => resource.Tags["sandbox"] == "poc");

    [Fact]
    public void Outputs_NameTheKeyAndWhereTheLogsAre() =>
        Template
            .GetProperty("Outputs").EnumerateObject()
            .Select(output => (output.Name, JsonSerializer.Serialize(output.Value.GetProperty("Value"))))
            .ShouldBe([
            ("AuditKeyArn", $$"""{"Fn::GetAtt":["{{KeyId}}","Arn"]}"""), ("LogArchive", Ref(Archive)), ("TrailLog", Ref(LogGroup("TrailLog"))),
            ("InvocationLog", Ref(LogGroup("InvocationsLog"))), ("SecurityTopic", Ref(Single("AWS::SNS::Topic"))),
        ]);

    private static string Ref(TemplateResourceView resource) => $$"""{"Ref":"{{resource.LogicalId}}"}""";

    private JsonElement Template => deployed.Synthesis.Read($"{Stack}.template.json");

    private TemplateResourceView Archive => deployed.Named("AWS::S3::Bucket", "ArchiveBucket");

    private TemplateResourceView AccessLog => deployed.Named("AWS::S3::Bucket", "ArchiveAccessLog");

    private string KeyId => Single("AWS::KMS::Key").LogicalId;

    private TemplateResourceView Single(string type) => deployed.Single(type);

    private TemplateResourceView LogGroup(string prefix) => deployed.Named("AWS::Logs::LogGroup", prefix);

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static bool Has(JsonElement element, string property) => element.TryGetProperty(property, out _);
}
