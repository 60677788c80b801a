using System.Text.RegularExpressions;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No template holds a password, key or token, nor a parameter that somebody would type one into.</summary>
public sealed partial class TemplatesHoldNoSecrets() : Control(
    "OWN-06",
    guarantee: new(
        "No template holds a secret, and none asks for one.",
        "テンプレートには秘密情報が含まれず、入力を求めることもありません。"),
    why: new(
        "Templates are read in pull requests, in buckets and in the console by people who may not know the secret.",
        "テンプレートは、プルリクエスト、バケット、コンソールで、秘密情報を知るべきでない人にも読まれるためです。"),
    fix: new(
        "Remove the secret from configuration or code, and replace it where it is in use: it is known now.",
        "設定またはコードから秘密情報を削除してください。すでに知られているため、使用中の秘密情報も交換してください。"),
    [Nist("IA-5(7)"), Nist("SC-28")])
{
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
                    yield return stack.Violates(
                        $"The template has the parameter {parameter.Name}; nobody may be asked for a value.");
                }
            }

            foreach (Match match in Secrets().Matches(stack.Template.GetRawText()))
            {
                // Never the text itself: this message goes into logs.
                yield return stack.Violates(
                    $"At character {match.Index} of {stack.File} stands what looks like a secret, {match.Length} characters long.");
            }
        }
    }

    // Keys of AWS and of Amazon Bedrock, private keys, tokens of code hosts and chats, and properties whose name says secret.
    [GeneratedRegex("""\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|ABSK[A-Za-z0-9+/]{32}|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10}|"(?i:password|secret|secretstring|masteruserpassword|apikey|accesstoken|authtoken|privatekey)"\s*:\s*"[^"{]""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secrets();
}
