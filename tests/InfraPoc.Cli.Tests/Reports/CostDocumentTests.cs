using System.Text.RegularExpressions;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Reports;

namespace InfraPoc.Cli.Tests.Reports;

public sealed class CostDocumentTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    public CostDocumentTests() => commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

    /// <summary>A sentence of English has words of small letters behind each other; names and code have not.</summary>
    [Fact]
    public void PagesOfTheCompany_OfAJapaneseCompany_AreJapaneseThroughout()
    {
        commandLine.Edit("config/sandbox.yaml", "language: en", "language: ja");
        commandLine.Edit("config/sandbox.yaml", "logging:", "logging:\n  insights: true");
        commandLine.Inventory = commandLine.Inventory with { Types = ResourceTypes };

        Document().ShouldContain("| CloudWatch アラーム | 1.70 | 3.30 | 49.70 | 161.70 | 1.60 |\n");
        foreach (var page in Directory.EnumerateFiles(Path.Combine(commandLine.Root, "docs", "company")))
        {
            var lines = File.ReadLines(page)
                .Select(line => Regex.Replace(line, "`[^`]*`|<[^>]*>|\\([^)]*\\)", "", RegexOptions.None, Second));
            lines.Where(line => Regex.IsMatch(line, "[a-z]{2,} [a-z]{2,}", RegexOptions.None, Second)).ShouldBeEmpty(page);
        }
    }

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> ResourceTypes =
    [
        "AWS::Budgets::Budget", "AWS::CloudTrail::Trail", "AWS::Events::Rule", "AWS::IAM::Role", "AWS::Logs::MetricFilter", "AWS::SNS::Topic",
        "AWS::SSM::Parameter", "Custom::Any",
    ];

    [Fact]
    public void Document_FirstSentences_AnswerWhatFinanceAsks()
    {
        var answers = Document().Split("-->\n\n")[1].Split('\n');

        // Validation keeps the departments' sum below the sandbox's budget; rate and lag are those of the tables.
        answers[0].ShouldBe(
            "- The most that can be lost in a month is the sum of the caps, 333.33 USD (50,000 JPY), and what is spent until a stop holds: 3.74 USD (561 JPY) in 5 min 14 s with a script at work in every department at once, or 1,036.19 USD (155,428 JPY) if metering fails and only the bill tells.");
        answers[1].ShouldMatch("^- When nobody uses it, it costs about .* a month with the 1 configured department, and .* without any\\.$");
        answers[2].ShouldBeEmpty();
    }

    [Fact]
    public void Lags_OnTheCommittedPage_AreThoseOfTheChannels()
    {
        var page = File.ReadAllText(Path.Combine(ProjectFolder.Path, "docs", "money.md"));

        BrakeChannel.All.ShouldAllBe(channel => page.Contains($"**{CostText.Time(channel.Lag)}** by the {channel.Name.English}"));
    }

    [Fact]
    public void Idle_OfOneKindOfDepartment_AddsUpInBothCurrencies()
    {
        var text = Document();

        text.ShouldContain("| US dollars a month | 0 departments | 1 department | 30 departments | 100 departments | each further one |\n");

        // 17 metrics, and 16 for each department, at 0.10; 3 metrics for an hour on each of 5.2 days, at 0.30.
        text.ShouldContain("| CloudWatch alarms | 1.70 | 3.30 | 49.70 | 161.70 | 1.60 |\n");
        text.ShouldContain("| CloudWatch custom metrics | 0.00 | 0.01 | 0.20 | 0.65 | 0.01 |\n");
        text.ShouldContain("| CloudWatch alarms | 33 | metric an alarm refers to | 0.10 | 3.30 | 10 | 2.30 |\n");
        text.ShouldMatch(@"\| \*\*Total at list price\*\* \| \*\*3\.\d\d\*\* \| \*\*\d\.\d\d\*\* \|");
        text.ShouldContain("- **`dashboard: own`** in `config/sandbox.yaml` adds 3.00 USD a month for each department;");
    }

    [Fact]
    public void Types_WithoutAPrice_AreListedByReason()
    {
        var text = Document();

        text.ShouldContain("  - billed by use only: `AWS::SNS::Topic`\n");
        text.ShouldContain("  - no charge for a budget without actions: `AWS::Budgets::Budget`\n");
        text.ShouldNotContain("`AWS::KMS::Key`");
    }

    [Fact]
    public void Overspend_OfADepartment_IsRateTimesLag()
    {
        var text = Document();

        text.ShouldContain("So planned for: log **5 min 14 s**, bill **24 h 9 min**.");
        text.ShouldContain("| 営業部 (`sales`) | 1,500 JPY (10.00 USD) | 5,000 JPY (33.33 USD) | 50,000 JPY (333.33 USD) | - |\n");

        // Sonnet at 3.30 and 16.50 and the floor's checks at 0.40: 0.045, 0.715 and 7.15 USD in a minute; times 5.2333 and
        // 1,449.2167 minutes.
        text.ShouldContain("| 営業部 (`sales`) | Claude Sonnet 4.6 | one person in the playground | 0.045 | 0.24 USD (35 JPY) | 65.21 USD (9,782 JPY) |\n");
        text.ShouldContain("| 営業部 (`sales`) | Claude Sonnet 4.6 | a script | 0.72 | 3.74 USD (561 JPY) | 1,036.19 USD (155,428 JPY) |\n");
    }

    [Fact]
    public void Overspend_OfSeveralDepartments_IsAddedUp()
    {
        commandLine.Write("config/departments/hr.yaml", File.ReadAllText(Path.Combine(commandLine.Root, "config/departments/sales.yaml"))
            .Replace("id: sales", "id: hr", StringComparison.Ordinal)
            .Replace("営業部\n", "人事部\n", StringComparison.Ordinal)
            .Replace("  daily: 5000\n  hourly: 1500\n", "", StringComparison.Ordinal)
            .Replace("  - claude-haiku\n  - claude-sonnet\n", "  - claude-haiku\n", StringComparison.Ordinal)
            .Replace("sales-", "hr-", StringComparison.Ordinal));
        commandLine.Inventory = commandLine.Inventory with
        {
            Departments = [.. commandLine.Inventory.Departments, .. commandLine.Inventory.Departments],
        };

        var text = Document();

        // Haiku at 1.10 and 5.50, and checks: 0.165 + 0.22 USD in a minute.
        text.ShouldContain("| 人事部 (`hr`) | Claude Haiku 4.5 | a script | 0.38 | 2.01 USD (302 JPY) | 557.95 USD (83,692 JPY) |\n");
        text.ShouldContain("| **All at once** |  | a script | 1.10 | 5.76 USD (863 JPY) | 1,594.14 USD (239,121 JPY) |\n");
        text.ShouldContain("| 人事部 (`hr`) | - | - | 50,000 JPY (333.33 USD) | - |\n");
        text.ShouldContain("| **All** |  |  | **100,000 JPY (666.67 USD)** |  |\n| **Whole sandbox**, where everybody is stopped | ");
    }

    [Fact]
    public void Overspend_OfASuspendedDepartment_IsNotCounted()
    {
        commandLine.Edit(
            "config/departments/sales.yaml", "status: active", "status: suspended\nstatusReason: 確認中\nstatusSince: 2027-01-15");

        var text = Document();

        text.ShouldContain("### Caps\n\nNo department may spend.\n");
        text.ShouldNotContain("| a script |");
        text.ShouldContain("The most that can be lost in a month is the sum of the caps, 0.00 USD (0 JPY), ");
    }

    [Fact]
    public void Overspend_OfADepartmentWhosePeriodIsOver_IsNotCounted()
    {
        commandLine.Now = new(2027, 3, 1);

        Document().ShouldContain("### Caps\n\nNo department may spend.\n");
    }

    [Fact]
    public void Document_WithoutDepartments_HasTheSharedPartOnly()
    {
        File.Delete(Path.Combine(commandLine.Root, "config/departments/sales.yaml"));
        commandLine.Inventory = commandLine.Inventory with { Departments = [] };

        var text = Document();

        text.ShouldContain("| US dollars a month | 0 departments |\n");
        text.ShouldContain("- No department is configured: what some would cost is not known.\n");
    }

    [Fact]
    public void Prices_HaveGradeDateAndAddress()
    {
        var text = Document();

        text.ShouldContain(
            "| KMS key | 1.00 | 1 key | - | ap-northeast-1 | a third party's query of AWS's price list of 2026-09-16 | <https://aws.amazon.com/kms/pricing/> |\n"
        );
        text.ShouldContain(
            "| SNS e-mail | 2.00 | 100,000 × message | 1,000 | us-east-1 | [a third party's page](https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/) of 2026-06-13 | <https://aws.amazon.com/sns/pricing/> |\n"
        );
        text.ShouldContain("| CloudWatch Logs, masking | 0.12 | 1 GB | - | us-east-1 | not found, assumed | ");
        text.ShouldContain("| Lambda on arm64, time | 0.000013 | 1 GB-second | 400,000 | us-east-1 | [a third party's page](https://git.mcrn.ar/");
        text.ShouldContain("| DynamoDB writes on demand | 0.72 | 1,000,000 × write request unit | - | ap-northeast-1 | ");
        PriceList.All.ShouldAllBe(price => text.Contains($"\n| {price.Item.English} | {CostText.Rounded(price.Usd)} | "));
    }

    [Fact]
    public void Amounts_OfACurrencyCloseToTheDollar_HaveCents()
    {
        commandLine.Edit("config/sandbox.yaml", "currency: JPY", "currency: EUR");
        commandLine.Edit("config/sandbox.yaml", "perUsd: 150", "perUsd: 0.9");

        Document().ShouldMatch(@"\| in the sandbox's currency \| 2\.\d\d EUR \|");
    }

    public void Dispose() => commandLine.Dispose();

    private string Document()
    {
        var (exitCode, _, error) = commandLine.Run("docs");
        error.ShouldBeEmpty();
        exitCode.ShouldBe(ExitCode.Success);
        return File.ReadAllText(Path.Combine(commandLine.Root, "docs", "company", "cost.md"));
    }
}
