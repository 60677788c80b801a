namespace InfraPoc.Cli.Onboarding;

/// <summary>The questions about a department.</summary>
internal static class DepartmentQuestions
{
    /// <summary>The questions: at most twelve, the five principles among them.</summary>
    public static IReadOnlyList<FormQuestion> All { get; } =
    [
        new(
            new("Which department? Its id and its name", "部門の id と部門名"),
            new(
                "The id becomes part of AWS names and never changes: 2 to 20 lower-case letters, digits and hyphens.",
                "id は AWS 上の名前の一部になり、後から変えられません。英小文字・数字・ハイフンで 2～20 文字です。"),
            "id", "name") { Wide = "name" },
        new(
            new("Why does it try AI?", "何のために AI を試しますか"),
            new("Principle 1: a purpose in words that everybody understands.", "原則 1：だれにでも分かる言葉で目的を書きます。"),
            "purpose"),
        new(
            new(
                "What does it start with? Name, minutes a piece takes today, minutes with AI, pieces a week",
                "最初の用途：名前, 現在の所要時間（分）, AI を使った目標（分）, 1 週間の件数"),
            new(
                "Principle 2: start small. Principle 5: the hours saved are measured against these numbers.",
                "原則 2：小さく始めます。原則 5：削減できた時間は、この数字と比べて測ります。"),
            "use-case"),
        new(
            new("How sensitive may the data in a prompt be?", "プロンプトに入力してよいデータの区分"),
            new(
                "public: published; internal: for the company; confidential: for few. The guardrail profile follows from it.",
                "public：公開情報、internal：社内情報、confidential：秘密情報。ガードレールはこれで決まります。"),
            "data-class"),
        new(
            new("Who answers for the trial in the department?", "部門の責任者"),
            new("Principle 3: responsibility has a name. Name and address.", "原則 3：責任を明らかにします。名前とメールアドレスを書きます。"),
            "owner"),
        new(
            new("Who answers for it in IT?", "IT 担当"),
            new("Principle 3, the technical side. Name and address.", "原則 3：技術面の担当です。名前とメールアドレスを書きます。"),
            "it-partner"),
        new(
            new("Who decides where the two disagree?", "意見が分かれたときの決裁者"),
            new("Principle 4: somebody neutral, neither of the two. Name and address.", "原則 4：責任者でも IT 担当でもない、中立な人です。名前とメールアドレスを書きます。"),
            "decision-maker"),
        new(
            new("Under which approval, and which cost centre pays?", "稟議番号とコストセンター"),
            new("Principle 3: cost has an owner. The number of the approval, a blank, the code.", "原則 3：費用の負担元を明らかにします。空白で区切って書きます。"),
            "approval", "cost-center") { Wide = "approval" },
        new(
            new("From which day to which?", "利用期間（開始日と終了日）"),
            new("Principle 2: access ends by itself at midnight of the last day. Less than 12 months.", "原則 2：終了日の 24 時に、利用は自動で終わります。12 か月未満です。"),
            "start", "end"),
        new(
            new("Who takes part?", "だれが使いますか"),
            new("Their addresses, separated by blanks; nobody else can sign in.", "メールアドレスを空白で区切って書きます。ほかの人はサインインできません。"),
            "members"),
        new(
            new("Which group takes part? Its name and its id", "利用するグループの名前と id"),
            new("A group that your identity provider synchronises to IAM Identity Center.", "ID プロバイダーが IAM Identity Center に同期するグループです。"),
            "group"),
        new(
            new("Which models?", "使うモデル"),
            new("Aliases, separated by blanks:", "別名を空白で区切って書きます："),
            "models"),
        new(
            new("How much may it spend in a month?", "1 か月の上限額"),
            new("Principle 3: use is stopped when the cap is reached.", "原則 3：上限に達すると利用を停止します。"),
            "monthly"),
    ];
}
