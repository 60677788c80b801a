using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>The texts of a review.</summary>
internal static class ReviewWords
{
    /// <summary>Keys of a department's file in the order in which a reviewer wants to hear of them; others come after.</summary>
    public static readonly string[] ByImportance =
        ["status", "outcome", "models", "budget", "period", "members", "group", "guardrail", "dataClass", "access", "decisionMaker", "owner", "itPartner"];

    public static readonly Bilingual Topic = new("About", "項目");
    public static readonly Bilingual Decision = new("Decision", "判断");
    public static readonly Bilingual What = new("What", "内容");
    public static readonly Bilingual Approvers = new("Any one of", "承認者（いずれか 1 人）");
    public static readonly Bilingual ApprovedBy = new("Approved by", "承認済み");
    public static readonly Bilingual Why = new("Why", "理由");
    public static readonly Bilingual Changes = new("Changes", "変更");
    public static readonly Bilingual Before = new("Before", "変更前");
    public static readonly Bilingual After = new("After", "変更後");
    public static readonly Bilingual Key = new("Key", "キー");
    public static readonly Bilingual Model = new("Model", "モデル");
    public static readonly Bilingual Control = new("Control", "コントロール");
    public static readonly Bilingual Guarantee = new("Guarantee", "保証内容");
    public static readonly Bilingual Types = new("Resources", "リソース");
    public static readonly Bilingual Who = new("Who", "利用者");
    public static readonly Bilingual Change = new("Change", "変化");
    public static readonly Bilingual Allowed = new("allowed", "許可");
    public static readonly Bilingual Denied = new("denied", "拒否");
    public static readonly Bilingual When = new("When", "時期");
    public static readonly Bilingual Stack = new("Stack", "スタック");
    public static readonly Bilingual Impacts = new("Resources", "リソース");

    public static readonly Bilingual Title = new("Review", "レビュー");
    public static readonly Bilingual Nothing = new("Nothing that a person has to decide.", "人が判断すべき変更はありません。");
    public static readonly Bilingual Refused = new("This must not be merged as it is:", "このままマージできません：");
    public static readonly Bilingual Departments = new("Departments", "部門ごとの変更");
    public static readonly Bilingual Shared = new("For everybody", "全体の設定の変更");
    public static readonly Bilingual Members = new("Members", "メンバーの増減");
    public static readonly Bilingual Access = new("Access, computed from the policies", "アクセスの変化（ポリシーから計算）");
    public static readonly Bilingual Controls = new("Controls", "コントロール");
    public static readonly Bilingual Cost = new("Cost of a month", "月あたりの費用");
    public static readonly Bilingual Resources = new("Resources", "リソース");
    public static readonly Bilingual Details = new("All differences", "差分の全体");
    public static readonly Bilingual Added = new("new department", "新しい部門");
    public static readonly Bilingual Removed = new("the file is removed", "部門ファイルの削除");
    public static readonly Bilingual CutOff = new("The rest is in the file beside this comment.", "続きはこのコメントに添付されたファイルにあります。");

    public static readonly Bilingual SignIn = new("people", "メンバー");
    public static readonly Bilingual Program = new("programs", "プログラム");
    public static readonly Bilingual NotComputed = new(
        "Policies that are not computed here changed; read them:", "以下のポリシーは計算の対象外です。変更内容を直接確認してください：");

    public static readonly Bilingual CodeChanged = new("The functions' code changes.", "関数のコードが変わります。");
    public static readonly Bilingual CodeSame = new("The functions' code stays the same.", "関数のコードは変わりません。");

