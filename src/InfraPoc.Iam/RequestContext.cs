using System.Diagnostics;
using System.Text.RegularExpressions;

namespace InfraPoc.Iam;

/// <summary>A request that was checked to be possible, with its condition keys looked up the way AWS does.</summary>
internal sealed partial class RequestContext
{
    private const string PrincipalArnKey = "aws:PrincipalArn";

    /// <summary>Tells whoever listens of every request: what controls ask can so be asked elsewhere, whichever control asks it.</summary>
    private static readonly DiagnosticListener Asked = new(PolicyEvaluator.Listener);

    // A missing one would silence a Deny that AWS applies.
    // See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly HashSet<string> AlwaysPresent = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CurrentTime", "aws:EpochTime", "aws:RequestedRegion", "aws:SecureTransport", "aws:ViaAWSService",
    };

    // See: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html and API_GetSessionToken.html
    private static readonly HashSet<string> BeyondPolicies = new(StringComparer.OrdinalIgnoreCase)
    {
        "sts:GetCallerIdentity", "sts:GetSessionToken",
    };

    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public RequestContext(PolicyRequest request)
    {
        Match principal = PrincipalArn().Match(request.Principal);
        if (!principal.Success && !ServiceName().IsMatch(request.Principal))
        {
            throw Refused(
                $"The request's principal '{request.Principal}' is neither an IAM or STS ARN nor a service name.",
                $"要求のプリンシパル '{request.Principal}' は、IAM または STS の ARN でもサービス名でもありません。");
        }

        if (!ActionName().IsMatch(request.Action))
        {
            throw Refused(
                $"The request's action '{request.Action}' is not one action such as bedrock:InvokeModel.",
                $"要求のアクション '{request.Action}' は、bedrock:InvokeModel のような 1 つのアクションではありません。");
        }

        if (BeyondPolicies.Contains(request.Action))
        {
            throw Refused(
                $"AWS answers '{request.Action}' whatever policies say: do not ask them.",
                $"'{request.Action}' には、ポリシーの内容にかかわらず AWS が応答します。ポリシーでは判定できません。");
        }

        if (request.Resource != "*" && !ResourceArn().IsMatch(request.Resource))
        {
            throw Refused(
                $"The request's resource '{request.Resource}' is neither one ARN without wildcards nor *.",
                $"要求のリソース '{request.Resource}' は、ワイルドカードのない 1 つの ARN でも * でもありません。");
        }

        if (Asked.IsEnabled())
        {
            Asked.Write(nameof(PolicyRequest), request);
        }

        Request = request;
        Account = principal.Groups["account"].Value;
        IsSession = principal.Groups["session"].Success;
        IsRoot = principal.Groups["root"].Success;
        BelongsToAccount = principal.Success && !principal.Groups["provider"].Success;
        Fill(request);
    }

    public PolicyRequest Request { get; }

    /// <summary>The principal's account; empty for a service.</summary>
    public string Account { get; }

    public bool IsSession { get; }

    public bool IsRoot { get; }

    /// <summary>False for a service, and for an identity provider vouching for somebody outside.</summary>
    public bool BelongsToAccount { get; }

    /// <summary>The ARN that AWS reports for the principal: of a session, that of its role.</summary>
    public string? PrincipalRole => Find(PrincipalArnKey)?[0];

    /// <summary>Whether nothing is known about a key, so that whatever depends on it may hold or not.</summary>
    public bool IsUnknown(string key) => Request.Unknown != UnknownKeys.Absent && !values.ContainsKey(key);

    /// <summary>Whether what depends on such a key counts as holding in a statement.</summary>
    public bool UnknownHolds(PolicyEffect effect) =>
        Request.Unknown == (effect == PolicyEffect.Allow ? UnknownKeys.Allow : UnknownKeys.Deny);

    /// <summary>The values of a key, or null when the request does not have it.</summary>
    public IReadOnlyList<string>? Find(string key)
    {
        if (values.TryGetValue(key, out IReadOnlyList<string>? found))
        {
            return found.Count > 0 ? found : null;
        }

        return AlwaysPresent.Contains(key)
            ? throw Refused(
                $"A condition asks for {key}, which AWS puts into every request; give it in the request's context.",
                $"条件が {key} を参照しています。AWS はすべての要求にこのキーを付けるため、要求のコンテキストで指定してください。")
            : null;
    }

    private static PolicyFormatException Refused(string message, string japanese) => new(message, japanese) { IsOfRequest = true };

    private void Fill(PolicyRequest request)
    {
        foreach ((string key, IReadOnlyList<string> given) in request.Context)
        {
            if (!values.TryAdd(key, given))
            {
                throw Refused(
                    $"The request's context has {key} twice; AWS does not distinguish keys by case.",
                    $"要求のコンテキストに {key} が 2 つあります。AWS はキーの大文字と小文字を区別しません。");
            }
        }

        if (IsSession && !values.ContainsKey(PrincipalArnKey))
        {
            throw Refused(
                $"The request's principal '{request.Principal}' is a role session, whose ARN does not tell the role's path; give {PrincipalArnKey} in the context.",
                $"要求のプリンシパル '{request.Principal}' はロールのセッションで、ARN からはロールのパスが分かりません。コンテキストに {PrincipalArnKey} を指定してください。");
        }

        if (BelongsToAccount && !request.IsPrincipalUnknown)
        {
            values.TryAdd(PrincipalArnKey, [request.Principal]);
        }
    }

    [GeneratedRegex(
        @"^arn:[a-z-]+:(iam|sts)::(?<account>[0-9]{12}):((?<session>assumed-role/)|(?<provider>(oidc|saml)-provider/)|(?<root>root$)|(user|role|federated-user)/)[^*?]*$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrincipalArn();

    [GeneratedRegex(@"^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceName();

    [GeneratedRegex("^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActionName();

    [GeneratedRegex("^arn:[^:*?]+:[^:*?]+:[^:*?]*:[^:*?]*:[^*?]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourceArn();
}
