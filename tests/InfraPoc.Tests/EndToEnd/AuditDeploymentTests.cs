using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Tests.Fixtures;

namespace InfraPoc.Tests.EndToEnd;

/// <summary>
/// The Audit stack, deployed by the real CDK CLI to a local AWS and read back. Taken out for it: termination protection,
/// which it does not implement, and the tags of the key, which it cannot read. audit.py says what else it passes over.
/// </summary>
public sealed class AuditDeploymentTests
{
    [LocalAwsFact]
    public void Audit_Deployed_IsWhatTheTemplateSays()
    {
        using var folder = new TemporaryFolder();
        var assembly = folder.Path;
        Synthesis.InProcess(assembly, app => SandboxApp.AddStacks(app, TestCompany.Config()));
        Adapt(assembly);
        using var aws = new LocalAws(TestCompany.SandboxAccount, "ap-northeast-1");

        aws.Deploy(assembly, "Poc-Audit");

        var found = aws.Python("audit.py", Path.Combine(assembly, "Poc-Audit.template.json"), "Poc-Audit");
        AssertKey(found.GetProperty("key"));
        var key = found.GetProperty("key").GetProperty("arn").GetString()!;
        AssertBuckets(found.GetProperty("buckets"), key);
        AssertLogGroups(found.GetProperty("logGroups"));
        AssertRoles(found.GetProperty("roles"));
        AssertTopic(found.GetProperty("topic"), key);
        AssertTrail(found.GetProperty("trail"), key);
        AssertAlarms(found);
        AssertInvocationLogging(found.GetProperty("invocationLogging"));
    }

    private static void Adapt(string folder)
    {
        Change(
            "manifest.json",
            manifest => manifest["artifacts"]!["Poc-Audit"]!["properties"]!.AsObject().Remove("terminationProtection").ShouldBeTrue());
        Change(
            "Poc-Audit.template.json",
            template =>
                template["Resources"]!.AsObject().Single(resource => (string)resource.Value!["Type"]! == "AWS::KMS::Key").Value![
                    "Properties"
                ]!
                    .AsObject().Remove("Tags").ShouldBeTrue());

        void Change(string file, Action<JsonNode> change)
        {
            var path = Path.Combine(folder, file);
            var content = JsonNode.Parse(File.ReadAllText(path))!;
            change(content);
            File.WriteAllText(path, content.ToJsonString());
        }
    }

    private static void AssertKey(JsonElement key)
    {
        key.GetProperty("rotates").GetBoolean().ShouldBeTrue();
        Texts(key.GetProperty("aliases")).ShouldBe(["alias/poc-audit"]);
        Texts(key.GetProperty("statements"))
            .ShouldBe([
                "AccountAdministers", "TrailEncrypts", "TrailReadsKey", "LogGroupsEncrypt", "AlarmsPublish", "BudgetsPublish",
                "InvocationLogEncrypts",
            ]);
    }

    private static void AssertBuckets(JsonElement buckets, string key)
    {
        var archive = Single(buckets, "ArchiveBucket");
        archive.GetProperty("encryption").GetProperty("SSEAlgorithm").GetString().ShouldBe("aws:kms");
        archive.GetProperty("encryption").GetProperty("KMSMasterKeyID").GetString().ShouldBe(key);
        var retention = archive.GetProperty("objectLock").GetProperty("Rule").GetProperty("DefaultRetention");
        (retention.GetProperty("Mode").GetString(), retention.GetProperty("Days").GetInt32()).ShouldBe(("COMPLIANCE", 365));
        archive.GetProperty("lifecycle").GetProperty("Expiration").GetProperty("Days").GetInt32().ShouldBe(400);
        archive.GetProperty("lifecycle").GetProperty("Transitions")[0].GetProperty("StorageClass").GetString().ShouldBe("GLACIER_IR");
        archive.GetProperty("logging").GetProperty("TargetPrefix").GetString().ShouldBe("access/");
        Texts(archive.GetProperty("policy")).ShouldBe(["PlainHttp", "OldTls", "TrailChecks", "TrailDelivers", "InvocationLogDelivers"]);

        var accessLog = Single(buckets, "ArchiveAccessLog");
        accessLog.GetProperty("encryption").GetProperty("SSEAlgorithm").GetString().ShouldBe("AES256");
        accessLog.TryGetProperty("objectLock", out _).ShouldBeFalse();
        Texts(accessLog.GetProperty("policy")).ShouldBe(["PlainHttp", "OldTls", "ArchiveLogsAccess"]);

        foreach (var bucket in new[] { archive, accessLog })
        {
            bucket.GetProperty("publicAccess").EnumerateObject().Select(setting => (setting.Name, setting.Value.GetBoolean()))
                .ShouldBe(
                    [("BlockPublicAcls", true), ("IgnorePublicAcls", true), ("BlockPublicPolicy", true), ("RestrictPublicBuckets", true)],
                    ignoreOrder: true);
            bucket.GetProperty("versioning").GetString().ShouldBe("Enabled");
            bucket.GetProperty("ownership").GetString().ShouldBe("BucketOwnerEnforced");
        }
    }

