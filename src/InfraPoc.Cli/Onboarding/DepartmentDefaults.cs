using System.Globalization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Loading;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What most likely is right for a new department: what the company's other departments have.</summary>
internal sealed class DepartmentDefaults
{
    private readonly SandboxConfig company;
    private readonly Dictionary<string, string> defaults = new(StringComparer.Ordinal);

    /// <summary>A day of the sandbox's time zone.</summary>
    public DateOnly Today { get; }

    public DepartmentDefaults(SandboxConfig company, DateOnly today)
    {
        this.company = company;
        Today = today;
        var (sandbox, departments) = (company.Sandbox, company.Departments);
        Models = [.. company.Models.Values.Where(model => ModelReport.Obstacles(company.Sandbox, model, today).Count == 0)];
        Groups = [.. sandbox.IdentityCenter.Groups.Where(group => !departments.Any(each => each.Group is { } taken && group.Is(taken)))];
        Add("group", Groups.Select(group => $"{group.Name} {group.Id}").FirstOrDefault());
        var start = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        defaults["start"] = CostText.Day(start);
        defaults["end"] = CostText.Day(start.AddMonths(3).AddDays(-1));
        defaults["data-class"] = MostCommon(departments.Select(each => ScalarText.KeyOf(each.DataClass))) ?? "internal";
        Add("it-partner", MostCommon(departments.Select(each => DepartmentWords.Person(each.ItPartner))));
        Add("decision-maker", MostCommon(departments.Select(each => DepartmentWords.Person(each.DecisionMaker))));
        Add(
            "models",
            MostCommon(departments.Select(each => string.Join(' ', each.Models))
                .Where(all => all.Split(' ').All(alias => Models.Any(model => model.Alias == alias))))
            ?? Models.Select(model => model.Alias).FirstOrDefault());
        Left = sandbox.Money.MonthlyBudget - departments.Where(each => each.Status == DepartmentStatus.Active)
            .Sum(each => each.Budget.Monthly);
        var usual = departments.Select(each => each.Budget.Monthly).Order().ElementAtOrDefault(departments.Count / 2);
        var cap = Math.Min(usual > 0 ? usual : Math.Floor(sandbox.Money.MonthlyBudget / 10), Left);
        Add("monthly", cap > 0 ? cap.ToString("0.######", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The groups of the identity provider that no department has yet.</summary>
    public IReadOnlyList<ExternalGroup> Groups { get; }

    /// <summary>The guardrail profile that each class of data demands.</summary>
    public IEnumerable<(string DataClass, string Profile)> Guardrails => Enum.GetValues<DataClass>()
        .Select(each => (ScalarText.KeyOf(each), company.Sandbox.Guardrails.ByDataClass.Of(each)));

    /// <summary>The models that a department may be given.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>What is left of the sandbox's monthly budget beside the other departments' caps.</summary>
    public decimal Left { get; }

    /// <summary>The default of a field; null where only the department knows.</summary>
    public string? Of(string field) => defaults.GetValueOrDefault(field);

    /// <summary>An example of a field, with an address of the company.</summary>
    public Bilingual Example(FormField field) => new(Own(field.Example.English), Own(field.Example.Japanese));

    private string Own(string example) =>
        example.Replace("@example.com", $"@{company.Sandbox.IdentityCenter.EmailDomains[0]}", StringComparison.Ordinal);

    /// <summary>Answers that stand for those that are not given yet, so that the given ones can be checked.</summary>
    public IReadOnlyDictionary<string, string> Placeholders()
    {
        var domain = company.Sandbox.IdentityCenter.EmailDomains[0];
        return DepartmentField.Required(company).ToDictionary(field => field.Name, field => field.Name switch
        {
            "id" => "placeholder",
            "name" => "placeholder of a name",
            "owner" => $"owner <placeholder-owner@{domain}>",
            "it-partner" => $"IT <placeholder-it@{domain}>",
            "decision-maker" => $"decision maker <placeholder-decision@{domain}>",
            "members" => $"placeholder-member@{domain}",
            "group" => Of("group") ?? "placeholder 00000000-0000-0000-0000-000000000000",
            "models" => Of("models") ?? company.Models.Keys.First(),
            "monthly" => Of("monthly") ?? company.Departments.Select(each => each.Budget.Monthly).Append(1000).Min()
                .ToString(CultureInfo.InvariantCulture),
            _ => Of(field.Name) ?? field.Example.English,
        });
    }

    private void Add(string field, string? value)
    {
        if (value is not null)
        {
            defaults[field] = value;
        }
    }

    private static string? MostCommon(IEnumerable<string> values) => values.GroupBy(value => value)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)
            .FirstOrDefault();
}
