using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Spending;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Usage;

/// <summary>What the Usage stack holds at 450 departments and 200 models, each with the longest name that the loader accepts.</summary>
public sealed class UsageLimitsTests
{
    private const decimal Price = 1234.567891m;

    private static readonly Sandbox Sandbox = TestCompany.Sandbox with
    {
        Name = "genai-trial",
        Company = new string('社', 100),
        TimeZone = "America/Argentina/ComodRivadavia",
        Contacts = TestCompany.Sandbox.Contacts with
        {
            Cost = [.. Enumerable.Range(1, 10).Select(number => $"{number:D2}{new string('c', 114)}@example.com")],
            Runbook = $"https://example.com/{new string('r', 280)}",
        },
    };

    private static readonly SandboxNames Names = new(Sandbox);

    private static readonly IReadOnlyList<Department> Departments =
        [.. Enumerable.Range(1, 450).Select(number => TestCompany.Sales.Like($"department-{number:D9}"))];

    private static readonly IReadOnlyList<Model> Models =
    [
        .. Enumerable.Range(1, 200).Select(number => TestCompany.Haiku with
        {
            Alias = $"model-{number:D24}",
            ModelId = $"anthropic.{number:D130}",
            Price = TestCompany.Haiku.Price with { Input = Price, Output = Price, CacheRead = Price, CacheWrite = Price },
        }),
    ];

    /// <summary>See: https://docs.aws.amazon.com/general/latest/gr/ssm.html</summary>
    [Fact]
    public void Parameters_AtTheirLargest_FitTheStandardTier()
    {
        const int Bytes = 4_096;
        const int PerAccount = 10_000;
        var (models, roster) = (UsageEntries.Models(Models), UsageEntries.Roster(Departments));
        string[] all = [Entries.Write(UsageEntries.Sandbox(Sandbox, Names)), .. models, .. roster];

        all.Max(Encoding.UTF8.GetByteCount).ShouldBeLessThanOrEqualTo(Bytes);
        (all.Length + Departments.Count).ShouldBeLessThan(PerAccount / 10);
        models.SelectMany(part => Entries.ReadModels("models", part).Value!).Select(model => model.Alias)
            .ShouldBe(Models.Select(model => model.Alias));
        roster.SelectMany(part => Entries.ReadRoster("roster", part).Value!).ShouldBe(Departments.Select(department => department.Id));
    }

    /// <summary>
    /// AWS states no size for a body; it is part of a template, which has 1 MB. See:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    /// </summary>
    [Fact]
    public void SharedDashboard_AtItsLargest_IsATwentiethOfATemplateAndHasFewWidgets()
    {
        const int TemplateBytes = 1_048_576;
        const int MetricsPerWidget = 500;
        const int WidgetsPerDashboard = 500;
        var body = DashboardBody.Shared(Sandbox, Names, [.. Departments.Select(department => department.Id)]);

        Encoding.UTF8.GetByteCount(body).ShouldBeLessThan(TemplateBytes / 20);
        JsonElement.Parse(body).GetProperty("widgets").GetArrayLength().ShouldBeLessThan(WidgetsPerDashboard / 10);
        // One line for each department where all are shown together; validation refuses more (LIM008).
        Departments.Count.ShouldBeLessThan(MetricsPerWidget);
        // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
        Regex.Matches(body, "SEARCH\\([^)]*\\)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(search => search.Length)
            .ShouldHaveSingleItem().ShouldBeLessThan(1_024);
    }

    /// <summary>See: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</summary>
    [Fact]
    public void Template_AtItsLargest_FitsCloudFormation()
    {
        using var folder = new TemporaryFolder();
        var config = new SandboxConfig(Sandbox, Models.ToDictionary(model => model.Alias), Departments);

        Synthesis.InProcess(folder.Path, app => _ = new UsageStack(app, config, Names, CloudAssemblies.Functions));

        var text = File.ReadAllText(Directory.GetFiles(folder.Path, "*.template.json").Single());
        Encoding.UTF8.GetByteCount(text).ShouldBeLessThan(1_000_000 / 2);
        JsonElement.Parse(text).GetProperty("Resources").EnumerateObject().Count().ShouldBeLessThan(500 / 2);
    }
}
