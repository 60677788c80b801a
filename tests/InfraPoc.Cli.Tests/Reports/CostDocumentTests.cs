using InfraPoc.Cli.Reports;
using InfraPoc.Cli.Costs;

namespace InfraPoc.Cli.Tests.Reports;

public sealed class CostDocumentTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Idle_OfOneKindOfDepartment_AddsUpInBothCurrencies()
    {
        var text = Document();

        text.ShouldContain("| US dollars a month | 0 departments | 3 departments | 30 departments | 100 departments |\n");

        // 17 metrics, and 16 for each department, at 0.10.
        text.ShouldContain("| CloudWatch alarms | 1.70 | 6.50 | 49.70 | 161.70 |\n");

        // 8 metrics x 2,880 runs for each department, at 0.01 for 1,000.
        text.ShouldContain("| CloudWatch GetMetricData | 0.00 | 0.69 | 6.91 | 23.04 |\n");
        text.ShouldContain(
            "| **Total at list price** | **3.13** | **8.70** | **58.85** | **188.87** |\n| in the sandbox's currency | 469 JPY | 1,305 JPY | 8,828 JPY | 28,331 JPY |\n");
        text.ShouldContain(
            "| Total after free allowances | 1.98 | 7.51 | 57.30 | 186.41 |\n| in the sandbox's currency | 296 JPY | 1,126 JPY | 8,596 JPY | 27,961 JPY |\n");
        text.ShouldContain("| CloudWatch alarms | 65 | metric an alarm refers to | 0.10 | 6.50 | 10 | 5.50 |\n");
        text.ShouldContain("| Step Functions, express runs | 2,880 | run | 1.00 / 1,000,000 | < 0.01 | - | < 0.01 |\n");
        text.ShouldContain("| **Total** |  |  |  | **8.70** |  | 7.51 |\n");
    }

    [Fact]
    public void Idle_BelowTheAim_SaysSo() =>
        Document()
            .ShouldContain(
                "- **Aim**: less than 10.00 USD with 3 departments, at list price. **Met**: 8.70 USD; after free allowances it is 7.51 USD.\n");

    [Fact]
    public void Idle_AboveTheAim_NamesTheLargestItems()
    {
        commandLine.Inventory = commandLine.Inventory with
        {
            Departments = [new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 16, [PriceList.Dashboard] = 1 }],
        };

        Document()
            .ShouldContain(
                "**Missed by 7.70 USD**: 17.70 USD, most of it CloudWatch dashboards 9.00, CloudWatch alarms 6.50, KMS key 1.00; after free allowances it is 7.51 USD.\n");
    }

    [Fact]
    public void Growth_OfADepartment_IsItsResourcesAndItsPartOfTheRuns()
    {
        var text = Document();

        text.ShouldContain("| US dollars a month | 営業部 (`sales`) | average |\n");
        text.ShouldContain("| CloudWatch alarms | 1.60 | 1.60 |\n| CloudWatch GetMetricData | 0.23 | 0.23 |\n");
        text.ShouldContain("| **Together** | **1.86** | **1.86** |\n");
        text.ShouldNotContain("| KMS key | 1.00 | 1.00 |\n");
    }

    [Fact]
    public void Workflow_ComparesBothKinds()
    {
        var text = Document();

        text.ShouldContain("|  | 3 departments | 100 departments |\n");
        text.ShouldContain("| **standard, USD a month** | **5.33** | **158.98** |\n");
        text.ShouldContain("| **express, USD a month** | **0.01** | **0.02** |\n");
        text.ShouldContain("| either way: metrics and table read, USD a month | 0.69 | 23.08 |\n");
        text.ShouldContain("**Choice**: express. ");
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

        text.ShouldContain("So planned for: alarm **7 min**, schedule **20 min**, bill **24 h 17 min**.");
        text.ShouldContain(
            "| 営業部 (`sales`) | 1,500 JPY (10.00 USD) | 5,000 JPY (33.33 USD) | 50,000 JPY (333.33 USD) | alarm | schedule, then bill |\n");

        // Sonnet at 3.30 and 16.50: 0.033, 0.495 and 4.95 USD in a minute; times 7, 20 and 1,457 minutes.
        text.ShouldContain(
            "| 営業部 (`sales`) | Claude Sonnet 4.6 | one person in the playground | 0.033 | 0.23 USD (35 JPY) | 0.66 USD (99 JPY) | 48.08 USD (7,212 JPY) |\n");
        text.ShouldContain(
            "| 営業部 (`sales`) | Claude Sonnet 4.6 | a script | 0.495 | 3.47 USD (520 JPY) | 9.90 USD (1,485 JPY) | 721.22 USD (108,182 JPY) |\n");
        text.ShouldContain(
            "| 営業部 (`sales`) | Claude Sonnet 4.6 | a runaway loop | 4.95 | 34.65 USD (5,198 JPY) | 99.00 USD (14,850 JPY) | 7,212.15 USD (1,081,823 JPY) |\n");
        text.ShouldContain(
            "that is 9.90 USD (1,485 JPY) for all together; if metering fails and only the bill tells, 721.22 USD (108,182 JPY).");
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

        // Haiku at 1.10 and 5.50: 0.165 USD in a minute.
        text.ShouldContain(
            "| 人事部 (`hr`) | Claude Haiku 4.5 | a script | 0.165 | no such cap | 3.30 USD (495 JPY) | 240.41 USD (36,061 JPY) |\n");
        text.ShouldContain(
            "| **All at once** |  | a script | 0.66 | 3.47 USD (520 JPY) | 13.20 USD (1,980 JPY) | 961.62 USD (144,243 JPY) |\n");
        text.ShouldContain("| 人事部 (`hr`) | - | - | 50,000 JPY (333.33 USD) | - | schedule, then bill |\n");
        text.ShouldContain("| **All** |  |  | **100,000 JPY (666.67 USD)** |  | the whole sandbox's budget is ");
    }

    [Fact]
    public void Overspend_OfASuspendedDepartment_IsNotCounted()
    {
        commandLine.Edit(
            "config/departments/sales.yaml", "status: active", "status: suspended\nstatusReason: 確認中\nstatusSince: 2027-01-15");

        var text = Document();

        text.ShouldContain("### Caps\n\nNo department is active.\n");
        text.ShouldNotContain("| a script |");
        text.ShouldContain("that is 0.00 USD (0 JPY) for all together");
    }

    [Fact]
    public void Document_WithoutDepartments_HasTheSharedPartOnly()
    {
        File.Delete(Path.Combine(commandLine.Root, "config/departments/sales.yaml"));
        commandLine.Inventory = commandLine.Inventory with { Departments = [] };

        var text = Document();

        text.ShouldContain("| US dollars a month | 0 departments |\n");
        text.ShouldContain("No department is configured, so it is not known.");
        text.ShouldNotContain("### What a department adds");
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
        text.ShouldContain(
            "| Step Functions, standard | 0.025 | 1,000 × state transition | 4,000 | us-east-1 | a stored copy of AWS's page, undated | ");
        PriceList.All.ShouldAllBe(price => text.Contains($"\n| {price.Item} | {CostText.Exact(price.Usd)} | "));
    }

    [Fact]
    public void Amounts_OfACurrencyCloseToTheDollar_HaveCents()
    {
        commandLine.Edit("config/sandbox.yaml", "currency: JPY", "currency: EUR");
        commandLine.Edit("config/sandbox.yaml", "perUsd: 150", "perUsd: 0.9");

        Document().ShouldContain("| in the sandbox's currency | 2.82 EUR | 7.83 EUR | 52.97 EUR | 169.99 EUR |\n");
    }

    public void Dispose() => commandLine.Dispose();

    private string Document()
    {
        var (exitCode, _, error) = commandLine.Run("docs");
        error.ShouldBeEmpty();
        exitCode.ShouldBe(ExitCode.Success);
        return File.ReadAllText(Path.Combine(commandLine.Root, "docs", "cost.md"));
    }
}
