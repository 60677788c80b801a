using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace InfraPoc.Iam.Tests;

/// <summary>What must hold for any policies and any request.</summary>
public class PolicyPropertyTests
{
    private static readonly Gen<string> Action = Gen.OneOf(
        "bedrock:InvokeModel", "bedrock:ListGuardrails", "s3:GetObject", "iam:CreateUser");
    private static readonly Gen<string> ActionPattern = Gen.OneOf(
        "*", "bedrock:*", "BEDROCK:Invoke*", "s3:?etObject", "*", "iam:CreateUser");
    private static readonly Gen<string> Resource = Gen.OneOf("*", "arn:aws:s3:::a", "arn:aws:s3:::a/b", PolicyText.Model);
    private static readonly Gen<string> ResourcePattern = Gen.OneOf(
        "*", "arn:aws:s3:::*", "arn:aws:s3:::${t:a}", "arn:aws:bedrock:*::foundation-model/*", "arn:aws:s3");

    // A variable without value is refused there.
    private static readonly Gen<string> NotResourcePattern =
        ResourcePattern.Select(pattern => pattern.Replace("${t:a}", "${t:a, 'b'}", StringComparison.Ordinal));
    private static readonly Gen<string> Operator = Gen.OneOf(
        "StringEquals", "StringNotEquals", "StringLike", "StringNotLikeIfExists", "StringEqualsIgnoreCase", "ForAllValues:StringLike",
        "ForAnyValue:StringNotEquals");
    private static readonly Gen<IReadOnlyList<string>> Values = Gen.OneOf("a", "b", "*", "?", "${t:b}", "${t:b, 'a'}", "a b")
        .Array[1, 3].Select(IReadOnlyList<string> (values) => values);

    private static readonly Gen<IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>> Conditions =
        Gen.Dictionary(
                Operator, Gen.Dictionary(Gen.OneOf("t:a", "t:b", "T:C"), Values)[1, 2]
                    .Select(IReadOnlyDictionary<string, IReadOnlyList<string>> (keys) => keys)
            )[0, 2]
            .Select(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> (operators) => operators);

    private static readonly Gen<PolicyStatement> Statement =
        from hasSid in Gen.Bool
        from effect in Gen.OneOf(PolicyEffect.Allow, PolicyEffect.Allow, PolicyEffect.Deny)
        from actions in ActionPattern.Array[1, 2]
        from notAction in Gen.Bool
        from notResource in Gen.Bool
        from resources in (notResource ? NotResourcePattern : ResourcePattern).Array[1, 2]
        from conditions in Conditions
        select new PolicyStatement
        {
            Sid = hasSid ? "S" : "",
            Effect = effect,
            Actions = notAction ? [] : actions,
            NotActions = notAction ? actions : [],
            Resources = notResource ? [] : resources,
            NotResources = notResource ? resources : [],
            Conditions = conditions,
        };

    private static readonly Gen<PolicyStatement[]> Statements = Statement.Array[1, 5].Select(statements =>
        statements.Select((statement, index) => statement.Sid == "" ? statement : statement with { Sid = $"S{index}" }).ToArray());

    private static readonly Gen<PolicyDocument> Document = Statements.Select(statements => new PolicyDocument(statements));

    private static readonly Gen<PolicySet> Policies =
        from identity in Document.Array[0, 2]
        from boundary in Document
        from bounded in Gen.Bool
        select new PolicySet
        {
            Identity = [.. identity.Select(document => new NamedPolicy("identity", document))],
            Boundary = bounded ? new("boundary", boundary) : null,
        };

    private static readonly Gen<PolicyRequest> Request =
        from action in Action
        from resource in Resource
        from context in Gen.Dictionary(Gen.OneOf("t:a", "t:b", "t:c"), Gen.OneOf("a", "b", "ab", "a b"))[0, 3]
        select new PolicyRequest
        {
            Principal = PolicyText.Role,
            Action = action,
            Resource = resource,
            Context = context.ToDictionary(key => key.Key, IReadOnlyList<string> (key) => [key.Value]),
        };

    [Fact]
    public void Deny_AddedAnywhere_NeverAllowsMore() =>
        Gen.Select(Policies, Request, Statement).Sample((policies, request, statement) =>
        {
            NamedPolicy deny = new("deny", new([statement with { Sid = "Deny", Effect = PolicyEffect.Deny }]));
            bool before = Allows(policies, request);

            return new[]
            {
                policies with { Identity = [.. policies.Identity, deny] },
                policies with
                {
                    Boundary = policies.Boundary is { } bound
                        ? new("boundary", new([.. bound.Document.Statements, .. deny.Document.Statements]))
                        : null,
                },
            }.All(after => !Allows(after, request) || before);
        });

