using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>Who is notified of alarms that concern the whole sandbox.</summary>
public sealed record Contacts
{
    /// <summary>E-mail addresses for security alarms.</summary>
    [Description("E-mail addresses for security alarms")]
    [Length(1, 20), RegularExpression(Patterns.Email), StringLength(128, MinimumLength = 3)]
    [Hint("list at least one address, e.g. - security@example.com", "アドレスを 1 つ以上書いてください（例：- security@example.com）")]
    public required IReadOnlyList<string> Security { get; init; }

    /// <summary>E-mail addresses for cost alarms.</summary>
    [Description("E-mail addresses for cost alarms")]
    [Length(1, 20), RegularExpression(Patterns.Email), StringLength(128, MinimumLength = 3)]
    [Hint("list at least one address, e.g. - cloud-cost@example.com", "アドレスを 1 つ以上書いてください（例：- cloud-cost@example.com）")]
    public required IReadOnlyList<string> Cost { get; init; }

    /// <summary>Where your readers find the runbook; alarms link to its sections.</summary>
    [Description("Where your readers find the runbook; alarms link to its sections")]
    [RegularExpression(Patterns.Page), StringLength(300)]
    [Hint(
        "write the https address of docs/runbook.ja.md, or docs/runbook.md in English, as your company hosts it",
        "社内で公開している `docs/runbook.ja.md`（英語版は `docs/runbook.md`）の https のアドレスを書いてください")]
    public required string Runbook { get; init; }
}
