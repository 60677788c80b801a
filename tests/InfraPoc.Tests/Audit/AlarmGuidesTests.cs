using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Tests.Audit;

/// <summary>What holds of what people do on an alarm: its own text and its section in both runbooks.</summary>
public sealed class AlarmGuidesTests
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html</summary>
    private const int MaximumDescription = 1_024;

    private static readonly Dictionary<string, Runbook> Runbooks = new()
    {
        ["docs/runbook.md"] = Runbook.Read("runbook.md"),
        ["docs/runbook.ja.md"] = Runbook.Read("runbook.ja.md"),
    };

    [Fact]
    public void Guides_AreThoseOfTheAlarms() =>
        AlarmGuides.Ids.ShouldBe(
            AlarmsTests.All.Select(alarm => alarm.Id), ignoreOrder: true,
            "every alarm needs a guide in SecurityAlarmGuides.cs or UsageAlarmGuides.cs, and nothing else has one");

    [Fact]
    public void Guide_OfAnAlarmThatHasNone_IsAskedForByName() =>
        Should.Throw<InvalidOperationException>(() => AlarmGuides.Of(AlarmsTests.All[0] with { Id = "new-alarm" }))
            .Message.ShouldBe(
                "The alarm new-alarm has no guide, so nobody who is notified knows what to do: add it to src/InfraPoc/Audit/SecurityAlarmGuides.cs, and run `npm run docs`.");

    [Fact]
    public void Guide_InBothLanguages_IsSentencesWithTheSameCommandsAndLinks()
    {
        foreach (var guide in AlarmsTests.All.Select(AlarmGuides.Of))
        {
            foreach (var text in new[] { guide.First, guide.Check, guide.Do, guide.Harmless })
            {
                text.English.ShouldMatch(@"^[A-Za-z`\[][^\u3040-\u30FF]+[.?]$");
                text.Japanese.ShouldMatch(@"[\u3040-\u30FF].*[。]$");
                Parts(text.Japanese).ShouldBe(Parts(text.English), ignoreOrder: true, $"{guide.Id}: {text.Japanese}");
            }

            // Read in an e-mail, without the runbook.
            guide.First.Japanese.ShouldContain("ください。");
            guide.First.English.ShouldNotContain("](");
            guide.Permissions.ShouldAllBe(action => Regex.IsMatch(action, "^[a-z0-9]+:[A-Z][A-Za-z]+$", Safe));
        }

        static IReadOnlyList<string> Parts(string text) =>
            [.. Regex.Matches(text, @"`[^`]+`|\]\([^)]+\)", Safe).Select(part => part.Value).Distinct()];
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Japanese)]
    public void Description_WithTheLongestNamesAndAddress_FitsAnAlarm(Language language)
    {
        var sandbox = TestCompany.Sandbox with
        {
            Name = "genai-trial",
            Language = language,
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = $"https://example.com/{new string('r', 280)}" },
        };
        var names = new SandboxNames(sandbox);

        foreach (var alarm in SecurityAlarms.For(sandbox, names).Concat(InfraPoc.Usage.UsageAlarms.For(sandbox, names)))
        {
            var description = AlarmGuides.Description(alarm, sandbox, names);
            description.Length.ShouldBeLessThanOrEqualTo(MaximumDescription, alarm.Id);
            description.ShouldNotContain("<name>");
            description.ShouldNotContain("<Name>");
            description.ShouldNotContain("`");
        }
    }

    [Fact]
    public void Runbooks_HoldTheSectionsOfTheAlarmsAsTheyAre()
    {
        foreach (var (file, sections) in RunbookSections.ByFile(TestCompany.Sandbox))
        {
            var text = string.Join('\n', Runbooks[file].Lines);
            sections.Values.ShouldAllBe(section => text.Contains(section, StringComparison.Ordinal), $"{file}: run `npm run docs`");
            Runbooks[file].AlarmSections.ShouldBe(AlarmsTests.All.Select(alarm => alarm.Id), ignoreOrder: true);
        }
    }

    [Fact]
    public void Links_OfGuides_LeadToASectionOfBothRunbooks()
    {
        var anchors = AlarmsTests.All.Select(AlarmGuides.Of)
            .SelectMany(guide => new[] { guide.First, guide.Check, guide.Do, guide.Harmless })
            .SelectMany(text => Regex.Matches($"{text.English} {text.Japanese}", @"\]\(#(?<anchor>[^)]+)\)", Safe))
            .Select(link => link.Groups["anchor"].Value).Distinct().ToList();

        anchors.ShouldNotBeEmpty();
        foreach (var runbook in Runbooks.Values)
        {
            anchors.Except(runbook.Anchors).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Queries_OfTheRunbook_AreTheSavedOnes()
    {
        var names = Runbooks["docs/runbook.md"]["saved-queries"].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        names.ShouldBe(SavedQueries.For(TestCompany.Sandbox).Select(query => query.Id));
    }

    [Fact]
    public void Queries_OfAlarms_UseDocumentedCommandsFunctionsAndFieldsOnly()
    {
        string[] function =
        [
            "@timestamp", "@message", "event", "department", "error", "level", "reason", "stream", "id", "timestamp", "topic", "configured",
            "confirmed", "pending",
        ];
        string[] call = ["@timestamp", "@message", "operation", "modelId", "requestId", "identity.arn", "input.inputTokenCount", "output.outputTokenCount"];
        string[] trail =
        [
            "@timestamp", "@message", "eventSource", "eventName", "errorCode", "errorMessage", "sourceIPAddress", "userIdentity.arn",
            "userIdentity.type", "requestParameters.modelId", "requestParameters.functionName", "requestParameters.logGroupName",
            "requestParameters.startTime", "responseElements.ConsoleLogin", "additionalEventData.MFAUsed",
        ];
        var runbook = Runbooks["docs/runbook.md"];

        foreach (var id in runbook.AlarmSections)
        {
            var parts = runbook[id].Split("  ```\n");
            var (head, query) = (parts[0], parts[1].Replace("\n  ", "\n").Trim());
            var code = Regex.Replace(query, "like /.*/|\"[^\"]*\"", "like", RegexOptions.None, TimeSpan.FromSeconds(1));
            SavedQueriesTests
                .Undocumented(query, code, head.Contains("`TrailLog`") ? trail : head.Contains("`PromptLog`") ? call : function)
                .ShouldBeEmpty($"{id}: {query}");
            if (head.Contains("`PromptLog`"))
            {
                // A filter may look at what was said, and shows none of it.
                Regex.Replace(code, "filter[^|]*", "", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldNotContain("@message");
            }
        }
    }

    [Fact]
    public void Outputs_ThatQueriesAndStepsName_Exist()
    {
        var synthesis = Synthesis.Of(TestCompany.Config());

        foreach (var query in AlarmsTests.All.Select(alarm => AlarmGuides.Of(alarm).Query).OfType<AlarmQuery>())
        {
            synthesis.Read($"Poc-{query.Stack}.template.json").GetProperty("Outputs").TryGetProperty(query.Output, out _)
                .ShouldBeTrue($"{query.Stack} {query.Output}");
        }
    }

    /// <summary>Whoever looks into a failure must find its log without guessing a generated name.</summary>
    [Fact]
    public void Outputs_OfTheUsageStack_NameTheLogGroupOfEveryFunction()
    {
        var template = Synthesis.Of(TestCompany.Config()).Read("Poc-Usage.template.json");
        var outputs = template.GetProperty("Outputs").GetRawText();
        var logs = template.GetProperty("Resources").EnumerateObject()
            .Where(resource => resource.Value.GetProperty("Type").GetString() == "AWS::Lambda::Function")
            .Select(function => function.Value.GetProperty("Properties").GetProperty("LoggingConfig").GetProperty("LogGroup"))
            .Select(log => log.GetProperty("Ref").GetString()!)
            .ToList();

        logs.Count.ShouldBe(3);
        logs.ShouldAllBe(log => outputs.Contains($"\"{log}\"", StringComparison.Ordinal));
    }
}
