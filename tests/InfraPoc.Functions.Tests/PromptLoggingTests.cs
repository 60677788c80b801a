using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using InfraPoc.Aws;
using InfraPoc.Aws.Tests;
using InfraPoc.Functions.Output;
using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Aws.Tests.Loopback;

namespace InfraPoc.Functions.Tests;

/// <summary>
/// The owner of the account's prompt logging, against a loopback service with the shapes of botocore (the local AWS has no
/// such operations) that also stands for the address CloudFormation waits at.
/// </summary>
public sealed class PromptLoggingTests : IDisposable
{
    private const string Validation = """{"message":"Failed to validate permissions for log group"}""";

    private readonly Loopback service;
    private readonly HastyClock clock = new();
    private readonly StringWriter output = new();
    private string? configuration;
    private string? retention;
    private int refusals;
    private int silences;

    public PromptLoggingTests() => service = new Loopback(Answer);

    public void Dispose() => service.Dispose();

    [Theory]
    [InlineData("Create", "true")]
    [InlineData("Update", "false")]
    public async Task Put_SaysWhatThePropertiesSay(string type, string bodies)
    {
        var answer = await Run(type, Properties(bodies: bodies));

        configuration.ShouldBe(Json(
            "{'loggingConfig':{'cloudWatchConfig':{'logGroupName':'/log','roleArn':'arn:aws:iam::1:role/r',"
            + "'largeDataDeliveryS3Config':{'bucketName':'bucket','keyPrefix':'large'}},"
            + "'textDataDeliveryEnabled':?,'imageDataDeliveryEnabled':?,'embeddingDataDeliveryEnabled':?,"
            + "'videoDataDeliveryEnabled':?,'audioDataDeliveryEnabled':?}}").Replace("?", bodies));
        answer.ShouldBe(Json(
            "{'Status':'SUCCESS','Reason':'','PhysicalResourceId':'poc-invocation-logging','StackId':'stack','RequestId':'request',"
            + "'LogicalResourceId':'logical'}"));
    }

    /// <summary>Set before anything is logged, so that nothing of it is ever stored besides.</summary>
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public async Task Put_SetsWhatBedrockItselfStores(string type)
    {
        (await Run(type, Properties())).ShouldContain("SUCCESS");

        retention.ShouldBe("""{"mode":"none"}""");
        service.Requests.Where(asked => asked.Method == "PUT").Select(asked => asked.Path).ToList()[0].ShouldBe("/data-retention");
    }

    /// <summary>What was said stays unstored after the sandbox is gone.</summary>
    [Fact]
    public async Task Delete_LeavesWhatBedrockItselfStores()
    {
        _ = await Run("Delete", Properties());

        retention.ShouldBeNull();
    }

    [Fact]
    public async Task Put_WithoutBucket_NamesNone()
    {
        _ = await Run("Create", Properties(bucket: null));

        configuration.ShouldNotBeNull().ShouldNotContain("S3Config");
    }

    /// <summary>The role that Bedrock writes with may have been made a moment ago.</summary>
    [Theory]
    [InlineData(1, 0, 10)]
    [InlineData(7, 180, 240)]
    public async Task Put_RefusedAtFirst_IsTriedAgainForMinutes(int refused, int from, int to)
    {
        refusals = refused;

        (await Run("Create", Properties())).ShouldContain("SUCCESS");

        clock.Waited.TotalSeconds.ShouldBeInRange(from, to, "IAM was seen to need 133 s.");
        clock.Waited.ShouldBeLessThan(PromptLogging.Patience - TimeSpan.FromSeconds(30), "The calls take time as well.");
    }

    [Fact]
    public async Task Put_RefusedForGood_IsAnsweredAsFailedWithItsReason()
    {
        refusals = int.MaxValue;

        (await Run("Create", Properties())).ShouldContain("Failed to validate permissions for log group");

        configuration.ShouldBeNull();
    }

    [Theory]
    [InlineData("/log", true)]
    [InlineData("/somebody-elses", false)]
    [InlineData(null, false)]
    public async Task Delete_RemovesOnlyWhatIsOurs(string? log, bool removed)
    {
        configuration = log is null ? "{}" : Json($"{{'loggingConfig':{{'cloudWatchConfig':{{'logGroupName':'{log}','roleArn':'r'}}}}}}");
        var before = configuration;

        (await Run("Delete", Properties())).ShouldContain("SUCCESS");

        configuration.ShouldBe(removed ? null : before);
    }