    [Fact]
    public void DenyOfEverything_Added_AllowsNothing() =>
        Gen.Select(Policies, Request).Sample((policies, request) =>
        {
            NamedPolicy deny = PolicyText.Policy("deny", """{"Effect":"Deny","Action":"*","Resource":"*"}""");

            return PolicyEvaluator.Evaluate(request, policies with { Identity = [.. policies.Identity, deny] }).Verdict
                == PolicyVerdict.ExplicitDeny;
        });

    [Fact]
    public void Boundary_Added_NeverAllowsMore() =>
        Gen.Select(Policies, Request, Document).Sample((policies, request, document) =>
            !Allows(policies with { Boundary = new("boundary", document) }, request) || Allows(policies with { Boundary = null }, request));

    /// <summary>Whatever AWS or the caller puts in for the keys that are unknown: no answer is further to that side.</summary>
    [Theory]
    [InlineData(UnknownKeys.Allow)]
    [InlineData(UnknownKeys.Deny)]
    public void UnknownKeys_HoweverTheyAreFilled_AreNotWorseThanTheWorstCase(UnknownKeys worst)
    {
        string[] keys = ["t:a", "t:b", "t:c"];
        string?[] values = [null, "a", "b", "a b"];
        Gen.Select(Policies, Request, Gen.Int[0, 7]).Sample((policies, request, mask) =>
        {
            var unknown = keys.Where((_, at) => (mask >> at & 1) == 1).ToList();
            var known = request.Context.Where(pair => !unknown.Contains(pair.Key))
                .Concat(keys.Except(unknown).Except(request.Context.Keys).Select(key => KeyValuePair.Create(key, Given(null))))
                .ToDictionary();
            var asked = Rank(PolicyEvaluator.Evaluate(request with { Context = known, Unknown = worst }, policies).Verdict);
            var fillings = unknown.Aggregate(
                (IEnumerable<Dictionary<string, IReadOnlyList<string>>>)[known],
                (before, key) => before.SelectMany(context => values.Select(value =>
                    new Dictionary<string, IReadOnlyList<string>>(context) { [key] = Given(value) })));
            return fillings.Select(context => Rank(PolicyEvaluator.Evaluate(request with { Context = context }, policies).Verdict))
                .All(answer => worst == UnknownKeys.Allow ? answer <= asked : answer >= asked);
        });

        static IReadOnlyList<string> Given(string? value) => value is null ? [] : [value];

        static int Rank(PolicyVerdict verdict) => verdict switch
        {
            PolicyVerdict.ExplicitDeny => 0,
            PolicyVerdict.ImplicitDeny => 1,
            _ => 2,
        };
    }

