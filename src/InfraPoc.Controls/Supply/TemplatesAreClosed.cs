using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// The stacks are those of the configuration, where it says, and nothing in or around a template decides at deployment what is created.
/// </summary>
/// <remarks>That the files are what the CDK would deploy, <see cref="AssemblyFiles"/> looks at.</remarks>
public sealed class TemplatesAreClosed() : Control(
    "SUP-03",
    guarantee: new(
        "Exactly the stacks of the configuration are deployed, into its accounts and Regions, and CloudFormation creates what stands in the templates without condition, macro or loop.",
        "設定どおりのスタックだけが、設定どおりのアカウントとリージョンにデプロイされ、CloudFormation は条件、マクロ、ループなしに、テンプレートに書かれたとおりのリソースを作成します。"),
    why: new(
        "A control reads a template. What a condition leaves out, a macro changes, or another account receives is not what was read.",
        "コントロールが検査するのはテンプレートです。条件で省かれるもの、マクロで変わるもの、別のアカウントに作られるものは、検査した内容と異なるためです。"),
    fix: new(
        "Remove what the violation names, and let the configuration decide in C# what a template holds.",
        "違反に示された記述を削除し、テンプレートの内容は設定に基づいて C# で決めてください。"),
    [Nist("CM-5"), Nist("CM-6")])
{
    private const string SsmParameter = "AWS::SSM::Parameter::Value<String>";

    private static readonly HashSet<string> Sections = ["AWSTemplateFormatVersion", "Description", "Outputs", "Parameters", "Resources", "Rules"];
    private static readonly HashSet<string> ResourceParts = ["DeletionPolicy", "DependsOn", "Metadata", "Properties", "Type", "UpdateReplacePolicy"];
    private static readonly HashSet<string> OutputParts = ["Description", "Export", "Value"];
    private static readonly HashSet<string> Functions = ["Fn::GetAtt", "Fn::ImportValue", "Fn::Join", "Fn::Sub"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates) =>
        Environments(templates).Concat(templates.Stacks.SelectMany(Open));

    private static IEnumerable<Violation> Environments(SandboxTemplates templates)
    {
        var expected = Expected(templates.Config, templates.Names);
        foreach (var name in expected.Keys.Except(templates.Stacks.Select(stack => stack.Name)))
        {
            yield return new Violation(Phrases.Missing(name));
        }

        foreach (var stack in templates.Stacks)
        {
            if (!expected.TryGetValue(stack.Name, out var account))
            {
                yield return stack.Violates(new("The configuration has no such stack.", "設定にないスタックです。"));
            }
            else if ((stack.Account, stack.Region) != (account.Id, account.Region))
            {
                yield return stack.Violates(new(
                    $"It goes to {stack.Account}/{stack.Region}; it must go to {account.Id}/{account.Region}.",
                    $"デプロイ先が {stack.Account}/{stack.Region} です。{account.Id}/{account.Region} でなければなりません。"));
            }
        }

        foreach (var group in templates.Stacks.GroupBy(stack => stack.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return group.First().Violates(new($"{group.Count()} stacks have this name.", $"この名前のスタックが {group.Count()} 個あります。"));
        }
    }

    private static Dictionary<string, AwsAccount> Expected(SandboxConfig config, SandboxNames names)
    {
        var accounts = config.Sandbox.Accounts;
        Dictionary<string, AwsAccount> stacks = new(StringComparer.Ordinal);
        foreach (var shared in new[] { names.AuditStack, names.BoundaryStack, names.GuardrailsStack, names.UsageStack })
        {
            stacks[shared] = accounts.Sandbox;
        }

        foreach (var department in config.Departments)
        {
            stacks[names.DepartmentStack(department)] = accounts.Sandbox;
            stacks[names.AccessStack(department)] = accounts.Identity;
        }

        if (config.Sandbox.Organization is { } organization)
        {
            stacks[names.OrganizationStack] = accounts.Identity with { Id = organization.ManagementAccount };
        }

        return stacks;
    }

    private static IEnumerable<Violation> Open(StackTemplate stack)
    {
        var template = stack.Template;
        return Unknown(template, Sections, new("the section", "セクション")).Concat(
        [
            .. Members(template, "Rules").Where(rule => rule.Name != "CheckBootstrapVersion")
                .Select(rule => Named(new("the rule", "ルール"), rule.Name)),
            .. Members(template, "Parameters").Where(IsAsked).Select(parameter => new Bilingual(
                $"the parameter {parameter.Name}, which deployment asks for", $"デプロイ時に入力を求めるパラメーター {parameter.Name}")),
            .. Members(template, "Outputs").SelectMany(output =>
                Unknown(output.Value, OutputParts, new($"the output {output.Name} with", $"出力 {output.Name} の"))),
            .. Members(template, "Resources").SelectMany(Resource),
            .. Called(template, "Resources").Concat(Called(template, "Outputs")).Distinct(),
        ]).Select(what => stack.Violates(new($"The template has {what.English}.", $"テンプレートに、使えないものがあります：{what.Japanese}")));
    }

    private static bool IsAsked(JsonProperty parameter) =>
        !parameter.Value.TryGetProperty("Type", out var type) || !type.ValueEquals(SsmParameter)
        || !parameter.Value.TryGetProperty("Default", out _);

    private static IEnumerable<Bilingual> Resource(JsonProperty resource) => resource.Value.ValueKind != JsonValueKind.Object
        ? [new($"{resource.Name}, which is no resource", $"リソースではない {resource.Name}")]
        : Unknown(resource.Value, ResourceParts, new($"the resource {resource.Name} with", $"リソース {resource.Name} の")).Concat(
            !resource.Value.TryGetProperty("Type", out var type)
                ? [new($"the resource {resource.Name} without a type", $"種類のないリソース {resource.Name}")]
                : type.ToString().StartsWith("AWS::CloudFormation::", StringComparison.Ordinal)
                    ? [new Bilingual($"the resource {resource.Name} of type {type}", $"種類が {type} のリソース {resource.Name}")]
                    : []);

    private static IEnumerable<Bilingual> Unknown(JsonElement value, HashSet<string> known, Bilingual what) =>
        value.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => Named(what, member.Name));

    private static Bilingual Named(Bilingual what, string name) => new($"{what.English} {name}", $"{what.Japanese} {name}");

    /// <summary>Functions that no control could fill in, and the value that takes a property away.</summary>
    private static IEnumerable<Bilingual> Called(JsonElement template, string section) =>
        template.TryGetProperty(section, out var value) ? Called(value).Distinct().Select(Phrases.Value) : [];

    private static IEnumerable<string> Called(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Called(member.Value).Concat(
            member.Name.StartsWith("Fn::", StringComparison.Ordinal) && !Functions.Contains(member.Name) ? [member.Name]
            : member is { Name: "Ref", Value.ValueKind: JsonValueKind.String } && member.Value.ValueEquals("AWS::NoValue")
            ? ["AWS::NoValue"]
            : [])),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Called),
        _ => [],
    };

    private static IEnumerable<JsonProperty> Members(JsonElement template, string section) =>
        template.TryGetProperty(section, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : [];
}
