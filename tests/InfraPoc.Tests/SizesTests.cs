using System.Text;
using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Tests;

/// <summary>Everything that AWS limits in size, in the templates of the largest company that validation accepts.</summary>
public sealed class SizesTests
{
    /// <summary>Longer than what AWS puts in the place of a reference.</summary>
    private const int Reference = 130;

    /// <summary>
    /// What is limited: by type, path of the property, the unit and the limit. <c>*</c> stands for each item of a list.
    /// See, for each service: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
    /// </summary>
    private static readonly IReadOnlyList<Limit> Limits =
    [
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        new("AWS::IAM::ManagedPolicy", "PolicyDocument", Unit.Characters, 6_144),
        new("AWS::IAM::ManagedPolicy", "ManagedPolicyName", Unit.Characters, 128),
        new("AWS::IAM::Role", "AssumeRolePolicyDocument", Unit.Characters, 2_048),
        new("AWS::IAM::Role", "Policies", Unit.Characters, 10_240),
        new("AWS::IAM::Role", "RoleName", Unit.Characters, 64),
        new("AWS::IAM::Role", "Description", Unit.Characters, 1_000),
        new("AWS::IAM::Role", "ManagedPolicyArns", Unit.Items, 10),

        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
        new("AWS::Organizations::Policy", "Content", Unit.Characters, 5_120),
        new("AWS::Organizations::Policy", "Name", Unit.Characters, 128),
        new("AWS::Organizations::Policy", "Description", Unit.Characters, 512),

        // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html
        new("AWS::SSO::PermissionSet", "Name", Unit.Characters, 32),
        new("AWS::SSO::PermissionSet", "Description", Unit.Characters, 700),
        new("AWS::SSO::PermissionSet", "RelayStateType", Unit.Characters, 240),
        new("AWS::SSO::PermissionSet", "CustomerManagedPolicyReferences", Unit.Items, 10),

        // https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html
        new("AWS::IdentityStore::Group", "DisplayName", Unit.Characters, 1_024),
        new("AWS::IdentityStore::Group", "Description", Unit.Characters, 1_024),
        new("AWS::IdentityStore::User", "UserName", Unit.Characters, 128),
        new("AWS::IdentityStore::User", "DisplayName", Unit.Characters, 1_024),
        new("AWS::IdentityStore::User", "Name.GivenName", Unit.Characters, 1_024),
        new("AWS::IdentityStore::User", "Name.FamilyName", Unit.Characters, 1_024),

        // https://docs.aws.amazon.com/general/latest/gr/ssm.html
        new("AWS::SSM::Parameter", "Value", Unit.Bytes, 4_096),
        new("AWS::SSM::Parameter", "Name", Unit.Characters, 1_011),

        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
        new("AWS::CloudWatch::Alarm", "AlarmName", Unit.Characters, 255),
        new("AWS::CloudWatch::Alarm", "AlarmDescription", Unit.Characters, 1_024),
        new("AWS::CloudWatch::Alarm", "AlarmActions", Unit.Items, 5),
        new("AWS::CloudWatch::Alarm", "Dimensions", Unit.Items, 30),
        new("AWS::CloudWatch::Dashboard", "DashboardName", Unit.Characters, 255),

        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
        new("AWS::Logs::MetricFilter", "FilterPattern", Unit.Characters, 1_024),
        new("AWS::Logs::QueryDefinition", "QueryString", Unit.Characters, 10_000),
        new("AWS::Logs::QueryDefinition", "Name", Unit.Characters, 255),
        new("AWS::Logs::LogGroup", "DataProtectionPolicy", Unit.Characters, 30_720),

        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
        new("AWS::Events::Rule", "EventPattern", Unit.Characters, 2_048),
        new("AWS::Events::Rule", "Description", Unit.Characters, 512),

        // https://docs.aws.amazon.com/general/latest/gr/sns.html
        new("AWS::SNS::Topic", "TopicName", Unit.Characters, 256),
        new("AWS::SNS::TopicPolicy", "PolicyDocument", Unit.Bytes, 30_720),

        // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
        new("AWS::KMS::Key", "KeyPolicy", Unit.Bytes, 32_768),
        new("AWS::KMS::Key", "Description", Unit.Characters, 8_192),
        new("AWS::KMS::Alias", "AliasName", Unit.Characters, 256),

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
        new("AWS::S3::BucketPolicy", "PolicyDocument", Unit.Bytes, 20_480),

        // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
        new("AWS::Lambda::Function", "Environment", Unit.Bytes, 4_096),
        new("AWS::Lambda::Function", "FunctionName", Unit.Characters, 64),
        new("AWS::Lambda::Function", "Description", Unit.Characters, 256),

        // https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
        new("AWS::Budgets::Budget", "Budget.BudgetName", Unit.Characters, 100),
        new("AWS::Budgets::Budget", "NotificationsWithSubscribers", Unit.Items, 10),
        new("AWS::Budgets::Budget", "NotificationsWithSubscribers.*.Subscribers", Unit.Items, 11),

        // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateGuardrail.html
        new("AWS::Bedrock::Guardrail", "Name", Unit.Characters, 50),
        new("AWS::Bedrock::Guardrail", "Description", Unit.Characters, 200),
        new("AWS::Bedrock::Guardrail", "BlockedInputMessaging", Unit.Characters, 500),
        new("AWS::Bedrock::Guardrail", "BlockedOutputsMessaging", Unit.Characters, 500),
        new("AWS::Bedrock::Guardrail", "TopicPolicyConfig.TopicsConfig", Unit.Items, 30),
        new("AWS::Bedrock::Guardrail", "TopicPolicyConfig.TopicsConfig.*.Name", Unit.Characters, 100),
        new("AWS::Bedrock::Guardrail", "TopicPolicyConfig.TopicsConfig.*.Definition", Unit.Characters, 1_000),
        new("AWS::Bedrock::Guardrail", "TopicPolicyConfig.TopicsConfig.*.Examples", Unit.Items, 5),
        new("AWS::Bedrock::Guardrail", "TopicPolicyConfig.TopicsConfig.*.Examples.*", Unit.Characters, 100),
        new("AWS::Bedrock::Guardrail", "WordPolicyConfig.WordsConfig", Unit.Items, 10_000),
        new("AWS::Bedrock::Guardrail", "WordPolicyConfig.WordsConfig.*.Text", Unit.Characters, 100),
        new("AWS::Bedrock::Guardrail", "SensitiveInformationPolicyConfig.RegexesConfig", Unit.Items, 10),
        new("AWS::Bedrock::Guardrail", "SensitiveInformationPolicyConfig.RegexesConfig.*.Pattern", Unit.Characters, 500),
        new("AWS::Bedrock::Guardrail", "SensitiveInformationPolicyConfig.RegexesConfig.*.Name", Unit.Characters, 100),
        new("AWS::Bedrock::GuardrailVersion", "Description", Unit.Characters, 200),
        new("AWS::Bedrock::ApplicationInferenceProfile", "InferenceProfileName", Unit.Characters, 64),

        // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
        new("AWS::CloudTrail::Trail", "AdvancedEventSelectors.*.FieldSelectors", Unit.Items, 500),
        new("AWS::CloudTrail::Trail", "TrailName", Unit.Characters, 128),
    ];

