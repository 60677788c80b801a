using System.Text.RegularExpressions;

namespace InfraPoc.Tests;

/// <summary>What holds of the runbook, in either language.</summary>
public sealed class RunbookTests
{
    private const string Restore = "restore-what-was-deleted-by-hand";
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly Runbook English = Runbook.Read("runbook.md");
    private static readonly Runbook Japanese = Runbook.Read("runbook.ja.md");

    private static readonly string[] TakenOut = ["AWS::Budgets::Budget", "AWS::Bedrock::EnforcedGuardrailConfiguration"];

    public static TheoryData<string> Anchors => [.. English.Anchors];

    [Fact]
    public void Destroy_Commands_NeverReachOtherDepartments()
    {
        // Access stacks depend on each other, and the CLI destroys whatever depends on what it destroys.
        foreach (var runbook in new[] { English, Japanese })
        {
            var commands = runbook.Lines.Where(line => line.Contains("cdk destroy", StringComparison.Ordinal)).ToList();
            commands.ShouldNotBeEmpty();
            commands.ShouldAllBe(command => command.Contains("--exclusively", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Anchors_InBothLanguages_AreTheSameInTheSameOrder()
    {
        English.Anchors.ShouldBeUnique();
        Japanese.Anchors.ShouldBe(English.Anchors);
    }

    [Fact]
    public void Contents_InBothLanguages_LeadToEverySectionInItsOrder()
    {
        var sections = English.Anchors.Except(English.AlarmSections).ToList();

        sections.Count.ShouldBeGreaterThan(15);
        foreach (var runbook in new[] { English, Japanese })
        {
            runbook.Lines.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Select(line => Regex.Match(line, @"^- \[[^\]]+\]\(#(?<anchor>[^)]+)\)$", Safe)).Where(link => link.Success)
                .Select(link => link.Groups["anchor"].Value).ShouldBe(sections);
        }
    }

    [Fact]
    public void Anchors_ThatMessagesOfTheBrakeLinkTo_AreThere()
    {
        var texts = File.ReadAllText(Path.Combine(ProjectFolder.Path, "src", "InfraPoc.Spending", "Messages", "BrakeTexts.cs"));
        var links = Regex.Matches(texts, "#(?<anchor>[a-z][a-z-]+)\"", Safe).Select(link => link.Groups["anchor"].Value).ToList();

        links.ShouldNotBeEmpty();
        links.Except(English.Anchors).ShouldBeEmpty();
    }

    /// <summary>Not the words, but all that would show that a step, a row or a command is missing in one of them.</summary>
    [Theory]
    [MemberData(nameof(Anchors))]
    public void Section_InBothLanguages_HasTheSameRowsStepsAndCommands(string anchor)
    {
        var (english, japanese) = (English[anchor], Japanese[anchor]);

        Count("| ").ShouldBe(Count("| ", of: english), $"{anchor}: rows of tables");
        Count("- ").ShouldBe(Count("- ", of: english), $"{anchor}: bullets");
        Numbered(japanese).ShouldBe(Numbered(english), $"{anchor}: numbered steps");
        Commands(japanese).ShouldBe(Commands(english), ignoreOrder: true, $"{anchor}: commands");
        Blocks(japanese).ShouldBe(Blocks(english), $"{anchor}: blocks to paste");

        int Count(string start, string? of = null) =>
            (of ?? japanese).Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_ThatRestore_NameWhatWorks()
    {
        // Deploying an unchanged stack restores nothing. A word of restoring in a step, without the way to do it, leads nowhere.
        foreach (var (runbook, word) in new[] { (English, "(?i)restore|put (it )?back|comes back"), (Japanese, "復元|元に戻") })
        {
            var steps = runbook.Steps.Where(step => Regex.IsMatch(step, word, Safe)).ToList();

            steps.Count.ShouldBeGreaterThan(10);
            steps.Where(step => !NamesWhatWorks(step)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Steps_OfAlarms_NeverSayDeployWithoutWhatMakesItRestore()
    {
        foreach (var (runbook, word) in new[] { (English, "(?i)deploy(ed|s|ing)?[ .,;:]"), (Japanese, "デプロイし") })
        {
            foreach (var section in runbook.AlarmSections)
            {
                runbook[section].Split('\n')
                    .Where(line => Regex.IsMatch(line, $"^- (Do|対応|First five minutes|最初の 5 分)", Safe))
                    .Where(line => Regex.IsMatch(line, word, Safe) && !NamesWhatWorks(line))
                    .ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Restore_EveryTypeOfResource_HasARow()
    {
        var types = KindsOfCompany.All.Values
            .SelectMany(config => Templates(config).Select(resource => resource.Type)).Distinct().Order(StringComparer.Ordinal).ToList();
        types.Count.ShouldBeGreaterThan(25);

        foreach (var runbook in new[] { English, Japanese })
        {
            var rows = runbook[Restore].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .SelectMany(row => Regex.Matches(row.Split(" | ")[0], "`(?<type>[A-Za-z0-9]+::[A-Za-z0-9:]+)`", Safe))
                .Select(type => type.Groups["type"].Value).Distinct().ToList();

            types.Except(rows).ShouldBeEmpty("say in both runbooks, under that heading, what brings a resource of this type back");
            rows.Except(types).ShouldBeEmpty("nothing deploys this type any more");
        }
    }

    [Fact]
    public void Restore_EntriesThatATemplateIsDeployedWithout_AreReferredToByNoOther()
    {
        foreach (var config in KindsOfCompany.All.Values)
        {
            var resources = Templates(config).ToList();
            foreach (var entry in resources.Where(resource => TakenOut.Contains(resource.Type)))
            {
                resources
                    .Where(other => other.Stack == entry.Stack && other.Id != entry.Id)
                    .Where(other => other.Text.Contains($"\"{entry.Id}\"", StringComparison.Ordinal))
                    .Select(other => $"{other.Id} refers to {entry.Id}").ShouldBeEmpty();
            }
        }
    }

    private static IEnumerable<(string Stack, string Id, string Type, string Text)> Templates(Config.SandboxConfig config)
    {
        var synthesis = Synthesis.Of(config);
        return from stack in synthesis.Templates.Keys
               from resource in synthesis.Read($"{stack}.template.json").GetProperty("Resources").EnumerateObject()
               select (stack, resource.Name, resource.Value.GetProperty("Type").GetString()!, resource.Value.GetRawText());
    }

    /// <summary>The section that says it by type, or what that section knows; a command that only looks is neither.</summary>
    private static bool NamesWhatWorks(string step) =>
        Regex.IsMatch(
            step,
            $@"^## |^\| 種類 |detect-stack-drift|--revert-drift|--exclusively <stack> --force|\(#{Restore}\)|aws (sns subscribe|cloudformation deploy|iam create-policy-version) |two deployments|2 回のデプロイ", Safe);

    private static int Numbered(string section) => Regex.Count(section, @"^[0-9]+\. ", RegexOptions.Multiline | Safe);

    private static IReadOnlyList<string> Commands(string section) =>
    [
        .. Regex.Matches(section.ReplaceLineEndings(" "), @"`(?<command>(aws|npx|npm|cdk) [^`]+|\{[^`]*\})`", Safe)
            .Select(command => command.Groups["command"].Value).Distinct(),
    ];

    private static IReadOnlyList<string> Blocks(string section) =>
        [.. Regex.Matches(section, "^ *```(?<block>[^`]*)```", RegexOptions.Multiline | Safe).Select(block => block.Groups["block"].Value)];
}
