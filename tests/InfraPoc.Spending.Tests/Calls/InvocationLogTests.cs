using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace InfraPoc.Spending.Tests.Calls;

public sealed class InvocationLogTests
{
    private const string Good = """
        {"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"2027-01-05T03:04:05Z","requestId":"r-1",
        "operation":"Converse","modelId":"anthropic.claude-sonnet-4-6",
        "identity":{"arn":"arn:aws:sts::111122223333:assumed-role/poc-sales-app/secret-person@example.com"},
        "input":{"inputBodyJson":{"messages":[{"role":"user","content":[{"text":"secret-prompt"}]}]},"inputTokenCount":10},
        "output":{"outputBodyJson":{"output":{"message":{"content":[{"text":"secret-answer"}]}}},"outputTokenCount":20}}
        """;

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData(null)]
    [InlineData("Permissions are correctly set for Amazon Bedrock logs.")]
    public void Line_ThatIsNoRecord_IsANotice(string? line)
    {
        var reading = InvocationLog.Read(line);

        reading.IsNotice.ShouldBeTrue();
    }

    [Theory]
    [InlineData("hello secret-prompt", UnreadableReason.NotJson)]
    [InlineData("""{"schemaType":"ModelInvocationLog","requestId":""", UnreadableReason.NotJson)]
    [InlineData("{}", UnreadableReason.UnknownSchema)]
    [InlineData("[1]", UnreadableReason.UnknownSchema)]
    [InlineData("42", UnreadableReason.UnknownSchema)]
    [InlineData("null", UnreadableReason.UnknownSchema)]
    [InlineData("""{"schemaType":"secret-prompt","requestId":"r"}""", UnreadableReason.UnknownSchema)]
    [InlineData("""{"schemaType":"ModelInvocationLog"}""", UnreadableReason.NoRequestId)]
    [InlineData("""{"schemaType":"ModelInvocationLog","requestId":7}""", UnreadableReason.NoRequestId)]
    [InlineData("""{"schemaType":"ModelInvocationLog","requestId":"r"}""", UnreadableReason.NoTime)]
    [InlineData("""{"schemaType":"ModelInvocationLog","requestId":"r","timestamp":"9999-12-31T23:59:59Z"}""", UnreadableReason.NoTime)]
    [InlineData("""{"schemaType":"ModelInvocationLog","requestId":"r","timestamp":"2027-01-05T03:04:05Z"}""", UnreadableReason.NoTokens)]
    public void Line_Unreadable_SaysWhyInAWordOfOurs(string line, string reason)
    {
        var reading = InvocationLog.Read(line);

        reading.Reason.ShouldBe(reason);
        reading.Call.ShouldBeNull();
        reading.IsNotice.ShouldBeFalse();
    }

    [Fact]
    public void Record_WithoutTime_TakesTheLogEvents()
    {
        var line = Changed(record => record.Remove("timestamp"));

        InvocationLog.Read(line, Company.Utc("2027-01-05T09:00")).Call!.Time.ShouldBe(Company.Utc("2027-01-05T09:00"));
    }

    [Fact]
    public void Call_HoldsNoTextAndNoPerson()
    {
        var call = InvocationLog.Read(Good).Call.ShouldNotBeNull();

        JsonSerializer.Serialize(call).ShouldNotContain("secret");
        (call.Role, call.InputCharacters, call.OutputCharacters).ShouldBe(("poc-sales-app", 13, 13));
    }

    /// <summary>See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tagging.html and guardrails-streaming.html</summary>
    [Theory]
    [InlineData("""{"messages":[{"content":[{"guardContent":{"text":{"text":"a"}}},{"text":"b"}]}]}""", true)]
    [InlineData("""{"messages":[{"content":[{"text":"a"}]},{"content":[{"guardContent":{}}]}]}""", true)]
    [InlineData("""{"system":[{"guardContent":{"text":{"text":"a"}}}],"messages":[]}""", true)]
    [InlineData("""{"guardrailConfig":{"guardrailIdentifier":"a","streamProcessingMode":"async"}}""", true)]
    [InlineData("""{"guardrailConfig":{"streamProcessingMode":"sync"}}""", false)]
    [InlineData("""{"amazon-bedrock-guardrailConfig":{"tagSuffix":"xyz"}}""", true)]
    [InlineData("""{"amazon-bedrock-guardrailConfig":{"streamProcessingMode":"ASYNCHRONOUS"}}""", true)]
    [InlineData("""{"amazon-bedrock-guardrailConfig":{"streamProcessingMode":"SYNCHRONOUS"}}""", false)]
    [InlineData("""{"messages":[{"content":[{"text":"{\"guardContent\":{}} streamProcessingMode async"}]}]}""", false)]
    [InlineData("""{"messages":"guardContent","system":[7,[],null],"guardrailConfig":[]}""", false)]
    public void Request_ThatNarrowsItsGuardrail_IsTold(string body, bool narrows)
    {
        var line = Changed(record => record["input"]!["inputBodyJson"] = JsonNode.Parse(body));

        InvocationLog.Read(line).Call.ShouldNotBeNull().NarrowsGuardrail.ShouldBe(narrows);
    }

    [Fact]
    public void RequestIds_OfWhichAPartIsMasked_AreToldApartByWhatWasCalled()
    {
        string Masked(int tokens) => Changed(record =>
        {
            record["requestId"] = "00000000-0000-4000-8000-************";
            record["output"]!["outputTokenCount"] = tokens;
        });

        var ids = new[] { Masked(1), Masked(2), Masked(1) }.Select(line => InvocationLog.Read(line).Call!.Id).ToList();

        ids[0].ShouldBe(ids[2]);
        ids[0].ShouldNotBe(ids[1]);
        ids.ShouldAllBe(id => id.Length <= 128);
    }

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/poc-sales-app/s", "sales")]
    [InlineData("arn:aws:sts::************:assumed-role/poc-sales-app/a/b", "sales")]
    [InlineData("arn:aws-cn:sts::1:assumed-role/AWSReservedSSO_poc-sales_0123456789abcdef/s", "sales")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-sales_****************/s", "sales")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-east_0123456789abcdef/s", "east")]
    [InlineData("arn:aws:sts::1:assumed-role/poc-shop-app-app/s", "shop-app")]
    [InlineData("arn:aws:sts::1:assumed-role/poc-shop-app/s", "shop")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-shop-app_0123456789abcdef/s", "shop-app")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-sales_0123456789ABCDEF/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-sales_0123456789abcde/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-sales_0123456789abcdeff/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_poc-gone_0123456789abcdef/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/AWSReservedSSO_other-poc-sales_0123456789abcdef/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/other-poc-sales-app/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/poc-sales-application/s", "-")]
    [InlineData("arn:aws:sts::1:assumed-role/Admin/poc-sales-app", "-")]
    [InlineData("arn:aws:iam::1:user/AWSReservedSSO_poc-sales_0123456789abcdef/x", "-")]
    [InlineData("arn:aws:iam::1:role/poc-sales-app/x", "-")]
    [InlineData("****************************", "-")]
    [InlineData("", "-")]
    public void Caller_IsFoundByTheRolesNameAlone(string arn, string department)
    {
        CallMeter meter = new(Company.Sandbox, Company.Models, ["sales", "east", "shop", "shop-app"], [Company.Sales]);

        var call = InvocationLog.Read(Changed(record => record["identity"]!["arn"] = arn)).Call!;

        meter.Meter(call).Department.ShouldBe(department);
    }

    /// <summary>Half a surrogate pair, nesting and duplicate names in a prompt must not hide a call from the meter.</summary>
    [Theory]
    [InlineData("""{"text":"\ud800 half"}""")]
    [InlineData("""{"\ud800":"name","input":1}""")]
    [InlineData("""{"text":"a","text":"b"}""")]
    [InlineData("""{"text":1e400}""")]
    [InlineData("\"\"")]
    public void Prompt_HostileToReaders_IsStillCounted(string prompt)
    {
        var line = Good.Replace("""{"text":"secret-prompt"}""", prompt, StringComparison.Ordinal);

        var call = InvocationLog.Read(line).Call.ShouldNotBeNull();

        (call.Input, call.Output).ShouldBe((10, 20));
    }

    [Theory]
    [InlineData("input")]
    [InlineData("output")]
    [InlineData("identity")]
    public void Record_WithAHostileNameBesideOurs_IsStillCounted(string before)
    {
        var line = Good.Replace($"\"{before}\":", $"\"\\udc00\":1,\"{before}\":", StringComparison.Ordinal);

        InvocationLog.Read(line).Call.ShouldNotBeNull().Output.ShouldBe(20);
    }

    [Fact]
    public void Prompt_NestedDeeply_IsStillCounted()
    {
        var deep = new string('[', 1_900) + new string(']', 1_900);

        var call = InvocationLog.Read(Good.Replace("""{"text":"secret-prompt"}""", deep, StringComparison.Ordinal)).Call.ShouldNotBeNull();

        call.Input.ShouldBe(10);
    }

    [Fact]
    public void Line_NestedBeyondWhatAnyServiceTakes_IsUnreadableAtOnce() =>
        InvocationLog.Read(new string('[', 1_000_000)).Reason.ShouldBe(UnreadableReason.NotJson);

    [Fact]
    public void Answer_OfTwoThousandEvents_IsCounted()
    {
        JsonArray events = [.. Enumerable.Range(0, 2_000).Select(index => new JsonObject
        {
            ["type"] = "content_block_delta",
            ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = "あい" },
        })];
        events.Add(JsonNode.Parse("""{"type":"message_delta","usage":{"output_tokens":4321}}"""));
        var line = Changed(record =>
        {
            record["operation"] = "InvokeModelWithResponseStream";
            record["output"] = new JsonObject { ["outputBodyJson"] = events };
        });

        var call = InvocationLog.Read(line).Call!;

        (call.Output, call.OutputCharacters, call.Incomplete).ShouldBe((4321, 4000, false));
    }

    [Fact]
    public void CacheWrites_KnownByLifetimeOnly_AreCounted()
    {
        var line = Changed(record => record["output"]!["outputBodyJson"] = JsonNode.Parse(
            """{"usage":{"output_tokens":20,"cache_creation":{"ephemeral_5m_input_tokens":7,"ephemeral_1h_input_tokens":5}}}"""));

        var call = InvocationLog.Read(line).Call!;

        (call.CacheWrite, call.CacheWriteFiveMinutes).ShouldBe((12, 7));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("1000000001")]
    [InlineData("\"many\"")]
    [InlineData("[5]")]
    [InlineData("null")]
    [InlineData("true")]
    public void Count_Impossible_IsTakenForMissing(string count)
    {
        var call = InvocationLog.Read(Good.Replace("\"outputTokenCount\":20", $"\"outputTokenCount\":{count}", StringComparison.Ordinal))
            .Call!;

        (call.Output, call.Incomplete).ShouldBe((13, true));
    }

    [Theory]
    [InlineData("20.0", 20)]
    [InlineData("19.2", 20)]
    [InlineData("2e1", 20)]
    [InlineData("\"20\"", 20)]
    [InlineData("0", 0)]
    public void Count_WrittenDifferently_IsRead(string count, long tokens)
    {
        var call = InvocationLog.Read(Good.Replace("\"outputTokenCount\":20", $"\"outputTokenCount\":{count}", StringComparison.Ordinal))
            .Call!;

        (call.Output, call.Incomplete).ShouldBe((tokens, false));
    }

    [Fact]
    public void AnyText_NeverThrows() => Gen.String.Sample(text => IsOneOfThree(InvocationLog.Read(text)));

    /// <summary>A good record in which any values are replaced by any JSON.</summary>
    [Fact]
    public void AnyJsonInARecord_NeverThrows() => Gen.Select(Gen.Int[0, 40].Array[1, 4], Anything(3)).Sample((places, value) =>
    {
        var record = JsonNode.Parse(Good)!;
        foreach (var place in places)
        {
            Replace(record, place);
        }

        var reading = InvocationLog.Read(record.ToJsonString().Replace("\"@\"", value, StringComparison.Ordinal));
        return IsOneOfThree(reading) && (reading.Call is not { } call || IsSane(call));
    }, iter: 3_000);

    [Fact]
    public void RecordWithAnythingCutOutOrIn_NeverThrows() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 20], Gen.String[0, 5]).Sample((at, cut, put) =>
        IsOneOfThree(InvocationLog.Read(Good[..at] + put + Good[Math.Min(Good.Length, at + cut)..])), iter: 3_000);

    private static bool IsSane(Call call)
    {
        var metered = Company.Meter.Meter(call);
        return call.Input >= 0 && call.Output >= 0 && call.CacheRead >= 0 && call.CacheWriteFiveMinutes >= 0
            && call.CacheWriteFiveMinutes <= call.CacheWrite
            && call.Id.Length is > 0 and <= 128 && metered.Micros >= 0;
    }

    private static bool IsOneOfThree(InvocationReading reading) => reading.Reason != UnreadableReason.Unexpected
        && (reading.Call is not null ? 1 : 0) + (reading.Reason is not null ? 1 : 0) + (reading.IsNotice ? 1 : 0) == 1;

    private static string Changed(Action<JsonObject> change)
    {
        var record = JsonNode.Parse(Good)!.AsObject();
        change(record);
        return record.ToJsonString();
    }

    private static void Replace(JsonNode record, int place)
    {
        List<(JsonObject Parent, string Name)> all = [];
        Collect(record, all);
        var (parent, name) = all[place % all.Count];
        parent[name] = "@";
    }

    private static void Collect(JsonNode? node, List<(JsonObject Parent, string Name)> all)
    {
        foreach (var (name, value) in node is JsonObject map ? map.ToList() : [])
        {
            all.Add(((JsonObject)node!, name));
            Collect(value, all);
        }
    }

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Anything(int depth)
    {
        var leaf = Gen.OneOf(
            Pick("null", "true", "-1", "1e400", "-0", "0.5", "1e9", "9999999999", "\"\"", "\"1e9\"", "\"\\ud800\"",
                "\"ModelInvocationLog\"", "{}", "[]"),
            Gen.Long.Select(number => $"{number}"),
            Gen.String.Select(text => JsonSerializer.Serialize(text)));
        if (depth == 0)
        {
            return leaf;
        }

        var names = Pick(
            "usage", "message", "metadata", "input_tokens", "output_tokens", "inputTokenCount", "outputTokenCount", "cache_creation",
            "cacheDetails",
            "ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens", "ttl", "inputTokens", "results", "tokenCount", "serviceTier", "type",
            "text");
        var inner = Anything(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(names, inner).Array[0, 4].Select(items =>
                $"{{{string.Join(',', items.DistinctBy(item => item.Item1).Select(item => $"\"{item.Item1}\":{item.Item2}"))}}}"));
    }
}
