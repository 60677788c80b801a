using System.Globalization;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;
using Spectre.Console;
using Words = InfraPoc.Cli.Reports.SummaryWords;

namespace InfraPoc.Cli.Reports;

/// <summary>The summary for a person, in the company's language.</summary>
internal static class SummaryText
{
    /// <param name="console">Where to write.</param>
    /// <param name="summary">What to write.</param>
    /// <param name="folder">The cloud assembly.</param>
    /// <param name="language">In which language.</param>
    public static void Write(IAnsiConsole console, SandboxSummary summary, string folder, Language language)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{summary.Company}[/]  {SharedWords.Sandbox.In(language)} {summary.Sandbox}");
        console.WriteLine();
        Departments(console, summary, language);
        var budget = $"{Words.Budget.In(language)} {CostText.Amount(summary.MonthlyBudget)} {summary.Currency}";
        var usd = $" ({Usd(summary.MonthlyBudgetUsd)})";
        console.WriteLine($"{budget}{((budget + usd).GetCellWidth() > console.Profile.Width ? "\n" : "")}{usd}");
        console.WriteWrapped($"{Words.Rate.In(language)} 1 USD = {summary.PerUsd} {summary.Currency} ({CostText.Day(summary.RateAsOf)})");
        console.WriteLine();
        Stacks(console, summary, folder, language);
    }

    private static void Departments(IAnsiConsole console, SandboxSummary summary, Language language) => RowTable.Write(
        console,
        [
            SharedWords.Department.In(language), SharedWords.Status.In(language), DepartmentField.HeadingOf("models").In(language),
            SharedWords.Guardrail.In(language), DepartmentWords.Period.In(language), Words.Members.In(language),
            DepartmentField.HeadingOf("monthly").In(language),
        ],
        [.. summary.Departments.Select(department => Row(department, summary.Currency, language))],
        6);

    /// <summary>The cells of a row, each as the lines it has.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Row(DepartmentSummary department, string currency, Language language) =>
    [
        [department.Name, department.Id],
        [SharedWords.Of(department.Standing).In(language)],
        department.Models,
        [department.Guardrail],
        [$"{CostText.Day(department.Start)} -", CostText.Day(department.End)],
        [department.Members?.ToString(CultureInfo.InvariantCulture) ?? Words.ExternalGroup.In(language)],
        [$"{CostText.Amount(department.MonthlyCap)} {currency}", Usd(department.MonthlyCapUsd)],
    ];

    private static void Stacks(IAnsiConsole console, SandboxSummary summary, string folder, Language language)
    {
        if (summary.Stacks.Count == 0)
        {
            console.WriteWrapped(Words.NotSynthesized.In(language));
            return;
        }

        console.WriteLine(Words.StacksWritten(summary.Stacks.Count, folder).In(language));
        foreach (var environment in summary.Stacks.GroupBy(stack => (stack.Account, stack.Region)))
        {
            console.WriteLine($"  {environment.Key.Account} {environment.Key.Region}");
            foreach (var stack in environment)
            {
                console.WriteLine($"    {stack.Name} ({Words.Resources(stack.Resources).In(language)})");
            }
        }

        console.WriteLine();
    }

    private static string Usd(decimal amount) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} USD";
}
