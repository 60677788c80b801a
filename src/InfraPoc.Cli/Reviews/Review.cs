using System.Text.Json.Serialization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Cli.Reports.CostText;
using Words = InfraPoc.Cli.Reviews.ReviewWords;

namespace InfraPoc.Cli.Reviews;

/// <summary>What a change means: computed from the configurations and the cloud assemblies of both sides, offline.</summary>
internal sealed record Review
{
    /// <summary>Keys of sandbox.yaml that protect nothing, or that the topic of money has.</summary>
    private static readonly string[] Harmless = ["company", "language", "money", "quotas"];

    /// <summary>Keys of a department's file that say which data goes in, who answers for it and who is told.</summary>
    private static readonly string[] Answerable = ["dataClass", "decisionMaker", "owner", "itPartner", "costContact", "approval"];

    /// <summary>What must not be merged; empty where nothing is refused.</summary>
    public required IReadOnlyList<string> Refused { get; init; }

    /// <summary>One line for each topic.</summary>
    public required IReadOnlyList<Verdict> Verdict { get; init; }

    /// <summary>Who has to approve it.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Whether a limit or a price changes that the monthly caps do not show.</summary>
    public required bool OtherLimits { get; init; }

    /// <summary>The departments that change.</summary>
    public required IReadOnlyList<DepartmentReview> Departments { get; init; }

    /// <summary>What changes in <c>config/sandbox.yaml</c>.</summary>
    public required IReadOnlyList<ConfigChange> Sandbox { get; init; }

    /// <summary>Moves of people that are newly planned, and those that were and are not any more, or not so.</summary>
    public IReadOnlyList<ConfigChange> Moves { get; init; } = [];

    /// <summary>What changes in <c>config/models.yaml</c>.</summary>
    public required IReadOnlyList<ConfigChange> Models { get; init; }

    /// <summary>What principals may do on one side only.</summary>
    public required IReadOnlyList<AccessLine> Access { get; init; }

    /// <summary>Policies that differ and whose effect is not computed: path of the construct and property.</summary>
    public required IReadOnlyList<string> NotComputed { get; init; }

    /// <summary>What the month costs before and afterwards.</summary>
    public required IReadOnlyList<CostChange> Costs { get; init; }

    /// <summary>Where texts may be processed before and afterwards, by department and model.</summary>
    public required IReadOnlyList<ResidencyLine> Residency { get; init; }

    /// <summary>The controls that look at what changes.</summary>
    public required IReadOnlyList<TouchedControl> Touched { get; init; }

    /// <summary>Violations of controls that the base does not have.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Files that judge changes and change themselves.</summary>
    public required IReadOnlyList<string> Judges { get; init; }

    /// <summary>The stacks that differ.</summary>
    public required IReadOnlyList<StackChange> Stacks { get; init; }

    /// <summary>Whether the code of a function changes.</summary>
    public required bool CodeChanges { get; init; }

    /// <summary>Whether somebody has to decide something.</summary>
    public bool NeedsDecision =>
        Refused.Count > 0 || CodeChanges || Moves.Count > 0 || Approvals.Any(approval => approval.By is null)
        || Verdict.Any(verdict => verdict.Risk == ReviewRisk.High);

    /// <summary>Labels for the pull request: one for each topic that takes a decision.</summary>
    public IReadOnlyList<string> Labels =>
        [
            .. Verdict
                .Where(verdict => verdict.Risk == ReviewRisk.High)
                .Select(verdict => $"review:{verdict.Topic.ToString().ToLowerInvariant()}"),
        ];

    /// <summary>In which language it is.</summary>
    [JsonIgnore]
    public Language Language { get; init; }