    public enum Unit
    {
        Characters,
        Bytes,
        Items,
    }

    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public void Templates_OfTheLargestCompany_FitEveryLimit(Language language)
    {
        var synthesis = Synthesis.Of(Largest(language));
        var met = new HashSet<Limit>();

        foreach (var (stack, text) in synthesis.Templates)
        {
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
            var template = synthesis.Read($"{stack}.template.json");
            Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(1_000_000, stack);
            Count(template, "Resources").ShouldBeLessThanOrEqualTo(500, stack);
            Count(template, "Parameters").ShouldBeLessThanOrEqualTo(200, stack);
            Count(template, "Outputs").ShouldBeLessThanOrEqualTo(200, stack);
            Encoding.UTF8.GetByteCount(template.GetProperty("Description").GetString()!).ShouldBeLessThanOrEqualTo(1_024, stack);
            stack.Length.ShouldBeLessThanOrEqualTo(128);
            foreach (var resource in template.GetProperty("Resources").EnumerateObject())
            {
                resource.Name.Length.ShouldBeLessThanOrEqualTo(255);
                Check(resource.Value, $"{stack}/{resource.Name}", met);
            }
        }

        // A limit that nothing meets is misspelt, or of something that is gone.
        Limits.Except(met).ShouldBeEmpty();
    }

