using System.Globalization;
using InfraPoc.Config;
using Spectre.Console;
using Words = InfraPoc.Cli.Reports.SummaryWords;

namespace InfraPoc.Cli.Reports;

/// <summary>The summary for a person, in the company's language.</summary>
internal static class SummaryText
{
    public static void Write(IAnsiConsole console, SandboxSummary summary, Language language)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{summary.Company}[/]  {SharedWords.Sandbox.In(language)} {summary.Sandbox}");
        console.WriteLine();
        console.Write(Departments(summary, language));
        console.MarkupLineInterpolated(
            $"{Words.Budget.In(language)} {Amount(summary.MonthlyBudget)} {summary.Currency} ({Usd(summary.MonthlyBudgetUsd)})  {Words.Rate.In(language)} 1 USD = {summary.PerUsd} {summary.Currency} ({Day(summary.RateAsOf)})");
        console.WriteLine();
        Stacks(console, summary, language);
    }

    private static Table Departments(SandboxSummary summary, Language language)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns(
                SharedWords.Department.In(language), SharedWords.Status.In(language), Words.Models.In(language),
                SharedWords.Guardrail.In(language), Words.Period.In(language), Words.Members.In(language));
        _ = table.AddColumn(new TableColumn(Words.MonthlyCap.In(language)).RightAligned());
        foreach (var department in summary.Departments)
        {
            _ = table.AddRow(
                Text($"{department.Name}\n{department.Id}"),
                Text(SharedWords.Of(department.Status).In(language)),
                Text(string.Join('\n', department.Models)),
                Text(department.Guardrail),
                Text($"{Day(department.Start)} -\n{Day(department.End)}"),
                Text(department.Members?.ToString(CultureInfo.InvariantCulture) ?? Words.ExternalGroup.In(language)),
                Text($"{Amount(department.MonthlyCap)} {summary.Currency}\n{Usd(department.MonthlyCapUsd)}"));
        }

        return table;
    }

    private static void Stacks(IAnsiConsole console, SandboxSummary summary, Language language)
    {
        if (summary.Stacks.Count == 0)
        {
            console.WriteLine(Words.NotSynthesized.In(language));
            return;
        }

        console.MarkupLineInterpolated($"[bold]{summary.Stacks.Count}[/] {Words.StacksWritten.In(language)}");
        foreach (var environment in summary.Stacks.GroupBy(stack => (stack.Account, stack.Region)))
        {
            console.WriteLine($"  {environment.Key.Account} {environment.Key.Region}");
            foreach (var stack in environment)
            {
                console.WriteLine($"    {stack.Name} ({stack.Resources} {Words.Resources.In(language)})");
            }
        }

        console.WriteLine();
        console.WriteLine(Words.Next.In(language));
        console.MarkupLine("  [bold]npx cdk deploy --all[/]");
    }

    private static Text Text(string text) => new(text);

    private static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Usd(decimal amount) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} USD";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
