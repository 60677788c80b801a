using System.Text.Encodings.Web;
using System.Text.Json;

namespace InfraPoc.Iam;

/// <summary>An IAM policy document of version 2012-10-17 that reads and writes without changing its meaning.</summary>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    internal const string Version = "2012-10-17";

    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Characters that count against IAM's limits (6,144 for a managed policy): those of <see cref="ToJson"/> that are not white space.
    /// </summary>
    /// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    public int Size => ToJson().Count(character => !char.IsWhiteSpace(character));

    /// <exception cref="PolicyFormatException">The text is not JSON, or not a policy this code understands completely.</exception>
    public static PolicyDocument Parse(string json)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(json);
            return Parse(parsed.RootElement);
        }
        catch (JsonException exception)
        {
            throw new PolicyFormatException(
                $"The policy document is not JSON: {exception.Message}", $"ポリシーが JSON ではありません（詳細：{exception.Message}）。", exception);
        }
    }

    /// <exception cref="PolicyFormatException">The element is not a policy this code understands completely.</exception>
    public static PolicyDocument Parse(JsonElement element) => PolicyReader.Read(element);

    /// <summary>Minified JSON, in the order given, with one-element lists as scalars.</summary>
    /// <exception cref="PolicyFormatException">A statement is malformed.</exception>
    public string ToJson() => JsonSerializer.Serialize(ToPlain(), Minified);

    /// <summary>
    /// The same document as nested <c>Dictionary&lt;string, object&gt;</c>, <c>object[]</c> and <c>string</c>, to cross into CDK in one
    /// call.
    /// </summary>
    /// <exception cref="PolicyFormatException">A statement is malformed.</exception>
    public IReadOnlyDictionary<string, object> ToPlain()
    {
        PolicyRules.Check(this);
        return new Dictionary<string, object>
        {
            ["Version"] = Version,
            ["Statement"] = Statements.Select(object (statement) => ToPlain(statement)).ToArray(),
        };
    }

    private static Dictionary<string, object> ToPlain(PolicyStatement statement)
    {
        Dictionary<string, object> plain = [];
        if (statement.Sid.Length > 0)
        {
            plain["Sid"] = statement.Sid;
        }

        plain["Effect"] = statement.Effect.ToString();
        if (statement.Principals is { } principals)
        {
            plain["Principal"] = principals.ContainsKey("*") ? "*" : ToPlain(principals);
        }

        AddValues(plain, "Action", statement.Actions);
        AddValues(plain, "NotAction", statement.NotActions);
        AddValues(plain, "Resource", statement.Resources);
        AddValues(plain, "NotResource", statement.NotResources);
        if (statement.Conditions.Count > 0)
        {
            plain["Condition"] = statement.Conditions.ToDictionary(test => test.Key, object (test) => ToPlain(test.Value));
        }

        return plain;
    }

    private static Dictionary<string, object> ToPlain(IReadOnlyDictionary<string, IReadOnlyList<string>> lists) =>
        lists.ToDictionary(list => list.Key, list => ToPlain(list.Value));

    private static object ToPlain(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : values.ToArray<object>();

    private static void AddValues(Dictionary<string, object> plain, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            plain[name] = ToPlain(values);
        }
    }
}
