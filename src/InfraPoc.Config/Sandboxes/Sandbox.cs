using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The sandbox as a whole: <c>config/sandbox.yaml</c>.</summary>
public sealed record Sandbox
{
    /// <summary>Prefix of every AWS name; never change it after the first deployment.</summary>
    [Description("Prefix of every AWS name; never change it after the first deployment")]
    [RegularExpression(Patterns.Prefix), StringLength(11, MinimumLength = 2)]
    [Hint(
        "write 2 to 11 lower-case letters, digits and single hyphens, a letter after each hyphen, e.g. genai-poc",
        "2 文字から 11 文字の半角英小文字、数字、連続しないハイフンで書いてください。ハイフンの次は英字です（例：genai-poc）")]
    public required string Name { get; init; }

    /// <summary>Name of the company, as departments read it.</summary>
    [Description("Name of the company, as departments read it")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write the company's name, e.g. サンプル商事株式会社", "会社の名前を書いてください（例：サンプル商事株式会社）")]
    public required string Company { get; init; }

    /// <summary>Language of everything a department reads.</summary>
    [Description("Language of everything a department reads")]
    public required Language Language { get; init; }

    /// <summary>IANA time zone in which days, periods and caps are counted.</summary>
    [Description("IANA time zone in which days, periods and caps are counted")]
    [RegularExpression("^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z0-9_+-]+){1,2})$"), StringLength(64, MinimumLength = 1)]
    [Hint("write an IANA name, e.g. Asia/Tokyo", "IANA の名前を書いてください（例：Asia/Tokyo）")]
    public string TimeZone { get; init; } = "Asia/Tokyo";

    /// <summary>The accounts InfraPoc deploys to.</summary>
    [Description("The accounts InfraPoc deploys to")]
    public required Accounts Accounts { get; init; }

    /// <summary>The Identity Center instance through which departments sign in.</summary>
    [Description("The IAM Identity Center instance through which departments sign in")]
    public required IdentityCenter IdentityCenter { get; init; }

    /// <summary>Currency, rate and the budget of the whole sandbox.</summary>
    [Description("Currency, rate and the budget of the whole sandbox")]
    public required Money Money { get; init; }

    /// <summary>Who is notified of alarms.</summary>
    [Description("Who is notified of alarms")]
    public required Contacts Contacts { get; init; }

    /// <summary>What is logged and for how long.</summary>
    [Description("What is logged and for how long")]
    public required Logging Logging { get; init; }

    /// <summary>The guardrail profiles departments choose from.</summary>
    [Description("The guardrail profiles departments choose from, and the floor that applies to everybody")]
    public required GuardrailSettings Guardrails { get; init; }

    /// <summary>Where a department sees what it used and what is left.</summary>
    [Description("shared: one dashboard for everybody; own: one for each department besides, 3.00 USD a month each; none: departments see no dashboard")]
    public DashboardKind Dashboard { get; init; }

    /// <summary>The sign-off for processing outside the sandbox Region; without it only that Region is allowed.</summary>
    [Description("The sign-off for processing outside the sandbox Region; without it only that Region is allowed")]
    public Residency? Residency { get; init; }

    /// <summary>The service control policy around the sandbox account, if InfraPoc shall deploy it.</summary>
    [Description("The service control policy around the sandbox account, if InfraPoc shall deploy it")]
    public Organization? Organization { get; init; }

    /// <summary>Adjustable AWS quotas, where they were raised.</summary>
    [Description("Adjustable AWS quotas of the sandbox account, where they were raised")]
    public Quotas Quotas { get; init; } = new();

    /// <summary>Whether a model processes texts only where the sandbox does and the sign-off allows.</summary>
    public bool Accepts(Model model) => model.Inference == InferenceType.Global
        ? Residency?.GlobalInference == true
        : model.DestinationRegions.All(region =>
            region == Accounts.Sandbox.Region || Residency?.InferenceRegions.Contains(region) == true);
}
