using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>One department's trial: <c>config/departments/&lt;id&gt;.yaml</c>.</summary>
public sealed record Department
{
    /// <summary>Id: the file's name, and part of every AWS name; never change it after the first deployment.</summary>
    [Description("Id: the file's name, and part of every AWS name; never change it after the first deployment")]
    [RegularExpression(Patterns.Slug), StringLength(20, MinimumLength = 2)]
    [Hint(
        "write 2 to 20 lower-case letters, digits and single hyphens, e.g. sales",
        "2 文字から 20 文字の半角英小文字、数字、連続しないハイフンで書いてください（例：sales）")]
    public required string Id { get; init; }

    /// <summary>Name, in the company's language.</summary>
    [Description("Name, in the company's language")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write the department's name, e.g. 営業部", "部門の名前を書いてください（例：営業部）")]
    public required string Name { get; init; }

    /// <summary>Whether the department may use the sandbox.</summary>
    [Description("active: may use it within its period; suspended: may not call a model; closed: may not sign in")]
    public DepartmentStatus Status { get; init; }

    /// <summary>Why the status is not active.</summary>
    [Description("Why the status is not active")]
    [StringLength(500, MinimumLength = 1)]
    [Hint("write the reason in a sentence", "理由を 1 文で書いてください")]
    public string? StatusReason { get; init; }

    /// <summary>Since when the status is not active.</summary>
    [Description("Since when the status is not active")]
    [Hint("write a date, e.g. 2027-01-15", "日付を書いてください（例：2027-01-15）")]
    public DateOnly? StatusSince { get; init; }

    /// <summary>What was decided when the trial ended.</summary>
    [Description("What was decided when the trial ended; required when the status is closed")]
    public Outcome? Outcome { get; init; }

    /// <summary>Why the department tries AI, in words everybody understands.</summary>
    [Description("Why the department tries AI, in words everybody understands")]
    [StringLength(500, MinimumLength = 10)]
    [Hint("write one or two sentences, at least 10 characters", "1 文か 2 文を 10 文字以上で書いてください")]
    public required string Purpose { get; init; }

    /// <summary>What it is used for.</summary>
    [Description("What AI is used for: start small")]
    [Length(1, 5)]
    [Hint("list 1 to 5 use cases", "用途を 1 個から 5 個書いてください")]
    public required IReadOnlyList<UseCase> UseCases { get; init; }

    /// <summary>The goals by which the trial is judged.</summary>
    [Description("The goals by which the trial is judged")]
    public required Kpi Kpi { get; init; }

    /// <summary>The most sensitive data that may be put into a prompt.</summary>
    [Description("The most sensitive data that may be put into a prompt")]
    public required DataClass DataClass { get; init; }

    /// <summary>Who answers for the trial in the department.</summary>
    [Description("Who answers for the trial in the department")]
    public required Contact Owner { get; init; }

    /// <summary>Who answers for it in IT.</summary>
    [Description("Who answers for the trial in IT")]
    public required Contact ItPartner { get; init; }

    /// <summary>The neutral person who decides where owner and IT disagree.</summary>
    [Description("The neutral person who decides where owner and IT disagree; neither of the two")]
    public required Contact DecisionMaker { get; init; }

    /// <summary>Reference of the approval (稟議番号).</summary>
    [Description("Reference of the approval (稟議番号)")]
    [StringLength(50, MinimumLength = 1)]
    [Hint("write the number of the approval document, e.g. 稟議2026-0123", "稟議番号を書いてください（例：稟議2026-0123）")]
    public required string Approval { get; init; }

    /// <summary>Cost centre that pays.</summary>
    [Description("Cost centre that pays; becomes a tag, so no Japanese")]
    [RegularExpression(Patterns.TagCode), StringLength(32, MinimumLength = 1)]
    [Hint("write letters, digits, - _ or ., e.g. CC-4100", "半角の英数字、-、_、. で書いてください（例：CC-4100）")]
    public required string CostCenter { get; init; }

    /// <summary>Who is notified of costs besides the owner.</summary>
    [Description("Who is notified of costs besides the owner, e.g. the cost centre's controller")]
    public Contact? CostContact { get; init; }

    /// <summary>The days on which it may use the sandbox.</summary>
    [Description("The days on which the department may use the sandbox")]
    public required Period Period { get; init; }

    /// <summary>E-mail addresses of the members, when users are managed in Identity Center's directory.</summary>
    [Description("E-mail addresses of the members; with identityCenter.users: directory")]
    [Length(0, 200), RegularExpression(Patterns.Email), StringLength(128, MinimumLength = 3)]
    [Hint("list addresses, e.g. - sales-trial-01@example.com", "アドレスを並べて書いてください（例：- sales-trial-01@example.com）")]
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The members' addresses in lower case: one person, however the address is written.</summary>
    public IEnumerable<string> Addresses() => Members.Select(member => member.ToLowerInvariant());

    /// <summary>The existing group, when users come from an external identity provider.</summary>
    [Description("The existing group; with identityCenter.users: external")]
    public ExternalGroup? Group { get; init; }

    /// <summary>Aliases of the models it may use.</summary>
    [Description("Aliases of the models (config/models.yaml) the department may use; its policy holds 3 to 6, and validation says how many too many there are")]
    [Length(1, 20), RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint(
        "list aliases from config/models.yaml, e.g. - claude-haiku",
        "config/models.yaml の別名を並べて書いてください（例：- claude-haiku）")]
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Id of its guardrail profile.</summary>
    [Description("Id of the guardrail profile (config/sandbox.yaml) that applies to the department")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint(
        "write the id of a profile in config/sandbox.yaml, e.g. standard",
        "config/sandbox.yaml にあるプロファイルの id を書いてください（例：standard）")]
    public required string Guardrail { get; init; }

    /// <summary>What it may spend.</summary>
    [Description("What the department may spend")]
    public required Budget Budget { get; init; }

    /// <summary>How it may reach its models.</summary>
    [Description("How the department may reach its models")]
    public DepartmentAccess Access { get; init; } = new();

    /// <summary>Where the department stands on a day.</summary>
    /// <param name="day">A day of the sandbox's time zone.</param>
    public DepartmentStanding StandingOn(DateOnly day) => Status switch
    {
        DepartmentStatus.Suspended => DepartmentStanding.Suspended,
        DepartmentStatus.Closed => DepartmentStanding.Ended,
        _ when day < Period.Start => DepartmentStanding.NotStarted,
        _ when day > Period.End => DepartmentStanding.Ended,
        _ => DepartmentStanding.Running,
    };

    /// <summary>
    /// How many days of its period are left, the day included: all of them before it begins, none once it is over or closed. A suspended
    /// department's go by as well.
    /// </summary>
    /// <param name="day">A day of the sandbox's time zone.</param>
    public int DaysLeft(DateOnly day) =>
        Status == DepartmentStatus.Closed ? 0 : LocalDay.Left(day < Period.Start ? Period.Start : day, Period.End);

    /// <summary>Whether the department may spend on a day, or once its period begins.</summary>
    /// <param name="day">A day of the sandbox's time zone.</param>
    public bool MaySpendFrom(DateOnly day) => StandingOn(day) is DepartmentStanding.NotStarted or DepartmentStanding.Running;
}