    /// <summary>The largest that also the rules on sizes accept.</summary>
    private static SandboxConfig Largest(Language language) => Enumerable.Range(1, 6).Reverse()
        .Select(models => LargestCompany.Of(language, models))
        .First(config =>
        {
            using var folder = new TemporaryFolder();
            CompanyFiles.Write(config, folder.Path);
            var problems = SandboxLoader.Load(folder.Path).Problems;
            problems.ShouldAllBe(problem => problem.Code == "POL001" || problem.Code == "LIM007");
            return problems.Count == 0;
        });

    private static void Check(JsonElement resource, string where, HashSet<Limit> met)
    {
        if (!resource.TryGetProperty("Properties", out var properties))
        {
            return;
        }

        foreach (var limit in Limits.Where(limit => resource.GetProperty("Type").ValueEquals(limit.Type)))
        {
            foreach (var value in At(properties, limit.Property.Split('.')))
            {
                _ = met.Add(limit);
                Size(value, limit.Unit).ShouldBeLessThanOrEqualTo(limit.Most, $"{where}: {limit}");
            }
        }

        // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
        if (properties.TryGetProperty("Tags", out var tags) && tags.ValueKind == JsonValueKind.Array)
        {
            tags.GetArrayLength().ShouldBeLessThanOrEqualTo(50, where);
            tags.EnumerateArray().ShouldAllBe(tag =>
                Text(tag.GetProperty("Key")).Length <= 128 && Text(tag.GetProperty("Value")).Length <= 256, where);
        }
    }

    private static int Size(JsonElement value, Unit unit) => unit switch
    {
        Unit.Items => value.GetArrayLength(),
        Unit.Bytes => Encoding.UTF8.GetByteCount(Text(value)),
        _ => Text(value).Length,
    };

    /// <summary>As AWS gets it: texts put together, references in full, and a document without blanks between its parts.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Quoted))}]",
        JsonValueKind.Object when value.TryGetProperty("Fn::Join", out var join) =>
            string.Join(join[0].GetString(), join[1].EnumerateArray().Select(Text)),
        JsonValueKind.Object when value.EnumerateObject().Count() == 1
            && value.EnumerateObject().Single().Name is "Ref" or "Fn::GetAtt" or "Fn::ImportValue" or "Fn::Sub" =>
            new string('x', Reference),
        JsonValueKind.Object =>
            $"{{{string.Join(',', value.EnumerateObject().Select(member => $"\"{member.Name}\":{Quoted(member.Value)}"))}}}",
        _ => value.GetRawText(),
    };

    private static string Quoted(JsonElement value) =>
        value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Object && Text(value) is not ['{', ..])
            ? $"\"{Text(value)}\""
            : Text(value);

    private static IEnumerable<JsonElement> At(JsonElement value, ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
        {
            return [value];
        }

        var rest = path[1..].ToArray();
        return path[0] == "*" ? value.EnumerateArray().SelectMany(item => At(item, rest))
            : value.TryGetProperty(path[0], out var member) ? At(member, rest)
            : [];
    }

    private static int Count(JsonElement template, string section) =>
        template.TryGetProperty(section, out var entries) ? entries.EnumerateObject().Count() : 0;

    private sealed record Limit(string Type, string Property, Unit Unit, int Most);
}
