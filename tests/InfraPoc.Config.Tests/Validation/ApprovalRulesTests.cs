namespace InfraPoc.Config.Tests.Validation;

public sealed class ApprovalRulesTests
{
    private const string Rule = "rules:\n  - when: state-lost\n    approvers: [lead]\n    why: 確認のため\n";

    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("approval from nothing",
            Change.Whole("approvals.yaml", Rule.Replace("state-lost", "budget-raised\n    from: 0", StringComparison.Ordinal)),
            "config/approvals.yaml:3:5: error APR001: rules[0].from must be a positive amount, got \"0\"; write the amount without separators, e.g. 30000."),
        new("approval from an amount of what has none",
            Change.Whole("approvals.yaml", Rule.Replace("state-lost", "state-lost\n    from: 30000", StringComparison.Ordinal)),
            "config/approvals.yaml:3:5: error APR002: rules[0].from goes only with when: budget-raised, got \"30000\"; remove it, or write when: budget-raised."),
        new("threshold without an amount",
            Change.Whole("approvals.yaml", $"{Rule}cost:\n  warn: {{}}\n  block: {{ cap: 100000 }}\n"),
            "config/approvals.yaml:6:3: error APR003: cost.warn names no amount; write at least one of idle, cap and worst, or remove the key."),
        new("threshold below nothing",
            Change.Whole("approvals.yaml", $"{Rule}cost:\n  block: {{ idle: -1 }}\n"),
            "config/approvals.yaml:6:12: error APR001: cost.block.idle must be a positive amount, got \"-1\"; write the amount without separators, e.g. 30000."),
        new("warning where it is refused already",
            Change.Whole("approvals.yaml", $"{Rule}cost:\n  warn: {{ worst: 100000, cap: 5 }}\n  block: {{ worst: 100000, cap: 10 }}\n"),
            "config/approvals.yaml:6:11: error APR004: cost.warn.worst must be less than cost.block.worst: what is refused needs no warning, got \"100000\"; lower it, or raise the other."),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_OfRulesThatDoNotFit_IsRefused(string name) => BadConfig.Check(Cases, name);

    [Fact]
    public void Load_OfThresholds_HandsThemOn()
    {
        using var folder = new ConfigFolder();
        Change.Whole("approvals.yaml", $"{Rule}cost:\n  warn: {{ cap: 50000.5 }}\n").ApplyTo(folder);

        folder.Load().Config!.Cost.ShouldBe(new CostThresholds { Warn = new CostThreshold { Cap = 50000.5m } });
    }
}
