using System.Text.Json;
using InfraPoc.Audit;

namespace InfraPoc.Tests.Audit;

/// <summary>The decision for both spellings of the answer; a local AWS, which knows only one, runs it in AuditDeploymentTests.</summary>
public sealed class InvocationLoggingRemovalTests
{
    private const string Read = "arn:aws:states:::aws-sdk:bedrock:getModelInvocationLoggingConfiguration";
    private const string Delete = "arn:aws:states:::aws-sdk:bedrock:deleteModelInvocationLoggingConfiguration";

    private static readonly JsonElement Machine = JsonElement.Parse(InvocationLoggingRemoval.Definition);

    [Theory]
    [InlineData("""{"LoggingConfig":{"CloudWatchConfig":{"LogGroupName":"${LogGroup}"}}}""")]
    [InlineData("""{"loggingConfig":{"cloudWatchConfig":{"logGroupName":"${LogGroup}"}}}""")]
    public void Definition_OfOurConfiguration_ReadsAndDeletes(string answer) => Calls(answer).ShouldBe([Read, Delete]);

    [Theory]
    [InlineData("""{"LoggingConfig":{"CloudWatchConfig":{"LogGroupName":"somebody-elses"}}}""")]
    [InlineData("""{"loggingConfig":{"cloudWatchConfig":{"logGroupName":"somebody-elses"}}}""")]
    [InlineData("""{"LoggingConfig":{"S3Config":{"BucketName":"${LogGroup}"}}}""")]
    [InlineData("{}")]
    public void Definition_OfAnotherOrNoConfiguration_ReadsOnly(string answer) => Calls(answer).ShouldBe([Read]);

    /// <summary>What is called on the way through the states, when the first call answers this.</summary>
    private static List<string?> Calls(string answer)
    {
        var calls = new List<string?>();
        var next = Machine.GetProperty("StartAt").GetString();
        while (next is not null)
        {
            var state = Machine.GetProperty("States").GetProperty(next);
            if (state.TryGetProperty("Resource", out var resource))
            {
                calls.Add(resource.GetString());
            }

            next = state.TryGetProperty("Choices", out var choices) ? Choose(state, choices, JsonElement.Parse(answer))
                : state.TryGetProperty("Next", out var following) ? following.GetString()
                : null;
        }

        return calls;
    }

    private static string? Choose(JsonElement state, JsonElement choices, JsonElement input)
    {
        var chosen = choices.EnumerateArray().FirstOrDefault(choice => choice.GetProperty("And").EnumerateArray().All(Holds));
        return (chosen.ValueKind == JsonValueKind.Undefined ? state.GetProperty("Default") : chosen.GetProperty("Next")).GetString();

        bool Holds(JsonElement test)
        {
            var value = Find(input, test.GetProperty("Variable").GetString()!);
            return test.TryGetProperty("StringEquals", out var expected)
                ? value.ShouldNotBeNull("Step Functions ends with an error where a variable is missing").GetString() == expected.GetString()
                : value.HasValue == test.GetProperty("IsPresent").GetBoolean();
        }
    }

    private static JsonElement? Find(JsonElement input, string variable)
    {
        foreach (var name in variable.Split('.')[1..])
        {
            if (!input.TryGetProperty(name, out input))
            {
                return null;
            }
        }

        return input;
    }
}