    private static readonly Dictionary<string, Bilingual> Labels = new(StringComparer.Ordinal)
    {
        ["status"] = new("status", "状態"),
        ["budget.monthly"] = new("monthly cap", "月額上限"),
        ["budget.daily"] = new("daily cap", "日額上限"),
        ["budget.hourly"] = new("hourly cap", "時間あたりの上限"),
        ["budget.total"] = new("whole approved amount", "承認総額"),
        ["budget.stopPercent"] = new("stop at percent of the monthly cap", "停止する割合（月額上限の %）"),
        ["budget.alertPercents"] = new("notices at percent of the monthly cap", "通知する割合（月額上限の %）"),
        ["period"] = new("period", "期間"),
        ["period.start"] = new("first day", "開始日"),
        ["period.end"] = new("last day", "期限"),
        ["guardrail"] = new("guardrail", "ガードレール"),
        ["dataClass"] = new("data class", "データ区分"),
        ["access.playground"] = new("playground in the browser", "ブラウザーでの利用"),
        ["access.application"] = new("programs", "プログラムからの利用"),
    };

    /// <summary>What precedes the month of a top-up in the path of what it says.</summary>
    public const string TopUp = "budget.topUps[";

    public static Bilingual Label(string path) => Labels.GetValueOrDefault(path)
        ?? (path.StartsWith(TopUp, StringComparison.Ordinal) ? OfTopUp(path[TopUp.Length..].Split("].")) : new($"`{path}`", $"`{path}`"));

    private static Bilingual OfTopUp(string[] parts) => parts[1] == "amount"
        ? new($"top-up of {parts[0]}", $"{parts[0]} の増額")
        : new($"{parts[1]} of the top-up of {parts[0]}", $"{parts[0]} の増額の {parts[1]}");

    public static readonly Bilingual Approvals = new("Who must approve, and why", "承認が必要な人と理由");
    public static readonly Bilingual Or = new(" or ", " または ");

    public static Bilingual Of(ApprovalKind kind) => kind switch
    {
        ApprovalKind.AccessWidened => new("access widened", "アクセスの拡大"),
        ApprovalKind.BudgetRaised => new("budget raised", "予算の増額"),
        ApprovalKind.ResidencyWidened => new("texts processed elsewhere", "データの処理場所の拡大"),
        ApprovalKind.ProtectionWeakened => new("protection changed", "保護の変更"),
        ApprovalKind.StateLost => new("something destroyed or replaced", "削除・置換"),
        ApprovalKind.DepartmentAdded => new("new department", "新しい部門"),
        ApprovalKind.PeriodExtended => new("period extended", "期間の延長"),
        ApprovalKind.PeriodExtendedAgain => new("period extended again", "期間の再延長"),
        _ => new("code changed", "関数のコードの変更"),
    };

    public static Bilingual Of(ReviewTopic topic) => topic switch
    {
        ReviewTopic.Access => new("Access", "アクセス"),
        ReviewTopic.Money => new("Money", "予算"),
        ReviewTopic.Residency => new("Data location", "データの所在"),
        ReviewTopic.Protection => new("Protection", "保護"),
        _ => new("Stored state", "保存されたデータ"),
    };

    public static Bilingual Of(ReviewRisk risk) => risk switch
    {
        ReviewRisk.None => new("no change", "変更なし"),
        ReviewRisk.Low => new("safer", "安全側"),
        _ => new("decide", "要判断"),
    };

    public static Bilingual Value(Bilingual label, string? before, string? after) => string.IsNullOrEmpty(before)
        ? new($"{label.English}: {after}", $"{label.Japanese}：{after}")
        : new($"{label.English}: {before} → {(string.IsNullOrEmpty(after) ? "-" : after)}", $"{label.Japanese}：{before} → {(string.IsNullOrEmpty(after) ? "-" : after)}");

    public static Bilingual Models(IReadOnlyList<string> come, IReadOnlyList<string> gone) => new(
        $"models{Plus(come)}{Minus(gone)}", $"モデル{Plus(come)}{Minus(gone)}");

    public static Bilingual People(int come, int gone) => new(
        $"members{(come > 0 ? $" +{come}" : "")}{(gone > 0 ? $" −{gone}" : "")}{(come + gone == 0 ? ": none" : "")}",
        $"メンバー{(come > 0 ? $" +{come}" : "")}{(gone > 0 ? $" −{gone}" : "")}{(come + gone == 0 ? "：なし" : "")}");