    private static void AssertLogGroups(JsonElement groups)
    {
        groups.EnumerateObject().Count().ShouldBe(3);
        foreach (var group in groups.EnumerateObject())
        {
            group.Value.GetProperty("name").GetString()!.ShouldStartWith("Poc-Audit-");
            group.Value.GetProperty("days").GetInt32().ShouldBe(400);
        }
    }

    private static void AssertRoles(JsonElement roles)
    {
        Trusted("TrailLogWriter").ShouldBe(("cloudtrail.amazonaws.com", "write"));
        Trusted("InvocationsLogWriter").ShouldBe(("bedrock.amazonaws.com", "write"));
        Trusted("InvocationsRemovalRole").ShouldBe(("states.amazonaws.com", "remove"));

        (string Service, string Policy) Trusted(string id)
        {
            var role = Single(roles, id);
            return (Texts(role.GetProperty("trusts")).Single(), Texts(role.GetProperty("inline")).Single());
        }
    }

    private static void AssertTopic(JsonElement topic, string key)
    {
        topic.GetProperty("arn").GetString().ShouldBe("arn:aws:sns:ap-northeast-1:111122223333:poc-security");
        topic.GetProperty("key").GetString().ShouldBe(key);
        Texts(topic.GetProperty("policy")).ShouldBe(["AlarmsPublish", "PlainHttp"]);
        Texts(topic.GetProperty("subscriptions")[0]).ShouldBe(["email", "somebody@example.com"]);
    }

    private static void AssertTrail(JsonElement trail, string key)
    {
        trail.GetProperty("TrailARN").GetString().ShouldBe("arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail");
        trail.GetProperty("KmsKeyId").GetString().ShouldBe(key);
        trail.GetProperty("CloudWatchLogsLogGroupArn").GetString()!.ShouldEndWith(":*");
        foreach (var setting in new[] { "IncludeGlobalServiceEvents", "IsMultiRegionTrail", "LogFileValidationEnabled", "logging" })
        {
            trail.GetProperty(setting).GetBoolean().ShouldBeTrue(setting);
        }

        trail.GetProperty("selectors").GetArrayLength().ShouldBe(4);
    }

    private static void AssertAlarms(JsonElement found)
    {
        var tables = SecurityAlarms.For(TestCompany.Sandbox, new SandboxNames(TestCompany.Sandbox));
        var patterns = tables.Where(alarm => alarm.Source is AlarmSource.Events)
            .ToDictionary(alarm => alarm.Id, alarm => ((AlarmSource.Events)alarm.Source).Pattern);
        var filters = found.GetProperty("filters").EnumerateArray().ToDictionary(filter => filter[0].GetString()!);
        filters.Keys.ShouldBe(patterns.Keys, ignoreOrder: true);
        foreach (var (id, pattern) in patterns)
        {
            filters[id][1].GetString().ShouldBe(pattern);
            filters[id][2].GetString()!.ShouldStartWith("Poc-Audit-TrailLog");
        }

        var alarms = found
            .GetProperty("alarms").EnumerateArray().ToDictionary(alarm => alarm[0].GetString()!, alarm => Texts(alarm[1]).Single());
        alarms.Keys.ShouldBe(tables.Select(alarm => $"poc-security-{alarm.Id}"), ignoreOrder: true);
        alarms.Values.Distinct().ShouldBe(["arn:aws:sns:ap-northeast-1:111122223333:poc-security"]);
    }

    private static void AssertInvocationLogging(JsonElement logging)
    {
        var put = logging.GetProperty("put");
        put.GetProperty("cloudWatchConfig").GetProperty("logGroupName").GetString()!.ShouldStartWith("Poc-Audit-InvocationsLog");
        put.GetProperty("cloudWatchConfig")
            .GetProperty("largeDataDeliveryS3Config").GetProperty("keyPrefix").GetString().ShouldBe("large-bodies");
        put.GetProperty("textDataDeliveryEnabled").GetBoolean().ShouldBeTrue();
        logging.GetProperty("removesOurs").GetBoolean().ShouldBeTrue();
        logging.GetProperty("removesOthers").GetBoolean().ShouldBeFalse();
        logging.GetProperty("survivesNone").GetBoolean().ShouldBeTrue();
    }

    private static JsonElement Single(JsonElement found, string prefix) =>
        found.EnumerateObject().Single(each => each.Name.StartsWith(prefix, StringComparison.Ordinal)).Value;

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}
