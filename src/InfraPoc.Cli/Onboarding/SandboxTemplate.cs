using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary><c>config/sandbox.yaml</c> without a company's values, in the order and with the comments of the sample.</summary>
internal static class SandboxTemplate
{
    /// <summary>The file.</summary>
    /// <param name="language">The company's language, in which it is commented.</param>
    /// <param name="isInRegion">True when no text may leave the sandbox Region.</param>
    public static string Text(Language language, bool isInRegion)
    {
        var tier = isInRegion ? "classic" : "standard";
        var reason = isInRegion ? "\n      classicReason:" : "";
        var residency = new Bilingual(isInRegion ? EnglishNone : EnglishSignOff, isInRegion ? JapaneseNone : JapaneseSignOff).In(language);
        return new Bilingual(English, Japanese).In(language).ReplaceLineEndings("\n")
            .Replace("%RESIDENCY%", residency.ReplaceLineEndings("\n"), StringComparison.Ordinal)
            .Replace("%TIER%", tier + reason, StringComparison.Ordinal);
    }

    private const string EnglishNone = "# residency: nothing is processed outside the sandbox Region; a sign-off here would allow it.";

    private const string JapaneseNone = "# residency：サンドボックスのリージョンの外では処理しない。ここに承認を書くと処理できるようになる。";

    private const string EnglishSignOff =
        """
        residency:                      # who accepted that texts are processed outside the sandbox Region
          acceptedBy:
            name:
            email:
          acceptedOn:
          inferenceRegions:             # models: Japan only
            - ap-northeast-1
            - ap-northeast-3
          guardrailRegions:             # guardrails that read Japanese: AWS offers no profile for Japan alone
            - ap-northeast-1
            - ap-northeast-2
            - ap-northeast-3
            - ap-south-1
            - ap-southeast-1
            - ap-southeast-2
          globalInference:
        """;

    private const string JapaneseSignOff =
        """
        residency:                      # サンドボックスのリージョンの外で処理することの承認
          acceptedBy:
            name:
            email:
          acceptedOn:
          inferenceRegions:             # モデル：日本国内だけ
            - ap-northeast-1
            - ap-northeast-3
          guardrailRegions:             # 日本語に対応したガードレール：日本だけのプロファイルは AWS にない
            - ap-northeast-1
            - ap-northeast-2
            - ap-northeast-3
            - ap-south-1
            - ap-southeast-1
            - ap-southeast-2
          globalInference:
        """;

    private const string English =
        """
        # yaml-language-server: $schema=schema/sandbox.schema.json
        # The sandbox as a whole. `npm start` checks it.
        name:                           # prefix of every AWS name: never change it after the first deployment
        company:
        language: en
        timeZone:

        accounts:
          sandbox:                      # a member account that holds nothing else
            id:
            region:
          identity:                     # where IAM Identity Center's organization instance is administered
            id:
            region:

        identityCenter:
          instanceArn:
          identityStoreId:
          startUrl:
          emailDomains:                 # everybody named in a department's file has such an address
          users:                        # directory: users are created here; external: an identity provider synchronises them

        money:                          # every amount in these files is in this currency; AWS budgets are in USD
          currency:
          perUsd:
          asOf:
          fiscalYearStart: 4
          monthlyBudget:

        contacts:
          security:
          cost:
          runbook:                      # alarms link here: docs/runbook.md where your company hosts this repository

        logging:
          prompts: full
          retentionDays: 400
          objectLockDays: 365
          ownsInvocationLogging: true

        %RESIDENCY%

        guardrails:
          floor: standard               # enforced for everybody in the account
          byDataClass:                  # the least protection a department may choose, by its dataClass
            public: standard
            internal: standard
            confidential: strict
          profiles:
            - id: standard
              tier: %TIER%
              personalInformation:
                - type: my-number
                - type: driving-licence
                - type: passport
                - type: bank-account
                - type: credit-card
                - type: password
                - type: aws-key
                - type: phone
                  action: mask
              blockedPromptMessage:
              blockedAnswerMessage:

            - id: strict                # departments that handle money and personal data
              tier: %TIER%
              topics:
                - id: personnel-evaluation
                  definition: Requests to make or guess a decision on the evaluation, bonus, promotion or discipline of a certain employee.
                  examples:
                    - Grade this employee with S, A or B
                - id: investment-advice
                  definition: Requests for a decision on an investment or a recommendation to buy or sell shares, bonds or currencies.
                  examples:
                    - Should I buy shares of this company
              personalInformation:
                - type: my-number
                - type: corporate-number
                - type: driving-licence
                - type: passport
                - type: bank-account
                - type: credit-card
                - type: name
                - type: address
                - type: email
                - type: phone
                - type: password
                - type: aws-key
              blockedPromptMessage:
              blockedAnswerMessage:

        # organization: a service control policy keeps the sandbox account within its bounds; see docs/deploy.md.

        """;

    private const string Japanese =
        """
        # yaml-language-server: $schema=schema/sandbox.schema.json
        # サンドボックス全体の設定。`npm start` で検査する。
        name:                           # AWS 上のすべての名前の先頭。最初のデプロイ後は変えない
        company:
        language: ja
        timeZone:

        accounts:
          sandbox:                      # ほかに何もないメンバーアカウント
            id:
            region:
          identity:                     # IAM Identity Center の組織インスタンスを管理するアカウント
            id:
            region:

        identityCenter:
          instanceArn:
          identityStoreId:
          startUrl:
          emailDomains:                 # 部門のファイルに書く人は、このドメインのメールアドレスを持つ
          users:                        # directory：ユーザーをここで作成する。external：ID プロバイダーが同期する

        money:                          # 設定の金額はすべてこの通貨。AWS の予算は USD
          currency:
          perUsd:
          asOf:
          fiscalYearStart: 4
          monthlyBudget:

        contacts:
          security:
          cost:
          runbook:                      # アラームのリンク先。このリポジトリを置いた場所の docs/runbook.ja.md

        logging:
          prompts: full
          retentionDays: 400
          objectLockDays: 365
          ownsInvocationLogging: true

        %RESIDENCY%

        guardrails:
          floor: standard               # アカウントの全員に適用される最低基準
          byDataClass:                  # 部門が選べる最低限の保護（dataClass ごと）
            public: standard
            internal: standard
            confidential: strict
          profiles:
            - id: standard
              tier: %TIER%
              personalInformation:
                - type: my-number
                - type: driving-licence
                - type: passport
                - type: bank-account
                - type: credit-card
                - type: password
                - type: aws-key
                - type: phone
                  action: mask
              blockedPromptMessage:
              blockedAnswerMessage:

            - id: strict                # お金や個人情報を扱う部門
              tier: %TIER%
              topics:
                - id: personnel-evaluation
                  definition: 特定の従業員の人事評価、賞与、昇進、懲戒を判断させる、または推測させる依頼。
                  examples:
                    - この社員の評価をS・A・Bで付けて
                - id: investment-advice
                  definition: 株式、債券、為替などの個別の投資判断や売買の推奨を求める依頼。
                  examples:
                    - この会社の株は買いですか
              personalInformation:
                - type: my-number
                - type: corporate-number
                - type: driving-licence
                - type: passport
                - type: bank-account
                - type: credit-card
                - type: name
                - type: address
                - type: email
                - type: phone
                - type: password
                - type: aws-key
              blockedPromptMessage:
              blockedAnswerMessage:

        # organization：サービスコントロールポリシーでアカウントを囲む設定。docs/deploy.ja.md を参照。

        """;
}