    /// <summary>What happens to a stack.</summary>
    public static Bilingual Of(StackFate fate) => fate switch
    {
        StackFate.Create => new("created", "作成"),
        StackFate.Update => new("updated", "更新"),
        _ => new("no longer deployed", "デプロイの対象外"),
    };

    /// <summary>What happens to a resource, by the CDK's name of it.</summary>
    public static Bilingual Impact(string impact) => impact switch
    {
        "WILL_CREATE" => new("created", "作成"),
        "WILL_UPDATE" => new("updated", "更新"),
        "WILL_REPLACE" => new("replaced", "置換"),
        "MAY_REPLACE" => new("perhaps replaced", "置換の可能性"),
        "WILL_DESTROY" => new("deleted", "削除"),
        "WILL_ORPHAN" => new("kept, but no longer managed", "残るが管理の対象外"),
        "WILL_IMPORT" => new("imported", "取り込み"),
        "NO_CHANGE" => new("the same", "変更なし"),
        _ => new(impact, impact),
    };

    public static Bilingual Most(string amount, bool isMore) => new(
        $"at most {(isMore ? "+" : "−")}{amount} a month, until a stop holds", $"最大 {(isMore ? "+" : "−")}{amount}／月（停止の遅れを含む）");

    public static Bilingual AccessWidened(int lines) => new(
        $"Widened: {(lines == 1 ? "one principal" : $"{lines} principals")} may do more.", $"拡大します：{lines} 件のロールでできることが増えます。");

    public static Bilingual LetIn(int count) => new($"Let in: {count} more.", $"新たにサインインできるようになるもの：{count} 件");

    public static readonly Bilingual AccessNarrowed = new("Narrowed only.", "縮小だけです。");
    public static readonly Bilingual AccessSame = new("Nobody may do more or less.", "できることは誰も変わりません。");
    public static readonly Bilingual AccessUnknown = new(
        "Policies changed whose effect is not computed.", "効果を計算できないポリシーが変わります。");

    public static Bilingual Money(string before, string after) => new($"Sum of the monthly caps: {before} → {after}.", $"月額上限の合計：{before} → {after}");

    public static readonly Bilingual MoneySame = new("No cap changes.", "上限は変わりません。");
    public static readonly Bilingual MoneyOther = new("Limits or prices change besides the monthly caps.", "月額上限のほかに、上限または単価が変わります。");

    public static Bilingual Of(CostFigure figure) => figure switch
    {
        CostFigure.Idle => new("unused", "未使用時"),
        CostFigure.Cap => new("caps", "上限の合計"),
        _ => new("worst case, with the delay of a stop", "最悪の場合（停止の遅れを含む）"),
    };

    /// <summary>What reaches a threshold, and which.</summary>
    public static Bilingual CostReached(CostChange cost, Money money)
    {
        var threshold = CostText.Amount(cost.Threshold ?? 0, money);
        var more = cost.More is { } amount ? CostText.Amount(amount, money) : null;
        return new(
            $"Cost of a month, {Of(cost.Figure).English}: {(more is null ? "cannot be calculated" : $"+{more}")}; the threshold is {threshold}.",
            $"{Of(cost.Figure).Japanese}の月額：{(more is null ? "計算できません" : $"+{more}")}（しきい値 {threshold}）");
    }

    public static Bilingual CostRefused(CostChange cost, Money money) => CostReached(cost, money) + new Bilingual(
        " Have the threshold `cost.block` in config/approvals.yaml changed first, in a pull request of its own.",
        "。先に config/approvals.yaml のしきい値 `cost.block` を、別のプルリクエストで変更してください。");

    public static readonly Bilingual Unknown = new("not known", "不明");

