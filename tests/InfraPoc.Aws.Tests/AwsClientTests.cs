using System.Diagnostics;
using Amazon.Runtime;
using static InfraPoc.Aws.Tests.Loopback;

namespace InfraPoc.Aws.Tests;

/// <summary>The generic client against a loopback service: what it sends, reads, repeats and gives up.</summary>
public sealed class AwsClientTests
{
    private const string Document = """{"Statement":[{"Effect":"Deny","Action":"a&b=c+d %","Resource":"部門 😀"}]}""";

    [Fact]
    public async Task Query_NestedInput_IsAFormInTheOrderOfTheModel()
    {
        using var service = new Loopback(_ => new Answer(200, Xml("Publish", "<MessageId>m-1</MessageId>"), "text/xml"));
        using var sns = On(service).Client(Sns.Service);

        var reply = await sns.CallAsync(Sns.Publish, new Sns.PublishRequest("a\nb&c={}\"😀", "arn:t", MessageAttributes: new()
        {
            ["kind"] = new("String", "brake"),
        }));

        reply.MessageId.ShouldBe("m-1");
        var asked = service.Requests.ShouldHaveSingleItem();
        asked.Body.ShouldBe(
            "Action=Publish&Version=2010-03-31&Message=a%0Ab%26c%3D%7B%7D%22%F0%9F%98%80&TopicArn=arn%3At"
            + "&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String"
            + "&MessageAttributes.entry.1.Value.StringValue=brake");
        asked.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
        asked.Headers["Authorization"]!.ShouldContain("/eu-west-1/sns/aws4_request");
    }