    [Fact]
    public async Task Delete_LoggingToABucketOnly_IsLeftAlone()
    {
        configuration = """{"loggingConfig":{"s3Config":{"bucketName":"b"},"textDataDeliveryEnabled":true}}""";

        (await Run("Delete", Properties())).ShouldContain("SUCCESS");

        configuration.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Create", "maybe", "The property Bodies is neither true nor false.")]
    [InlineData("Create", null, "The property Bodies is missing.")]
    [InlineData("Update", "true", "The property DataRetention is missing.", null)]
    [InlineData("Something", "true", "RequestType is none of Create, Update and Delete.")]
    public async Task Request_ThatIsWrong_IsAnsweredAsFailed(string type, string? bodies, string reason, string? mode = "none")
    {
        var answer = await Run(type, Properties(bodies: bodies, mode: mode));

        answer.ShouldContain("\"Status\":\"FAILED\"");
        answer.ShouldContain(reason);
        configuration.ShouldBeNull();
    }

    [Fact]
    public async Task Bedrock_Refuses_IsAnsweredAsFailedWithItsReason()
    {
        configuration = "refuse";

        (await Run("Delete", Properties())).ShouldContain("AccessDeniedException (403) not allowed");
    }

    /// <summary>A stack that gets no answer hangs for an hour.</summary>
    [Fact]
    public async Task Answer_NotTaken_IsSentAgain()
    {
        silences = 1;

        (await Run("Create", Properties())).ShouldContain("SUCCESS");
    }

    /// <summary>The address is signed for requests without a content type.</summary>
    [Fact]
    public async Task Answer_HasNoContentType()
    {
        _ = await Run("Create", Properties());

        service.Requests.Single(asked => asked.Path.StartsWith("/answer", StringComparison.Ordinal)).Headers["Content-Type"].ShouldBeNull();
    }

    private Answer Answer(Asked asked)
    {
        if (asked.Path.StartsWith("/answer", StringComparison.Ordinal))
        {
            return Interlocked.Decrement(ref silences) >= 0 ? new Answer(503, "") : new Answer(200, "");
        }

        if (configuration == "refuse")
        {
            return new Answer(403, """{"__type":"AccessDeniedException","message":"not allowed"}""");
        }

        switch (asked.Method)
        {
            case "PUT" when asked.Path == "/data-retention":
                retention = asked.Body;
                return new Answer(200, """{"mode":"none","updatedAt":"2027-01-05T03:00:00Z"}""");
            case "PUT" when Interlocked.Decrement(ref refusals) >= 0:
                return new Answer(400, """{"__type":"ValidationException",""" + Validation[1..]);
            case "PUT":
                configuration = asked.Body;
                return new Answer(200, "");
            case "DELETE":
                configuration = null;
                return new Answer(200, "");
            default:
                return new Answer(200, configuration ?? "{}");
        }
    }

    private async Task<string> Run(string type, JsonObject properties)
    {
        var host = new FunctionHost(new AwsConnection
        {
            Endpoint = service.Address,
            Region = "eu-west-1",
            Credentials = new BasicAWSCredentials("testing", "testing"),
            Retries = 0,
        })
        {
            Sandbox = "poc",
            Table = "poc",
            Log = new FunctionLog(output),
            Time = clock,
        };
        var request = new JsonObject
        {
            ["RequestType"] = type,
            ["ResponseURL"] = $"{service.Address}answer?signature=x%2By",
            ["StackId"] = "stack",
            ["RequestId"] = "request",
            ["LogicalResourceId"] = "logical",
            ["ResourceProperties"] = properties,
        };
        await using var answer = await PromptLogging.RunAsync(host, new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString())));
        var asked = service.Requests.Last(asked => asked.Path == "/answer?signature=x%2By");
        asked.Method.ShouldBe("PUT");
        return asked.Body;
    }

    private static string Json(string text) => text.Replace('\'', '"');

    private static JsonObject Properties(string? bodies = "true", string? bucket = "bucket", string? mode = "none") => new()
    {
        ["DataRetention"] = mode,
        ["ServiceToken"] = "arn",
        ["LogGroupName"] = "/log",
        ["RoleArn"] = "arn:aws:iam::1:role/r",
        ["BucketName"] = bucket,
        ["KeyPrefix"] = "large",
        ["Bodies"] = bodies,
    };
}