    /// <summary>Reviews a change.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The head.</param>
    /// <param name="stacks">What deploying the head over the base does.</param>
    /// <param name="controls">The controls.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    /// <param name="given">Who approved this very head.</param>
    /// <param name="spoken">In which language; the company's by default.</param>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public static Review Of(
        ReviewSide before,
        ReviewSide after,
        IReadOnlyList<StackChange> stacks,
        IReadOnlyList<Control> controls,
        DateOnly today,
        IReadOnlyList<string> given,
        Language? spoken = null
    )
    {
        var language = spoken ?? after.Config.Sandbox.Language;
        var most = (Before: new MostSpent(before.Config, today), After: new MostSpent(after.Config, today));
        var departments = DepartmentReview.Of(most.Before, most.After, language);
        var sandbox = ConfigChange.Of(before.Config.Sandbox, after.Config.Sandbox);
        var models = ConfigChange.Of(
            new ModelCatalogue { Models = [.. before.Config.Models.Values] },
            new ModelCatalogue { Models = [.. after.Config.Models.Values] }
        );
        var otherLimits = sandbox.Any(change => change.Path.StartsWith("money.", StringComparison.Ordinal))
            || models.Any(change =>
                change.Path.Contains(".price.", StringComparison.Ordinal) && !change.Path.EndsWith("pricedOn", StringComparison.Ordinal))
            || Limits(before.Config, after.Config);
        var access = AccessLine.Of(AccessDelta.Of(before, after), before, after);
        var notComputed = UnevaluatedPolicy.Changed(before, after);
        var old = Violated(controls, before.Templates, language).ToHashSet(StringComparer.Ordinal);
        var costs = CostChange.Of(before, after, most);
        var judges = JudgingFiles.Changed(before.Project, after.Project);
        List<string> violations = [.. Violated(controls, after.Templates, language).Where(violation => !old.Contains(violation))];
        var review = new Review
        {
            Refused = [.. Refusals(before, after, stacks, costs).Select(refusal => refusal.In(language))],
            Verdict =
            [
                .. new[]
                {
                    AccessVerdict(access, notComputed, departments.Sum(department => department.MembersIn.Count)),
                    MoneyVerdict(most.Before, most.After, otherLimits, costs, today),
                    ResidencyVerdict(before.Config, after.Config, language),
                    ProtectionVerdict(before.Config, after.Config, departments, sandbox, violations, judges),
                    StateVerdict(stacks),
                }.Select(verdict => new Verdict(verdict.Topic, verdict.Risk, verdict.Text.In(language))),
            ],
            OtherLimits = otherLimits,
            Departments = departments,
            Sandbox = sandbox,
            Models = models,
            Moves = MoveWords.Changes(before.Config.Moves, after.Config.Moves),
            Access = access,
            NotComputed = notComputed,
            Costs = costs,
            Residency = ResidencyLine.Of(before.Config, after.Config),
            Touched = TouchedControl.Of(before, after, controls, language),
            Violations = violations,
            Judges = judges,
            Stacks = stacks,
            CodeChanges = !Code(before.Templates).SetEquals(Code(after.Templates)),
            Language = language,
        };
        return review with { Approvals = Approval.Of(review, before, after.Config, given) };
    }

    private static IEnumerable<Bilingual> Refusals(
        ReviewSide before, ReviewSide after, IReadOnlyList<StackChange> stacks, IReadOnlyList<CostChange> costs) =>
        [
            .. from department in before.Config.Departments
            where department.Status != DepartmentStatus.Closed && after.Config.Departments.All(each => each.Id != department.Id)
            select Words.Orphaned(department.Id, department.Status.ToString().ToLowerInvariant()),
            .. from resources in stacks.Where(stack => stack.Change == StackFate.Update).Select(stack => stack.Resources)
            from gone in resources
            where resources.Any(gone.MovesTo)
            select Words.Moved(gone.Path, gone.Type),
            // Where the base has none, it was no folder of a whole project.
            .. before.Acknowledged is { } acknowledged && (after.Acknowledged ?? []).Except(acknowledged).ToList() is { Count: > 0 } added
                ? [Words.Acknowledged(string.Join(", ", added))]
                : (Bilingual[])[],
            .. from cost in costs where cost.Level == CostLevel.Block select Words.CostRefused(cost, before.Config.Sandbox.Money),
        ];

    private static (ReviewTopic Topic, ReviewRisk Risk, Bilingual Text) AccessVerdict(
        IReadOnlyList<AccessLine> access,
        IReadOnlyList<string> notComputed,
        int letIn
    )
    {
        var widened = access.Where(line => line.IsAllowed).Select(line => line.Principal).Distinct().Count();
        return widened > 0 ? (ReviewTopic.Access, ReviewRisk.High, Words.AccessWidened(widened))
            : letIn > 0 ? (ReviewTopic.Access, ReviewRisk.High, Words.LetIn(letIn))
            : notComputed.Count > 0 ? (ReviewTopic.Access, ReviewRisk.High, Words.AccessUnknown)
            : access.Count > 0 ? (ReviewTopic.Access, ReviewRisk.Low, Words.AccessNarrowed)
            : (ReviewTopic.Access, ReviewRisk.None, Words.AccessSame);
    }

    private static (ReviewTopic Topic, ReviewRisk Risk, Bilingual Text) MoneyVerdict(
        MostSpent before,
        MostSpent after,
        bool otherLimits,
        IReadOnlyList<CostChange> costs,
        DateOnly today
    )
    {
        var known = before.Config.Departments.ToDictionary(department => department.Id, StringComparer.Ordinal);
        var raised = after.Months(before).Any(month => after.Caps(month) > before.Caps(month)) || after.Config.Departments.Any(department =>
            !known.TryGetValue(department.Id, out var was) || department.Budget.MostMore(was.Budget, today) > 0);
        var (money, month) = (before.Config.Sandbox.Money, after.MonthOfChange(before));
        var (old, now) = (before.Caps(month), after.Caps(month));
        var sums = Words.Money(Amount(old, money), Amount(now, after.Config.Sandbox.Money));
        List<Bilingual> high =
        [
            .. raised ? [sums] : (Bilingual[])[],
            .. otherLimits ? [Words.MoneyOther] : (Bilingual[])[],
            .. from cost in costs where cost.Level != CostLevel.None select Words.CostReached(cost, money),
        ];
        return high.Count > 0 ? (ReviewTopic.Money, ReviewRisk.High, Words.All(high))
            : now < old ? (ReviewTopic.Money, ReviewRisk.Low, sums)
            : (ReviewTopic.Money, ReviewRisk.None, Words.MoneySame);
    }

    /// <summary>Whether a limit of a department that is on both sides is lifted that the monthly cap does not show.</summary>
    private static bool Limits(SandboxConfig before, SandboxConfig after) =>
        (
            from old in before.Departments
            join now in after.Departments on old.Id equals now.Id
            where
                (now.Budget.Daily ?? decimal.MaxValue) > (old.Budget.Daily ?? decimal.MaxValue)
                || (now.Budget.Hourly ?? decimal.MaxValue) > (old.Budget.Hourly ?? decimal.MaxValue)
                || (now.Budget.Total ?? decimal.MaxValue) > (old.Budget.Total ?? decimal.MaxValue)
                || now.Budget.CoolDownMinutes < old.Budget.CoolDownMinutes
            select now
        ).Any();

    private static (ReviewTopic Topic, ReviewRisk Risk, Bilingual Text) ResidencyVerdict(
        SandboxConfig before,
        SandboxConfig after,
        Language language
    )
    {
        var (old, now) = (Reached(before), Reached(after));
        var come = now.Except(old)
            .Select(each => each.Region)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(region => Words.Region(region, language))
            .ToList();
        return come.Count > 0
                ? (ReviewTopic.Residency, ReviewRisk.High, Words.Leaves(string.Join(SharedWords.Separator.In(language), come)))
            : old.Except(now).Any() ? (ReviewTopic.Residency, ReviewRisk.Low, Words.StaysNearer)
            : (ReviewTopic.Residency, ReviewRisk.None, Words.Stays);
    }

    /// <summary>Where prompts and checks of each department may be processed, by whichever model.</summary>
    private static HashSet<(string Department, bool IsPrompt, string Region)> Reached(SandboxConfig config) =>
        [
            .. from reached in ResidencyLine.Reached(config)
               from region in reached.Value
               select (reached.Key.Department, reached.Key.Model is not null, region),
        ];

    private static (ReviewTopic Topic, ReviewRisk Risk, Bilingual Text) ProtectionVerdict(
        SandboxConfig before,
        SandboxConfig after,
        IReadOnlyList<DepartmentReview> departments,
        IReadOnlyList<ConfigChange> sandbox,
        IReadOnlyList<string> violations,
        IReadOnlyList<string> judges
    )
    {
        var weaker = Weaker(before, after);
        var answerable =
            from department in departments
            from change in department.Values
            where Answerable.Contains(change.Path.Split('.')[0])
            select $"{department.Id}: {change.Path}";
        var settings = sandbox
            .Select(change => change.Path.Split('[')[0])
            .Where(path => !Harmless.Contains(path.Split('.')[0]))
            .Concat(answerable);
        List<Bilingual> texts =
        [
            .. Named(Words.Broken, violations.Select(each => each.Split(' ')[0])),
            .. Named(Words.Judging, judges),
            .. Named(Words.Weaker, weaker),
            .. Named(Words.Settings, settings),
        ];
        return texts.Count > 0
            ? (ReviewTopic.Protection, ReviewRisk.High, Words.All(texts))
            : (ReviewTopic.Protection, ReviewRisk.None, Words.Protected);

        static IEnumerable<Bilingual> Named(Func<string, Bilingual> sentence, IEnumerable<string> names) =>
            names.Distinct().ToList() is { Count: > 0 } all ? [Words.Some(all, sentence)] : [];
    }

    /// <summary>What the floor, or the guardrail of a department that is on both sides, protected before and does not afterwards.</summary>
    private static IEnumerable<string> Weaker(SandboxConfig before, SandboxConfig after)
    {
        var (old, now) = (before.Sandbox.Guardrails, after.Sandbox.Guardrails);
        var floor = now.Profile(now.Floor);
        var everybody = floor.Lacks(old.Profile(old.Floor), floor).ToList();
        return everybody
            .Concat(
                from was in before.Departments
                join department in after.Departments on was.Id equals department.Id
                from lack in now.Profile(department.Guardrail).Lacks(old.Profile(was.Guardrail), floor).Except(everybody)
                select $"{department.Id}: {lack}"
            );
    }

    private static (ReviewTopic Topic, ReviewRisk Risk, Bilingual Text) StateVerdict(IReadOnlyList<StackChange> stacks)
    {
        var lost = stacks.SelectMany(stack => stack.Resources).Count(resource => resource.LosesState);
        return lost > 0 ? (ReviewTopic.State, ReviewRisk.High, Words.Lost(lost)) : (ReviewTopic.State, ReviewRisk.None, Words.Kept);
    }

    private static IEnumerable<string> Violated(IReadOnlyList<Control> controls, SandboxTemplates templates, Language language) =>
        from control in controls
        from violation in control.Check(templates)
        select $"{control.Id} {violation.Path}: {violation.What.In(language)}";

    private static HashSet<string> Code(SandboxTemplates templates) =>
        [.. templates.OfType("AWS::Lambda::Function").Select(function => $"{function.LogicalId} {function.Text("Code", "S3Key")}")];
}