    [Fact]
    public async Task Query_GlobalService_IsSignedForItsHomeRegion()
    {
        using var service = new Loopback(_ => new Answer(200, Xml("CreatePolicyVersion", ""), "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        _ = await iam.CallAsync(Iam.CreatePolicyVersion, new Iam.CreatePolicyVersionRequest("arn:p", Document, SetAsDefault: true));

        var asked = service.Requests.ShouldHaveSingleItem();
        asked.Headers["Authorization"]!.ShouldContain("/us-east-1/iam/aws4_request");
        asked.Body.ShouldEndWith("&SetAsDefault=true");
        Uri.UnescapeDataString(asked.Body.Split('&')[3]["PolicyDocument=".Length..]).ShouldBe(Document);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("<Policies/>", 0)]
    [InlineData("<Policies></Policies>", 0)]
    [InlineData("<Policies><member><Arn>a</Arn></member></Policies>", 1)]
    [InlineData("<Policies><member><Arn>a</Arn></member><member><Arn/><Path>/p/</Path></member></Policies><Marker/>", 2)]
    public async Task Query_XmlLists_AreReadByTheirType(string xml, int count)
    {
        using var service = new Loopback(_ => new Answer(200, Xml("ListPolicies", xml), "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        var reply = await iam.CallAsync(Iam.ListPolicies, new Iam.ListPoliciesRequest("Local"));

        (reply.Policies?.Count ?? 0).ShouldBe(count);
    }

    [Fact]
    public async Task Query_BooleansAndDates_AreRead()
    {
        const string Xml1 = "<Versions><member><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion>"
            + "<CreateDate>2027-01-05T03:00:00Z</CreateDate></member></Versions><IsTruncated>true</IsTruncated><Marker>m</Marker>";
        using var service = new Loopback(_ => new Answer(200, Xml("ListPolicyVersions", Xml1), "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        var reply = await iam.CallAsync(Iam.ListPolicyVersions, new Iam.ListPolicyVersionsRequest("arn:p"));

        reply.Versions.ShouldBe([new Iam.PolicyVersion("v2", true, new DateTimeOffset(2027, 1, 5, 3, 0, 0, TimeSpan.Zero), null)]);
        reply.ShouldSatisfyAllConditions(() => reply.IsTruncated.ShouldBe(true), () => reply.Marker.ShouldBe("m"));
    }

    [Fact]
    public async Task Json_Call_HasTargetAndLeavesOutWhatIsNotSet()
    {
        const string Events = """{"events":[{"eventId":"1","timestamp":5,"message":"m","new":1}],"more":{}}""";
        using var service = new Loopback(_ => new Answer(200, Events));
        using var logs = On(service).Client(Logs.Service);

        var reply = await logs.CallAsync(Logs.FilterLogEvents, new Logs.FilterLogEventsRequest("/log", StartTime: 7));

        reply.Events.ShouldBe([new Logs.FilteredLogEvent("1", null, 5, "m")]);
        var asked = service.Requests.ShouldHaveSingleItem();
        asked.Headers["X-Amz-Target"].ShouldBe("Logs_20140328.FilterLogEvents");
        asked.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        asked.Body.ShouldBe("""{"logGroupName":"/log","startTime":7}""");
    }

    [Theory]
    [InlineData("\"299.99\"", "299.99")]
    [InlineData("300", "300")]
    [InlineData("300.0", "300.0")]
    [InlineData("1E2", "1E2")]
    public async Task Budgets_AmountAsTextOrNumber_IsRead(string amount, string read)
    {
        var body = $$$$"""{"Budgets":[{"BudgetName":"b","CalculatedSpend":{"ActualSpend":{"Amount":{{{{amount}}}},"Unit":"USD"}}}]}""";
        using var service = new Loopback(_ => new Answer(200, body));
        using var budgets = On(service).Client(Budgets.Service);

        var reply = await budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("111122223333"));

        reply.Items![0].CalculatedSpend!.ActualSpend.ShouldBe(new Budgets.Spend(read, "USD"));
        service.Requests.Single().Headers["Authorization"]!.ShouldContain("/us-east-1/budgets/aws4_request");
    }

    [Fact]
    public async Task Rest_GetPutDelete_GoToThePathOfTheModel()
    {
        const string Configuration = """{"loggingConfig":{"textDataDeliveryEnabled":true}}""";
        using var service = new Loopback(asked => new Answer(200, asked.Method == "GET" ? Configuration : ""));
        using var bedrock = On(service).Client(Bedrock.Service);

        var got = await bedrock.CallAsync(Bedrock.GetModelInvocationLoggingConfiguration, new Nothing());
        _ = await bedrock.CallAsync(Bedrock.PutModelInvocationLoggingConfiguration, got);
        _ = await bedrock.CallAsync(Bedrock.DeleteModelInvocationLoggingConfiguration, new Nothing());

        service.Requests.Select(asked => $"{asked.Method} {asked.Path} {asked.Body}").ShouldBe(
        [
            "GET /logging/modelinvocations ",
            """PUT /logging/modelinvocations {"loggingConfig":{"textDataDeliveryEnabled":true}}""",
            "DELETE /logging/modelinvocations ",
        ]);
    }

    [Theory]
    [InlineData(500, "", 3)]
    [InlineData(503, "<html>Service Unavailable</html>", 3)]
    [InlineData(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""", 3)]
    [InlineData(400, """{"__type":"com.amazon#AccessDeniedException","Message":"no"}""", 1)]
    [InlineData(400, """{"__type":"ExpiredTokenException"}""", 1)]
    public async Task Json_Failure_IsTriedAgainWhereThatHelps(int status, string body, int requests)
    {
        using var service = new Loopback(_ => new Answer(status, body));
        using var budgets = On(service).Client(Budgets.Service);

        var failure = await Should.ThrowAsync<AmazonServiceException>(
            budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1")));

        failure.StatusCode.ShouldBe((System.Net.HttpStatusCode)status);
        service.Requests.Count.ShouldBe(requests);
    }

    [Theory]
    [InlineData(400, "Throttling", 3)]
    [InlineData(429, "Throttled", 3)]
    [InlineData(404, "NoSuchEntity", 1)]
    [InlineData(409, "LimitExceeded", 1)]
    [InlineData(500, "ServiceFailure", 3)]
    public async Task Query_Failure_HasItsCode(int status, string code, int requests)
    {
        var body = $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code></Error><RequestId>r</RequestId></ErrorResponse>";
        using var service = new Loopback(_ => new Answer(status, body, "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        var failure = await Should.ThrowAsync<AmazonServiceException>(
            iam.CallAsync(Iam.DeletePolicyVersion, new Iam.PolicyVersionRequest("arn:p", "v2")));

        failure.ErrorCode.ShouldBe(code);
        service.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task Failure_ThatPasses_EndsInTheAnswer()
    {
        var tries = 0;
        using var service = new Loopback(_ => Interlocked.Increment(ref tries) < 3 ? new Answer(500, "") : new Answer(200, "{}"));
        using var budgets = On(service).Client(Budgets.Service);

        var reply = await budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1"));

        reply.Items.ShouldBeNull();
        tries.ShouldBe(3);
    }

    /// <summary>A call that was done must not be done again because its answer cannot be read.</summary>
    [Theory]
    [InlineData("not json", 0, 1)]
    [InlineData("[]", 0, 1)]
    [InlineData("null", 0, 1)]
    [InlineData("{", 0, 1)]
    [InlineData("{", 20, 3)]
    public async Task Json_UnreadableAnswer_IsAskedForAsOftenAsItsTransportFailed(string body, int missing, int requests)
    {
        using var service = new Loopback(_ => new Answer(200, body, Missing: missing));
        using var budgets = On(service).Client(Budgets.Service);

        _ = await Should.ThrowAsync<Exception>(budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1")));

        service.Requests.Count.ShouldBe(requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<DeletePolicyVersionResponse><ResponseMetadata/></DeletePolicyVersionResponse>")]
    public async Task Query_EmptyBody_IsNothing(string body)
    {
        using var service = new Loopback(_ => new Answer(200, body, "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        (await iam.CallAsync(Iam.DeletePolicyVersion, new Iam.PolicyVersionRequest("arn:p", "v2"))).ShouldNotBeNull();

        _ = service.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Query_UnreadableXml_IsReportedWithoutItsText()
    {
        using var service = new Loopback(_ => new Answer(200, "<a>secret-text", "text/xml"));
        using var iam = On(service).Client(Iam.Service);

        var failure = await Should.ThrowAsync<AmazonClientException>(iam.CallAsync(Iam.ListPolicies, new Iam.ListPoliciesRequest()));

        failure.Message.ShouldBe("IAM answered ListPolicies with something unreadable.");
        _ = service.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Deadline_StalledAnswer_EndsTheCall(int sent)
    {
        using var service = new Loopback(_ => new Answer(200, "{    "[..sent], Missing: 10, Stall: TimeSpan.FromSeconds(30)));
        using var budgets = (On(service) with { Deadline = TimeSpan.FromMilliseconds(500) }).Client(Budgets.Service);
        var clock = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<TimeoutException>(
            budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1")));

        failure.Message.ShouldBe("Budgets did not answer DescribeBudgets within 0.5 seconds.");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Cancellation_ByTheCaller_IsACancellation()
    {
        using var service = new Loopback(_ => new Answer(200, "", Missing: 10, Stall: TimeSpan.FromSeconds(30)));
        using var budgets = On(service).Client(Budgets.Service);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        _ = await Should.ThrowAsync<OperationCanceledException>(
            budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1"), cancel.Token));
    }

    [Fact]
    public async Task NobodyThere_IsReportedWithServiceAndOperation()
    {
        var gone = new Loopback(_ => new Answer(200, "{}"));
        gone.Dispose();
        using var budgets = On(gone).Client(Budgets.Service);

        var failure = await Should.ThrowAsync<AmazonClientException>(
            budgets.CallAsync(Budgets.DescribeBudgets, new Budgets.DescribeBudgetsRequest("1")));

        failure.Message.ShouldStartWith("Budgets could not be reached for DescribeBudgets: ");
    }

    [Fact]
    public async Task Pages_AreAskedForUntilThereIsNoNext()
    {
        using var service = new Loopback(asked => new Answer(200, asked.Body switch
        {
            """{"AccountId":"1"}""" => """{"Budgets":[{"BudgetName":"a"}],"NextToken":"2"}""",
            """{"AccountId":"1","NextToken":"2"}""" => """{"Budgets":[{"BudgetName":"b"}],"NextToken":"3"}""",
            _ => """{"NextToken":""}""",
        }));
        using var budgets = On(service).Client(Budgets.Service);

        List<string> names = [];
        await foreach (var page in Pages(budgets))
        {
            names.AddRange((page.Items ?? []).Select(budget => budget.BudgetName));
        }

        names.ShouldBe(["a", "b"]);
        service.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Pages_TheSameTwice_DoNotGoOnForever()
    {
        using var service = new Loopback(_ => new Answer(200, """{"NextToken":"2"}"""));
        using var budgets = On(service).Client(Budgets.Service);

        _ = await Should.ThrowAsync<AmazonClientException>(async () =>
        {
            await foreach (var page in Pages(budgets))
            {
                page.Items.ShouldBeNull();
            }
        });

        service.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("IAM", "https://iam.amazonaws.com/")]
    [InlineData("Budgets", "https://budgets.amazonaws.com/")]
    [InlineData("SNS", "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("Bedrock", "https://bedrock.eu-west-1.amazonaws.com/")]
    [InlineData("CloudWatch Logs", "https://logs.eu-west-1.amazonaws.com/")]
    public void Endpoint_WithoutOverride_IsTheServicesOwn(string id, string url)
    {
        AwsService[] services = [Iam.Service, Budgets.Service, Sns.Service, Bedrock.Service, Logs.Service];
        var service = services.Single(service => service.Id == id);
        using var client = new AwsConnection { Region = "eu-west-1", Credentials = new BasicAWSCredentials("a", "b") }.Client(service);

        client.Config.DetermineServiceOperationEndpoint(null).URL.ShouldBe(url);
    }

    private static IAsyncEnumerable<Budgets.DescribeBudgetsResponse> Pages(AwsClient budgets) => budgets.PagesAsync(
        Budgets.DescribeBudgets,
        new Budgets.DescribeBudgetsRequest("1"),
        page => page.NextToken,
        (request, token) => request with { NextToken = token });

    private static AwsConnection On(Loopback service) => new()
    {
        Endpoint = service.Address,
        Region = "eu-west-1",
        Credentials = new BasicAWSCredentials("testing", "testing"),
        Retries = 2,
    };

    private static string Xml(string operation, string result) =>
        $"<{operation}Response xmlns=\"https://a/doc/\"><{operation}Result>{result}</{operation}Result></{operation}Response>";
}
