using System.Text.RegularExpressions;

namespace InfraPoc.Iam;

/// <summary>The Principal element of a trust or resource policy.</summary>
/// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed partial class PolicyPrincipals
{
    private readonly List<Func<RequestContext, bool>> tests;

    public PolicyPrincipals(PolicyStatement statement) => tests =
    [
        .. from kind in statement.Principals
           from identifier in kind.Value
           select ToTest(statement.Sid, kind.Key, identifier),
    ];

    public bool Match(RequestContext context) => tests.Any(test => test(context));

    private static Func<RequestContext, bool> ToTest(string sid, string kind, string identifier)
    {
        if (identifier == "*" && kind is "*" or "AWS")
        {
            return _ => true;
        }

        if (kind == "CanonicalUser" || identifier.AsSpan().ContainsAny("*?$"))
        {
            throw PolicyFormatException.In(
                sid, $"the principal {kind} '{identifier}' is not supported; a wildcard cannot stand for a part of it.",
                $"プリンシパル {kind} '{identifier}' には対応していません。一部だけをワイルドカードにはできません。");
        }

        return kind == "AWS"
            ? ToAwsTest(sid, identifier)
            : context => context.Request.Principal == identifier && !context.BelongsToAccount;
    }

    private static Func<RequestContext, bool> ToAwsTest(string sid, string identifier)
    {
        Match match = AwsPrincipal().Match(identifier);
        if (!match.Success)
        {
            throw PolicyFormatException.In(
                sid, $"the principal AWS '{identifier}' is neither an account nor the ARN of a role, user or session.",
                $"プリンシパル AWS '{identifier}' は、アカウントでも、ロール、ユーザー、セッションの ARN でもありません。");
        }

        return match.Groups["account"] is { Success: true } account
            ? context => context.Account == account.Value && context.BelongsToAccount
            : context => context.Request.Principal == identifier || (context.IsSession && context.PrincipalRole == identifier);
    }

    [GeneratedRegex(
        "^((?<account>[0-9]{12})|arn:[a-z-]+:iam::(?<account>[0-9]{12}):root|arn:[a-z-]+:(iam|sts)::[0-9]{12}:(role|user|assumed-role|federated-user)/.+)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AwsPrincipal();
}