    /// <summary>Where one key is unknown, the worst case is one of its fillings.</summary>
    [Theory]
    [InlineData(UnknownKeys.Allow, PolicyEffect.Deny, "StringNotEquals", "aws:PrincipalAccount", PolicyVerdict.Allow)]
    [InlineData(UnknownKeys.Allow, PolicyEffect.Deny, "BoolIfExists", "aws:MultiFactorAuthPresent", PolicyVerdict.Allow)]
    [InlineData(UnknownKeys.Allow, PolicyEffect.Deny, "Null", "t:a", PolicyVerdict.Allow)]
    [InlineData(UnknownKeys.Allow, PolicyEffect.Deny, "Bool", "aws:SecureTransport", PolicyVerdict.Allow)]
    [InlineData(UnknownKeys.Deny, PolicyEffect.Deny, "StringEquals", "t:a", PolicyVerdict.ExplicitDeny)]
    public void UnknownKey_OfADeny_HelpsNobody(UnknownKeys worst, PolicyEffect effect, string test, string key, PolicyVerdict expected)
    {
        PolicyStatement all = new() { Sid = "All", Effect = PolicyEffect.Allow, Actions = ["*"], Resources = ["*"] };
        PolicyStatement deny = all with
        {
            Sid = "Deny",
            Effect = effect,
            Conditions = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
            {
                [test] = new Dictionary<string, IReadOnlyList<string>> { [key] = ["true"] },
            },
        };
        var request = new PolicyRequest
        {
            Principal = PolicyText.Role,
            Action = "s3:GetObject",
            Resource = "arn:aws:s3:::a/b",
            Unknown = worst,
        };

        PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [new("p", new([all, deny]))] }).Verdict.ShouldBe(expected);
    }

    [Theory]
    [InlineData(UnknownKeys.Allow, PolicyVerdict.Allow)]
    [InlineData(UnknownKeys.Deny, PolicyVerdict.ExplicitDeny)]
    public void UnknownPrincipal_InADenyForSomeRoles_IsJudgedInTheWorstCase(UnknownKeys worst, PolicyVerdict expected)
    {
        PolicyStatement all = new() { Sid = "All", Effect = PolicyEffect.Allow, Actions = ["*"], Resources = ["*"] };
        PolicyStatement deny = all with
        {
            Sid = "Deny",
            Effect = PolicyEffect.Deny,
            Conditions = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
            {
                ["ArnLike"] = new Dictionary<string, IReadOnlyList<string>> { ["aws:PrincipalArn"] = [PolicyText.Role] },
            },
        };
        var request = new PolicyRequest
        {
            Principal = PolicyText.Role,
            Action = "s3:GetObject",
            Resource = "arn:aws:s3:::a/b",
            Unknown = worst,
            IsPrincipalUnknown = true,
        };

        PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [new("p", new([all, deny]))] }).Verdict.ShouldBe(expected);
    }

    [Fact]
    public void Statements_InAnyOrder_GiveTheSameVerdict() =>
        Gen.Select(Statements, Gen.Shuffle(Enumerable.Range(0, 5).ToArray()), Request).Sample((statements, order, request) =>
            Verdict(new(statements), request)
            == Verdict(new([.. order.Where(index => index < statements.Length).Select(index => statements[index])]), request));

    [Fact]
    public void Document_WrittenAndRead_GivesTheSameVerdictAndText() =>
        Gen.Select(Document, Request).Sample((document, request) =>
        {
            PolicyDocument read = PolicyDocument.Parse(document.ToJson());

            return read.ToJson() == document.ToJson() && Verdict(read, request) == Verdict(document, request);
        });

    [Fact]
    public void Document_AsPlainData_SerializesToTheSameJson() =>
        Document.Sample(document =>
            JsonElement.DeepEquals(JsonElement.Parse(JsonSerializer.Serialize(document.ToPlain())), JsonElement.Parse(document.ToJson())));

    [Fact]
    public void Action_AgainstAnyPattern_MatchesExactlyWhenRegexDoes() =>
        Gen.Select(Gen.OneOf('a', 'B', 'b', '*', '?', 'c').Array[1, 8], Gen.OneOf('a', 'b', 'B', 'c').Array[1, 8]).Sample((pattern, name) =>
        {
            string regex = string.Concat(
                pattern.Select(character =>
                    character switch
                    {
                        '*' => ".*",
                        '?' => ".",
                        _ => Regex.Escape($"{character}"),
                    }));
            PolicySet policies = PolicyText.Identity($$"""{"Effect":"Allow","Action":"svc:{{new string(pattern)}}","Resource":"*"}""");

            return Allows(policies, PolicyText.Request($"svc:{new string(name)}"))
                == Regex.IsMatch(new string(name), $"^{regex}$", RegexOptions.IgnoreCase);
        });

    [Fact]
    public void Resource_AgainstAnyPattern_MatchesExactlyWhenRegexDoes() =>
        Gen.Select(Gen.OneOf('a', 'B', '/', ':', '*', '?').Array[1, 8], Gen.OneOf('a', 'b', 'B', '/', ':').Array[1, 8])
            .Sample(
                (pattern, name) =>
        {
            string regex = string.Concat(
                pattern.Select(character =>
                    character switch
                    {
                        '*' => ".*",
                        '?' => ".",
                        _ => Regex.Escape($"{character}"),
                    }));
            PolicySet policies = PolicyText.Identity($$"""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{{new string(pattern)}}"}""");

            return Allows(policies, PolicyText.Request("s3:GetObject", $"arn:aws:s3:::{new string(name)}"))
                == Regex.IsMatch(new string(name), $"^{regex}$");
        });

    private static bool Allows(PolicySet policies, PolicyRequest request) => PolicyEvaluator.Evaluate(request, policies).IsAllowed;

    private static PolicyVerdict Verdict(PolicyDocument document, PolicyRequest request) =>
        PolicyEvaluator.Evaluate(request, new() { Identity = [new("identity", document)] }).Verdict;
}
