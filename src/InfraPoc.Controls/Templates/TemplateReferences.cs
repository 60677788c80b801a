using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Templates;

/// <summary>Fills in what a synthesized CloudFormation template leaves to deployment, for one account and region.</summary>
/// <remarks>Identifiers that AWS would make up become placeholders derived from stack name and logical id, the same on every run.</remarks>
public sealed partial class TemplateReferences
{
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement resources;
    private readonly JsonElement outputs;
    private readonly JsonElement parameters;
    private readonly string account;
    private readonly string region;
    private readonly HashSet<string> resolving = [];

    /// <param name="template">A whole template, as in cdk.out.</param>
    /// <param name="account">Twelve digits.</param>
    /// <param name="region">Such as ap-northeast-1.</param>
    public TemplateReferences(JsonElement template, string account, string region)
    {
        resources = template.TryGetProperty("Resources", out JsonElement found) ? found : default;
        outputs = template.TryGetProperty("Outputs", out JsonElement values) ? values : default;
        parameters = template.TryGetProperty("Parameters", out JsonElement given) ? given : default;
        this.account = account;
        this.region = region;
    }

    /// <summary>
    /// The stack's name. Without one, generated names cannot be resolved, and equal logical ids of two stacks get equal placeholders.
    /// </summary>
    public string? StackName { get; init; }

    /// <summary>The stacks by name whose exports and parameters the template may read.</summary>
    public IReadOnlyDictionary<string, TemplateReferences> Stacks { get; init; } = new Dictionary<string, TemplateReferences>();

    private string Partition => region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>The policy document with every reference filled in.</summary>
    /// <exception cref="PolicyFormatException">A reference or the policy is not understood.</exception>
    public PolicyDocument ResolvePolicy(JsonElement document) => PolicyDocument.Parse(ResolveJson(document));

    /// <summary>Any template value as JSON with every reference filled in.</summary>
    /// <exception cref="PolicyFormatException">A reference is not understood.</exception>
    public string ResolveJson(JsonElement value) => Resolve(value)?.ToJsonString(Minified) ?? "null";

    /// <summary>A template value that is text, such as an entry of ManagedPolicyArns, with every reference filled in.</summary>
    /// <exception cref="PolicyFormatException">A reference is not understood, or the value is not text.</exception>
    public string ResolveText(JsonElement value) => Resolve(value) is JsonValue text && text.GetValueKind() == JsonValueKind.String
        ? text.GetValue<string>()
        : throw new PolicyFormatException(
            $"The template value {value.GetRawText()} is not text.", $"テンプレートの値 {value.GetRawText()} が文字列ではありません。");

    /// <summary>What <c>Fn::GetAtt</c> returns, such as the Arn of a role.</summary>
    /// <exception cref="PolicyFormatException">The template has no such resource, or its type or attribute is not known.</exception>
    public string Attribute(string logicalId, string attribute)
    {
        if (resources.ValueKind != JsonValueKind.Object || !resources.TryGetProperty(logicalId, out JsonElement resource))
        {
            throw new PolicyFormatException(
                $"The template has no resource '{logicalId}'; nested stacks are not supported.",
                $"テンプレートにリソース '{logicalId}' がありません。ネストされたスタックには対応していません。");
        }

        // Names may refer to other resources; a circle would never end.
        if (!resolving.Add(logicalId))
        {
            throw new PolicyFormatException(
                $"The resource '{logicalId}' refers to itself.", $"リソース '{logicalId}' が自分自身を参照しています。");
        }

        try
        {
            return new TemplateResource(this, logicalId, resource)
            {
                Partition = Partition,
                Account = account,
                Region = region,
            }.Attribute(attribute);
        }
        finally
        {
            resolving.Remove(logicalId);
        }
    }

    /// <summary>The value of an output of the template.</summary>
    /// <exception cref="PolicyFormatException">The template has no such output, or its value is not understood.</exception>
    public string Output(string name) =>
        outputs.ValueKind == JsonValueKind.Object
        && outputs.TryGetProperty(name, out JsonElement output)
        && output.TryGetProperty("Value", out JsonElement value)
            ? ResolveText(value)
            : throw new PolicyFormatException(
                $"The template{(StackName is null ? "" : $" of {StackName}")} has no output '{name}'.",
                $"{(StackName is null ? "" : $"{StackName} の")}テンプレートに出力 '{name}' がありません。");

    private static KeyValuePair<string, JsonElement>? Intrinsic(JsonElement value)
    {
        JsonProperty[] members = [.. value.EnumerateObject()];
        return
            Array.Find(members, member => member.Name == "Ref" || member.Name.StartsWith("Fn::", StringComparison.Ordinal))
                is { Value.ValueKind: not JsonValueKind.Undefined } call
            ? members.Length == 1 ? new(call.Name, call.Value) : throw Unknown(value)
            : null;
    }

