using System.Text.Json;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>A value of another stack is an export, or a parameter of Systems Manager that each deployment reads.</summary>
public sealed class ReferencesFollowTheirSource() : Control(
    "OWN-07",
    guarantee: new(
        "What a stack takes from another is read anew at each deployment, or cannot change while it is in use.",
        "ほかのスタックから受け取る値は、デプロイのたびに読み直されるか、使用中は変更できません。"),
    why: new(
        "A stack that keeps the ARN of a guardrail, key or log which was made anew refers to nothing, and no template shows it.",
        "作り直されたガードレール、キー、ログの古い ARN を保持していると、参照先が存在しなくなり、テンプレートからは気付けないためです。"),
    fix: new(
        "Export the value and import it, or keep it in a parameter of Systems Manager that a template parameter names. Use neither Fn::GetStackOutput nor {{resolve:...}}.",
        "値をエクスポートしてインポートするか、Systems Manager のパラメーターに保存し、テンプレートのパラメーターから参照してください。Fn::GetStackOutput や {{resolve:...}} は使わないでください。"),
    [Nist("CM-6")])
{
    // CloudFormation does not tell the reader of either that the value is another now, and an unchanged template is not deployed.
    private static readonly string[] Stale = ["\"Fn::GetStackOutput\"", "{{resolve:"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var stack in templates.Stacks)
        {
            var text = stack.Template.GetRawText();
            foreach (var stale in Stale.Where(text.Contains))
            {
                yield return stack.Violates(new(
                    $"The template uses {stale.Trim('"')}, whose value stays as it was when the other stack changes.",
                    $"テンプレートが {stale.Trim('"')} を使っています。参照先のスタックが変わっても、値は古いままになります。"));
            }

            foreach (var (name, parameter) in ParametersOf(stack))
            {
                var path = parameter.TryGetProperty("Default", out var given) ? given.ToString() : Phrases.Nothing;
                var sources = templates.OfType("AWS::SSM::Parameter").Count(source => source.Text("Name") == path
                    && source.Stack != stack && (source.Stack.Account, source.Stack.Region) == (stack.Account, stack.Region));
                if (sources != 1)
                {
                    yield return stack.Violates(new(
                        $"The template parameter {name} reads {path}, which {sources} stacks of the same account and Region hold; it must be one.",
                        $"テンプレートのパラメーター {name} の読み取り元（{Phrases.Value(path).Japanese}）が、同じアカウントとリージョンの {sources} 個のスタックにあります。ちょうど 1 個でなければなりません。"));
                }
            }
        }
    }

    private static IEnumerable<(string Name, JsonElement Parameter)> ParametersOf(StackTemplate stack) =>
        stack.Template.TryGetProperty("Parameters", out var parameters)
            ? parameters.EnumerateObject().Where(parameter => parameter.Name != "BootstrapVersion")
                .Select(parameter => (parameter.Name, parameter.Value))
            : [];
}
