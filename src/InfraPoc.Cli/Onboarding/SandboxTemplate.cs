using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary><c>config/sandbox.yaml</c> without a company's values, in the order and with the comments of the sample.</summary>
internal static class SandboxTemplate
{
    /// <summary>The file.</summary>
    /// <param name="language">The company's language, in which it is commented.</param>
    /// <param name="region">The sandbox Region.</param>
    /// <param name="isInRegion">True when no text may leave it.</param>
    public static string Text(Language language, string region, bool isInRegion)
    {
        var page = Say("docs/runbook.md", "docs/runbook.ja.md");
        var isClassic = isInRegion || !SandboxForm.ReadsJapanese(region);
        var tier = isClassic ? "classic\n      classicReason:" : "standard";
        var isJapan = Regions.Japan.Contains(region);
        var residency = isInRegion
            ? Say("# residency: nothing is processed outside the sandbox Region; a sign-off here would allow it.", "# residency：サンドボックスのリージョンの外では処理しない。ここに承認を書くと処理できるようになる。")
            : $$"""
            residency:                      # {{Say("who accepted that texts are processed outside the sandbox Region", "サンドボックスのリージョンの外で処理することの承認")}}
              acceptedBy:
                name:
                email:
              acceptedOn:
              inferenceRegions:             # {{(isJapan ? Say("models: Japan only", "モデル：日本国内だけ") : Say("models", "モデル"))}}
                {{List(isJapan ? Regions.Japan : [region])}}
              guardrailRegions:             # {{(isClassic
                ? Say("guardrails of the classic tier check in the sandbox Region", "クラシックティアのガードレールはサンドボックスのリージョンで検査する")
                : Say("guardrails that read Japanese: AWS offers no profile for Japan alone", "日本語に対応したガードレール：日本だけのプロファイルは AWS にない"))}}
                {{List(isClassic ? [region] : GuardrailRouting.AsiaPacific)}}
              globalInference:
            """.ReplaceLineEndings("\n");

        return $$"""
            # yaml-language-server: $schema=schema/sandbox.schema.json
            # {{Say("The sandbox as a whole. `npm start` checks it.", "サンドボックス全体の設定。`npm start` で検査する。")}}
            name:                           # {{Say("prefix of every AWS name: never change it after the first deployment", "AWS 上のすべての名前の先頭。最初のデプロイ後は変えない")}}
            company:
            language: {{Say("en", "ja")}}
            timeZone:

            accounts:
              sandbox:                      # {{Say("a member account that holds nothing else", "ほかに何もないメンバーアカウント")}}
                id:
                region:
              identity:                     # {{Say("where IAM Identity Center's organization instance is administered", "IAM Identity Center の組織インスタンスを管理するアカウント")}}
                id:
                region:

            identityCenter:
              instanceArn:
              identityStoreId:
              startUrl:
              emailDomains:                 # {{Say("everybody named in a department's file has such an address", "部門のファイルに書く人は、このドメインのメールアドレスを持つ")}}
              users:                        # {{Say("directory: users are created here; external: an identity provider synchronises them", "directory：ユーザーをここで作成する。external：ID プロバイダーが同期する")}}

            money:                          # {{Say("every amount in these files is in this currency; AWS budgets are in USD", "設定の金額はすべてこの通貨。AWS の予算は USD")}}
              currency:
              perUsd:
              asOf:
              fiscalYearStart: 4
              monthlyBudget:

            contacts:
              security:
              cost:
              runbook:                      # {{Say($"alarms link here: {page} where your company hosts this repository", $"アラームのリンク先。このリポジトリを置いた場所の {page}")}}

            logging:
              prompts: full
              retentionDays: 400
              objectLockDays: 365
              ownsInvocationLogging: true

            {{residency}}

            guardrails:
              floor: standard               # {{Say("enforced for everybody in the account", "アカウントの全員に適用される最低基準")}}
              byDataClass:                  # {{Say("the least protection a department may choose, by its dataClass", "部門が選べる最低限の保護（dataClass ごと）")}}
                public: standard
                internal: standard
                confidential: strict
              profiles:
                - id: standard
                  tier: {{tier}}
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

                - id: strict                # {{Say("departments that handle money and personal data", "お金や個人情報を扱う部門")}}
                  tier: {{tier}}
                  topics:
                    - id: personnel-evaluation
                      definition: {{Say("Requests to make or guess a decision on the evaluation, bonus, promotion or discipline of a certain employee.", "特定の従業員の人事評価、賞与、昇進、懲戒を判断させる、または推測させる依頼。")}}
                      examples:
                        - {{Say("Grade this employee with S, A or B", "この社員の評価をS・A・Bで付けて")}}
                    - id: investment-advice
                      definition: {{Say("Requests for a decision on an investment or a recommendation to buy or sell shares, bonds or currencies.", "株式、債券、為替などの個別の投資判断や売買の推奨を求める依頼。")}}
                      examples:
                        - {{Say("Should I buy shares of this company", "この会社の株は買いですか")}}
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

            # {{Say("organization: a service control policy keeps the sandbox account within its bounds; see docs/deploy.md.", "organization：サービスコントロールポリシーでアカウントを囲む設定。docs/deploy.ja.md を参照。")}}

            """.ReplaceLineEndings("\n");

        string Say(string english, string japanese) => new Bilingual(english, japanese).In(language);

        static string List(IEnumerable<string> regions) => string.Join("\n    ", regions.Select(each => $"- {each}"));
    }
}
