using System.Text.Json;

namespace InfraPoc.Iam;

/// <summary>Reads policy JSON strictly: whatever has no place in <see cref="PolicyStatement"/> is an error.</summary>
internal static class PolicyReader
{
    public static PolicyDocument Read(JsonElement root)
    {
        Dictionary<string, JsonElement> members = Members("", "The policy document", "ポリシー", root);
        RejectUnknown("", "the policy document", "ポリシー", members, ["Version", "Id", "Statement"]);
        if (!members.TryGetValue("Version", out JsonElement version) || version.ToString() != PolicyDocument.Version)
        {
            throw new PolicyFormatException(
                $"The policy document must have \"Version\": \"{PolicyDocument.Version}\"; without it, or with an older one, AWS reads policy variables as plain text.",
                $"ポリシーには \"Version\": \"{PolicyDocument.Version}\" が必要です。ない場合や古い場合、AWS はポリシー変数をただの文字列として扱います。");
        }

        if (!members.TryGetValue("Statement", out JsonElement body))
        {
            throw new PolicyFormatException("The policy document has no Statement.", "ポリシーに Statement がありません。");
        }

        PolicyDocument document = new(
            [.. body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().Select(ReadStatement) : [ReadStatement(body)]]);
        PolicyRules.CheckResolved(document);

        // Id decides nothing, but IAM accepts it only in resource policies.
        if (members.ContainsKey("Id") && document.Statements.Any(statement => statement.Principals is null))
        {
            throw new PolicyFormatException(
                "The policy document has an Id, which AWS refuses in an identity policy.", "ポリシーに Id がありますが、アイデンティティポリシーでは AWS が拒否します。");
        }

        return document;
    }

    private static PolicyStatement ReadStatement(JsonElement element)
    {
        string sid =
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Sid", out JsonElement value) ? Text("", "Sid", value) : "";
        Dictionary<string, JsonElement> members = Members(sid, "the statement", "ステートメント", element);
        if (members.ContainsKey("NotPrincipal"))
        {
            throw PolicyFormatException.In(
                sid, "NotPrincipal is not supported; use a condition on aws:PrincipalArn.",
                "NotPrincipal には対応していません。aws:PrincipalArn の条件を使ってください。");
        }

        RejectUnknown(
            sid, "the statement", "ステートメント", members,
            ["Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition"]);
        return new PolicyStatement
        {
            Sid = sid,
            Effect = ReadEffect(sid, members),
            Principals = members.TryGetValue("Principal", out JsonElement principal) ? ReadPrincipals(sid, principal) : null,
            Actions = ReadList(sid, "Action", members),
            NotActions = ReadList(sid, "NotAction", members),
            Resources = ReadList(sid, "Resource", members),
            NotResources = ReadList(sid, "NotResource", members),
            Conditions = members.TryGetValue("Condition", out JsonElement condition) ? ReadConditions(sid, condition) : [],
        };
    }

    private static PolicyEffect ReadEffect(string sid, Dictionary<string, JsonElement> members) =>
        (members.TryGetValue("Effect", out JsonElement effect) ? Text(sid, "Effect", effect) : "nothing") switch
        {
            nameof(PolicyEffect.Allow) => PolicyEffect.Allow,
            nameof(PolicyEffect.Deny) => PolicyEffect.Deny,
            string other => throw PolicyFormatException.In(
                sid, $"Effect must be Allow or Deny, not {other}.", $"Effect は Allow か Deny でなければなりません（現在の値：{(other == "nothing" ? "なし" : other)}）。"),
        };

    private static Dictionary<string, IReadOnlyList<string>> ReadPrincipals(string sid, JsonElement principal)
    {
        if (principal.ValueKind != JsonValueKind.String)
        {
            return ReadLists(sid, "Principal", principal);
        }

        return principal.GetString() == "*"
            ? new() { ["*"] = ["*"] }
            : throw PolicyFormatException.In(
                sid, $"the principal {principal.GetString()} needs its kind, such as AWS or Service.",
                $"プリンシパル {principal.GetString()} には AWS や Service などの種類が必要です。");
    }

    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadConditions(string sid, JsonElement condition)
    {
        Dictionary<string, JsonElement> operators = Members(sid, "Condition", "Condition ", condition);
        if (operators.Count == 0)
        {
            throw PolicyFormatException.In(sid, "Condition is empty.", "Condition が空です。");
        }

        return operators.ToDictionary(
            test => test.Key,
            IReadOnlyDictionary<string, IReadOnlyList<string>> (test) => ReadLists(sid, $"Condition {test.Key}", test.Value));
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadLists(string sid, string name, JsonElement element) =>
        Members(sid, name, $"{name} ", element).ToDictionary(
            member => member.Key,
            IReadOnlyList<string> (member) => ReadList(sid, $"{name} {member.Key}", member.Value));

    private static string[] ReadList(string sid, string name, Dictionary<string, JsonElement> members) =>
        members.TryGetValue(name, out JsonElement element) ? ReadList(sid, name, element) : [];

    private static string[] ReadList(string sid, string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return [Text(sid, name, element)];
        }

        string[] values = [.. element.EnumerateArray().Select(value => Text(sid, name, value))];
        return values.Length > 0 ? values : throw PolicyFormatException.In(sid, $"{name} is an empty list.", $"{name} のリストが空です。");
    }

    private static string Text(string sid, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when name.StartsWith("Condition", StringComparison.Ordinal) =>
            value.GetRawText(),
        JsonValueKind.Object => throw PolicyFormatException.In(
            sid, $"{name} holds {value.GetRawText()} instead of text; resolve CloudFormation intrinsics with TemplateReferences first.",
            $"{name} が文字列ではありません（{value.GetRawText()}）。先に CloudFormation の組み込み関数を解決してください。"),
        _ => throw PolicyFormatException.In(
            sid, $"{name} holds {value.GetRawText()} instead of text.", $"{name} が文字列ではありません（{value.GetRawText()}）。"),
    };

    private static Dictionary<string, JsonElement> Members(string sid, string name, string japanese, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw PolicyFormatException.In(
                sid, $"{name} must be a JSON object, not {element.GetRawText()}.",
                $"{japanese}が JSON オブジェクトではありません（{element.GetRawText()}）。");
        }

        Dictionary<string, JsonElement> members = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!members.TryAdd(property.Name, property.Value))
            {
                throw PolicyFormatException.In(sid, $"{name} has {property.Name} twice.", $"{japanese}に {property.Name} が 2 つあります。");
            }
        }

        return members;
    }

    private static void RejectUnknown(
        string sid, string name, string japanese, Dictionary<string, JsonElement> members, string[] known)
    {
        if (members.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw PolicyFormatException.In(
                sid, $"{name} has the unknown key {unknown}; known are {string.Join(", ", known)}.",
                $"{japanese}に不明なキー {unknown} があります。使えるのは {string.Join(", ", known)} です。");
        }
    }
}
