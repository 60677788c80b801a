using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/approvals.yaml</c>.</summary>
internal static class ApprovalRules
{
    public static void Check(BoundFile<Approvals> file)
    {
        foreach (var (index, rule) in file.Value.Rules.Index())
        {
            var path = $"rules[{index}].from";
            Positive(file, path, rule.From);
            file.Require(
                "APR002", path,
                () => rule.From is null || rule.When == ApprovalKind.BudgetRaised,
                new("goes only with when: budget-raised", "を書けるのは when: budget-raised のときだけです"),
                new("remove it, or write when: budget-raised", "削除するか、when: budget-raised と書いてください"),
                $"rules[{index}].when");
        }

        foreach (var (level, threshold) in new[] { ("warn", file.Value.Cost?.Warn), ("block", file.Value.Cost?.Block) })
        {
            file.Require(
                "APR003", $"cost.{level}",
                () => threshold is not { Idle: null, Cap: null, Worst: null },
                new("names no amount", "に金額がありません"),
                new("write at least one of idle, cap and worst, or remove the key", "idle、cap、worst のいずれかを書くか、キーを削除してください"));
            foreach (var (key, amount) in Amounts(threshold))
            {
                Positive(file, $"cost.{level}.{key}", amount);
            }
        }

        foreach (var ((key, warn), (_, block)) in Amounts(file.Value.Cost?.Warn).Zip(Amounts(file.Value.Cost?.Block)))
        {
            file.Require(
                "APR004", $"cost.warn.{key}",
                () => warn is null || block is null || warn < block,
                new(
                    $"must be less than cost.block.{key}: what is refused needs no warning",
                    $"は cost.block.{key} より小さくしてください。却下される変更に警告は不要です"),
                new("lower it, or raise the other", "この値を下げるか、もう一方を上げてください"),
                $"cost.block.{key}");
        }
    }

    private static IEnumerable<(string Key, decimal? Amount)> Amounts(CostThreshold? threshold) =>
        [("idle", threshold?.Idle), ("cap", threshold?.Cap), ("worst", threshold?.Worst)];

    private static void Positive(BoundFile<Approvals> file, string path, decimal? amount) => file.Require(
        "APR001", path,
        () => amount is not <= 0,
        new("must be a positive amount", "は正の金額にしてください"),
        new("write the amount without separators, e.g. 30000", "金額を区切り記号なしで書いてください（例：30000）"));
}