    private static PolicyFormatException Unknown(JsonElement value) =>
        new(
            $"The template value {value.GetRawText()} is not supported; known are Ref, Fn::GetAtt, Fn::Sub, Fn::Join and Fn::ImportValue.",
            $"テンプレートの値 {value.GetRawText()} には対応していません。使えるのは Ref、Fn::GetAtt、Fn::Sub、Fn::Join、Fn::ImportValue です。");

    private JsonNode? Resolve(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when Intrinsic(value) is { } call => Call(value, call.Key, call.Value),
        JsonValueKind.Object => new JsonObject(
            value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Resolve(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Resolve)]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private string Call(JsonElement value, string function, JsonElement argument) => (function, argument.ValueKind) switch
    {
        ("Ref", JsonValueKind.String) => Reference(argument.GetString()!),
        ("Fn::GetAtt", JsonValueKind.String) => Reference(argument.GetString()!),
        ("Fn::GetAtt", JsonValueKind.Array) when Texts(argument) is [string id, string attribute] => Attribute(id, attribute),
        ("Fn::Join", JsonValueKind.Array) when argument.GetArrayLength() == 2 && argument[1].ValueKind == JsonValueKind.Array =>
            string.Join(ResolveText(argument[0]), Texts(argument[1])),
        ("Fn::Sub", JsonValueKind.String) => Substitute(argument.GetString()!, []),
        ("Fn::Sub", JsonValueKind.Array) when argument.GetArrayLength() == 2 && argument[1].ValueKind == JsonValueKind.Object =>
            Substitute(
                ResolveText(argument[0]),
                argument[1].EnumerateObject().ToDictionary(member => member.Name, member => ResolveText(member.Value))),
        ("Fn::ImportValue", _) => Import(ResolveText(argument)),
        _ => throw Unknown(value),
    };

    private List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(ResolveText)];

    private string Reference(string name) => name switch
    {
        "AWS::AccountId" => account,
        "AWS::Region" => region,
        "AWS::Partition" => Partition,
        "AWS::URLSuffix" => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
        "AWS::StackName" when StackName is not null => StackName,
        _ when name.StartsWith("AWS::", StringComparison.Ordinal) => throw new PolicyFormatException(
            $"The pseudo parameter {name} is not known here.", $"疑似パラメーター {name} には対応していません。"),
        _ when name.Split('.', 2) is [string id, string attribute] => Attribute(id, attribute),
        _ => Parameter(name) ?? Attribute(name, TemplateResource.Ref),
    };

    private string Substitute(string text, Dictionary<string, string> variables) =>
        SubVariable()
            .Replace(
                text,
                match =>
                    match.Groups["name"].Value switch
    {
        ['!', .. string literal] => $"${{{literal}}}",
        string name => variables.GetValueOrDefault(name) ?? Reference(name),
    });

    private string Import(string name) => Stacks.Values.Select(stack => stack.Exported(name)).FirstOrDefault(value => value is not null)
        ?? throw new PolicyFormatException(
            $"The template imports '{name}', which no stack exports.", $"テンプレートがインポートする '{name}' は、どのスタックもエクスポートしていません。");

    /// <summary>The value of the output that is exported under a name; null where there is none.</summary>
    private string? Exported(string export)
    {
        if (outputs.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var output in outputs.EnumerateObject())
        {
            if (output.Value.TryGetProperty("Export", out var named) && ResolveText(named.GetProperty("Name")) == export)
            {
                return Output(output.Name);
            }
        }

        return null;
    }

    /// <summary>
    /// What a template parameter is filled with that names a parameter of Systems Manager, of a stack in the same account and Region.
    /// </summary>
    private string? Parameter(string name)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty(name, out var parameter))
        {
            return null;
        }

        var stored = parameter.TryGetProperty("Type", out var type) && type.ValueEquals("AWS::SSM::Parameter::Value<String>")
            && parameter.TryGetProperty("Default", out var path)
                ? Stacks.Values.Where(stack => stack.account == account && stack.region == region)
                    .Select(stack => stack.Stored(path.ToString())).FirstOrDefault(value => value is not null)
                : null;
        return stored ?? throw new PolicyFormatException(
            $"The template parameter '{name}' is no parameter of Systems Manager that a stack of the same account and Region holds.",
            $"テンプレートのパラメーター '{name}' は、同じアカウントとリージョンのスタックにある Systems Manager のパラメーターではありません。");
    }

    /// <summary>The value of the stack's parameter of Systems Manager of a name; null where there is none.</summary>
    private string? Stored(string path) => resources.ValueKind != JsonValueKind.Object ? null : resources
        .EnumerateObject().Select(resource => resource.Value)
        .Where(resource => resource.ValueKind == JsonValueKind.Object
            && resource.TryGetProperty("Type", out var type) && type.ValueEquals("AWS::SSM::Parameter"))
        .Select(resource => resource.GetProperty("Properties"))
        .Where(properties => properties.TryGetProperty("Name", out var name) && ResolveText(name) == path)
        .Select(properties => ResolveText(properties.GetProperty("Value")))
        .FirstOrDefault();

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubVariable();
}
