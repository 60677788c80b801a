namespace InfraPoc.Iam;

/// <summary>What every statement must satisfy before it is written or judged, whether it was parsed or built in code.</summary>
/// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class PolicyRules
{
    private static readonly string[] PrincipalKinds = ["*", "AWS", "Service", "Federated", "CanonicalUser"];

    public static void Check(PolicyDocument document)
    {
        if (document.Statements.Count == 0)
        {
            throw new PolicyFormatException("The policy document has no statements.", "ポリシーにステートメントがありません。");
        }

        foreach (PolicyStatement statement in document.Statements)
        {
            Check(statement);
        }

        if (
            document.Statements.CountBy(statement => statement.Sid).FirstOrDefault(count => count is { Key.Length: > 0, Value: > 1 }) is
            { Key: { } repeated })
        {
            throw PolicyFormatException.In(
                repeated, "the Sid occurs twice; AWS wants it unique within a policy.", "Sid が重複しています。ポリシー内で一意でなければなりません。");
        }
    }

    /// <summary>
    /// Refuses what only CDK can resolve; a document may hold tokens while a stack is being built, and not when it is judged.
    /// </summary>
    public static void CheckResolved(PolicyDocument document)
    {
        Check(document);
        foreach (PolicyStatement statement in document.Statements)
        {
            if (Texts(statement).FirstOrDefault(text => text.Contains("{Token[", StringComparison.Ordinal)) is { } token)
            {
                throw PolicyFormatException.In(
                    statement.Sid, $"'{token}' is an unresolved CDK token; synthesize, then read the policy from the template.",
                    $"'{token}' は未解決の CDK トークンです。合成してから、テンプレートのポリシーを読んでください。");
            }
        }
    }

    private static void Check(PolicyStatement statement)
    {
        if (statement.Principals is null && !statement.Sid.All(char.IsAsciiLetterOrDigit))
        {
            throw In(
                "the Sid of an identity policy may hold only letters and digits.", "アイデンティティポリシーの Sid に使えるのは英数字だけです。");
        }

        RequireOne("Action", statement.Actions, "NotAction", statement.NotActions);
        if (statement.Principals is null || statement.Resources.Count + statement.NotResources.Count > 0)
        {
            RequireOne("Resource", statement.Resources, "NotResource", statement.NotResources);
        }

        if (statement.Principals is { } principals)
        {
            RequireValues("Principal", principals);
            CheckPrincipals(principals);
        }

        foreach ((string name, IReadOnlyDictionary<string, IReadOnlyList<string>> test) in statement.Conditions)
        {
            RequireValues($"Condition {name}", test);
        }

        PolicyFormatException In(string problem, string japanese) => PolicyFormatException.In(statement.Sid, problem, japanese);

        void RequireOne(string name, IReadOnlyList<string> values, string notName, IReadOnlyList<string> notValues)
        {
            if (values.Count > 0 == notValues.Count > 0)
            {
                throw In(
                    $"needs either {name} or {notName}, and has {(values.Count > 0 ? "both" : "neither")}.",
                    $"{name} と {notName} のどちらか一方が必要ですが、{(values.Count > 0 ? "両方あります" : "どちらもありません")}。");
            }
        }

        void RequireValues(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
        {
            if (lists.Count == 0 || lists.Any(list => list.Value.Count == 0))
            {
                throw In($"{name} is empty.", $"{name} が空です。");
            }
        }

        void CheckPrincipals(IReadOnlyDictionary<string, IReadOnlyList<string>> principals)
        {
            if (principals.Keys.FirstOrDefault(kind => !PrincipalKinds.Contains(kind)) is { } unknown)
            {
                throw In(
                    $"unknown principal kind {unknown}; known are {string.Join(", ", PrincipalKinds)}.",
                    $"プリンシパルの種類 {unknown} には対応していません。使えるのは {string.Join(", ", PrincipalKinds)} です。");
            }

            if (principals.TryGetValue("*", out IReadOnlyList<string>? everyone) && (principals.Count > 1 || everyone is not ["*"]))
            {
                throw In("the principal * stands alone.", "プリンシパルの * は単独で指定しなければなりません。");
            }
        }
    }

    private static IEnumerable<string> Texts(PolicyStatement statement) =>
    [
        statement.Sid,
        .. statement.Principals?.Values.SelectMany(values => values) ?? [],
        .. statement.Actions, .. statement.NotActions,
        .. statement.Resources, .. statement.NotResources,
        .. statement.Conditions.Keys,
        .. statement.Conditions.Values.SelectMany(test => test.Keys),
        .. statement.Conditions.Values.SelectMany(test => test.Values).SelectMany(values => values),
    ];
}
