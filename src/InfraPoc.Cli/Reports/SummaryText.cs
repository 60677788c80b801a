using System.Globalization;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Reports;

/// <summary>The summary for a person, in the company's language.</summary>
internal static class SummaryText
{
    public static void Write(IAnsiConsole console, SandboxSummary summary, Language language)
    {
        var words = SummaryWords.In(language);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{summary.Company}[/]  {words.Sandbox} {summary.Sandbox}");
        console.WriteLine();
        console.Write(Departments(summary, words));
        console.MarkupLineInterpolated(
            $"{words.Budget} {Amount(summary.MonthlyBudget)} {summary.Currency} ({Usd(summary.MonthlyBudgetUsd)})  {words.Rate} 1 USD = {summary.PerUsd} {summary.Currency} ({Day(summary.RateAsOf)})");
        console.WriteLine();
        Stacks(console, summary, words);
    }

    private static Table Departments(SandboxSummary summary, SummaryWords words)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns(words.Department, words.Status, words.Models, words.Guardrail, words.Period, words.Members);
        _ = table.AddColumn(new TableColumn(words.MonthlyCap).RightAligned());
        foreach (var department in summary.Departments)
        {
            _ = table.AddRow(
                Text($"{department.Name}\n{department.Id}"),
                Text(words.Of(department.Status)),
                Text(string.Join('\n', department.Models)),
                Text(department.Guardrail),
                Text($"{Day(department.Start)} -\n{Day(department.End)}"),
                Text(department.Members?.ToString(CultureInfo.InvariantCulture) ?? words.ExternalGroup),
                Text($"{Amount(department.MonthlyCap)} {summary.Currency}\n{Usd(department.MonthlyCapUsd)}"));
        }

        return table;
    }

    private static void Stacks(IAnsiConsole console, SandboxSummary summary, SummaryWords words)
    {
        if (summary.Stacks.Count == 0)
        {
            console.WriteLine(words.NotSynthesized);
            return;
        }

        console.MarkupLineInterpolated($"[bold]{summary.Stacks.Count}[/] {words.StacksWritten}");
        foreach (var environment in summary.Stacks.GroupBy(stack => (stack.Account, stack.Region)))
        {
            console.WriteLine($"  {environment.Key.Account} {environment.Key.Region}");
            foreach (var stack in environment)
            {
                console.WriteLine($"    {stack.Name} ({stack.Resources} {words.Resources})");
            }
        }

        console.WriteLine();
        console.WriteLine(words.Next);
        console.MarkupLine("  [bold]npx cdk deploy --all[/]");
    }

    private static Text Text(string text) => new(text);

    private static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Usd(decimal amount) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} USD";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
