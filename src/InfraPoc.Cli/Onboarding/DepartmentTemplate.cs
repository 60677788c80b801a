using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>A department's file without its values, in the order and with the comments of the sample.</summary>
internal static class DepartmentTemplate
{
    /// <summary>The file, commented in the company's language.</summary>
    public static string Text(Language language)
    {
        return $$"""
            # yaml-language-server: $schema=../schema/department.schema.json
            id:  # {{Say("the name of this file, and part of every AWS name: never change it", "ファイル名と同じ。AWS 上の名前の一部になるため変えない")}}
            name:
            status: active

            # {{Say("Principle 1: a purpose in words that everybody understands.", "原則 1：だれにでも分かる言葉で目的を書く。")}}
            purpose:
            # {{Say("Principle 2: start small. At most five use cases.", "原則 2：小さく始める。用途は 5 つまで。")}}
            useCases:
            # {{Say("Principle 5: results that can be seen. What the use cases save at their targets; correct it to your goal.", "原則 5：結果を見えるようにする。用途が目標どおりになったときの値なので、実際の目標に合わせて直す。")}}
            kpi:
              hoursSavedPerWeek:
              satisfaction: 4.0  # {{Say("1 (poor) to 5 (excellent)", "1（不満）から 5（満足）")}}
              trialUsers:
            dataClass:  # {{Say("the most sensitive data that may be put into a prompt", "プロンプトに入力してよい、最も機密性の高いデータの区分")}}

            # {{Say("Principle 3: scope, responsibility and cost have names.", "原則 3：範囲、責任、費用を明らかにする。")}}
            owner:
              name:
              email:
            itPartner:
              name:
              email:
            # {{Say("Principle 4: somebody neutral decides, neither owner nor IT partner.", "原則 4：責任者でも IT 担当でもない、中立な人が決める。")}}
            decisionMaker:
              name:
              email:
            approval:
            costCenter:

            # {{Say("Principle 2: both days included; access ends by itself.", "原則 2：開始日と終了日を含む。終了すると自動で使えなくなる。")}}
            period:
              start:
              end:

            models:
            guardrail:  # {{Say("what dataClass demands at least, by guardrails.byDataClass of sandbox.yaml", "dataClass に必要な最低限のもの（sandbox.yaml の guardrails.byDataClass）")}}
            # {{Say("Principle 3: use is stopped at a cap. daily, hourly and total can be added.", "原則 3：上限に達すると利用を停止する。daily、hourly、total も書ける。")}}
            budget:
              monthly:
            access:
              playground: true
              application: false  # {{Say("true: members can assume a role for programs", "true にすると、プログラム用のロールを引き受けられる")}}

            """.ReplaceLineEndings("\n");

        string Say(string english, string japanese) => new Bilingual(english, japanese).In(language);
    }
}
