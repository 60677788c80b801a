using System.Text.Encodings.Web;
using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No template holds a password, key or token, nor a parameter that somebody would type one into.</summary>
public sealed class TemplatesHoldNoSecrets() : Control(
    "OWN-06",
    guarantee: new(
        "No template holds a key, token or password of a known form or in a property that is named so, and none asks for one.",
        "テンプレートには、既知の形式のキー、トークン、パスワードも、そうした名前のプロパティの値も含まれず、入力を求めることもありません。"),
    why: new(
        "Templates are read in pull requests, in buckets and in the console by people who may not know the secret.",
        "テンプレートは、プルリクエスト、バケット、コンソールで、秘密情報を知るべきでない人にも読まれるためです。"),
    fix: new(
        "Remove the secret from configuration or code, and replace it where it is in use: it is known now.",
        "設定またはコードから秘密情報を削除してください。すでに知られているため、使用中の秘密情報も交換してください。"),
    [Nist("IA-5(7)"), Nist("SC-28")])
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var stack in templates.Stacks)
        {
            if (stack.Template.TryGetProperty("Parameters", out var parameters))
            {
                foreach (var parameter in parameters.EnumerateObject().Where(parameter =>
                    !parameter.Value.GetProperty("Type").ValueEquals("AWS::SSM::Parameter::Value<String>")))
                {
                    yield return stack.Violates(new(
                        $"The template has the parameter {parameter.Name}; nobody may be asked for a value.",
                        $"テンプレートにパラメーター {parameter.Name} があります。値の入力を求めてはなりません。"));
                }
            }

            // As it is read, not as it is written: characters may be escaped, and texts may be joined.
            var text = JsonSerializer.Serialize(stack.Template, Readable);
            foreach (var (at, length) in Secrets.In(text).Concat(Secrets.In(text.Replace("\",\"", "", StringComparison.Ordinal))).Take(1))
            {
                // Never the text itself: this message goes into logs.
                yield return stack.Violates(new(
                    $"Near character {at} of {stack.File} stands what looks like a secret, {length} characters long.",
                    $"{stack.File} の {at} 文字目付近に、シークレットとみられる {length} 文字の文字列があります。"));
            }
        }

        // A template holds terms as patterns, in which nobody would recognize a secret.
        foreach (var profile in templates.Config.Sandbox.Guardrails.Profiles.Where(profile =>
            profile.ConfidentialTerms.Any(term => Secrets.In(term).Any())))
        {
            yield return new Violation(
                new(
                    $"One of the confidentialTerms of profile {profile.Id} looks like a secret.",
                    $"プロファイル {profile.Id} の confidentialTerms に、シークレットとみられるものがあります。"),
                templates.Stack(templates.Names.GuardrailsStack));
        }
    }
}