    public static Bilingual ExtendedBefore(int? times) => times is { } count
        ? new($"extended before: {count}", $"これまでの延長 {count} 回")
        : new("extended before: not known, the history is not there", "これまでの延長回数は不明（履歴がありません）");

    public static string Region(string region, Language language) =>
        region == ResidencyLine.Any ? ResidencyWords.AnyRegion.In(language) : RegionNames.Of(region, language);

    public static readonly Bilingual Residency = new("Where texts may be processed", "データが処理される場所");
    public static readonly Bilingual Checks = new("guardrail checks", "ガードレールの検査");
    public static readonly Bilingual Touched = new("Controls that look at what changes", "変更箇所に関わるコントロール");

    public static Bilingual Leaves(string regions) => new($"Texts may newly be processed in {regions}.", $"新たに {regions} で処理されることがあります。");

    public static readonly Bilingual StaysNearer = new("Fewer Regions than before.", "処理されるリージョンが減ります。");
    public static readonly Bilingual Stays = new("The same Regions as before.", "処理されるリージョンは変わりません。");

    /// <summary>Names that a line of the verdict has room for.</summary>
    private const int Room = 4;

    /// <summary>Sentences, one after the other.</summary>
    public static Bilingual All(IReadOnlyList<Bilingual> sentences) => new(
        string.Join(' ', sentences.Select(sentence => sentence.English)),
        string.Join(" ／ ", sentences.Select(sentence => sentence.Japanese)));

    /// <summary>A sentence about names, of which the first are named.</summary>
    public static Bilingual Some(IReadOnlyList<string> names, Func<string, Bilingual> sentence)
    {
        var shown = string.Join(", ", names.Take(Room));
        var more = names.Count - Room;
        return more <= 0 ? sentence(shown)
            : new(sentence($"{shown} and {more} more").English, sentence($"{shown}、ほか {more} 件").Japanese);
    }

    public static readonly Bilingual Judges = new("Files that judge changes and change", "判定に使われ、変更されるファイル");

    public static Bilingual Judging(string files) => new($"What judges changes is changed: {files}.", $"変更を判定する仕組みが変わります：{files}");

    public static Bilingual Broken(string ids) => new($"Violated now: {ids}.", $"新たに違反するコントロール：{ids}");

    public static Bilingual Weaker(string what) => new($"Guardrails lose: {what}.", $"ガードレールから失われるもの：{what}");

    public static Bilingual Settings(string keys) => new($"Settings that protect everybody change: {keys}.", $"全体を保護する設定が変わります：{keys}");

    public static readonly Bilingual Protected = new("Controls and guardrails are as before.", "コントロールとガードレールは変わりません。");

    public static Bilingual Lost(int count) => new(
        $"Destroyed, or perhaps replaced: {count} that hold something or let somebody in.", $"削除または置換されるもの：{count} 件（データの保持またはサインインに関わるもの）");

    public static readonly Bilingual Kept = new("Nothing is destroyed or replaced that holds something.", "データを保持するものの削除・置換はありません。");

    public static Bilingual Orphaned(string id, string status) => new(
        $"The file of department {id} is deleted while its status is {status}: its stacks stay in AWS, and access with them. Set `status: closed`, deploy, and delete the file after its stacks.",
        $"部門 {id} のファイルが、状態が {status} のまま削除されています。スタックとアクセスが AWS に残ります。先に `status: closed` にしてデプロイし、スタックを削除してからファイルを削除してください。");

    public static Bilingual Moved(string path, string type) => new(
        $"{path} ({type}) gets another name in its template: CloudFormation would destroy it and make a new one.",
        $"{path}（{type}）のテンプレート内の名前が変わります。CloudFormation は削除して作り直します。");

    public static Bilingual Acknowledged(string ids) => new(
        $"Findings are acknowledged that were not before: {ids}.", $"新たに承認済みとされた検出事項があります：{ids}");

    private static string Plus(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" +{string.Join(", ", names)}";

    private static string Minus(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" −{string.Join(", ", names)}";
}
