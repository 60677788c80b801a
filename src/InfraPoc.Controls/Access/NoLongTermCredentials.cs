using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// No template makes a credential that lasts, or another way to sign in, and no department can make one or use a bearer token.
/// </summary>
public sealed class NoLongTermCredentials() : Control(
    "ACC-08",
    guarantee: new(
        "Nobody gets a credential that lasts: no IAM user, access key or API key, and no department can make one.",
        "長期間有効な認証情報は誰にも発行されません。IAM ユーザー、アクセスキー、API キーは作成されず、部門が作成することもできません。"),
    why: new(
        "A key outlives sessions, periods and memberships, and can be copied; so can the bearer token that is made of a session.",
        "キーはセッション、利用期間、メンバー資格が終わっても有効なままで、複製もできるためです。セッションから作成されるベアラートークンも同様です。"),
    fix: new(
        "Remove the resource and sign in through IAM Identity Center, or restore the boundary of the principal.",
        "該当リソースを削除して IAM Identity Center 経由でサインインするか、プリンシパルのアクセス許可の境界を元に戻してください。"),
    [Nist("AC-2"), Nist("IA-2"), Nist("IA-5"), Cis("1.21"), Ai("5)①")])
{
    /// <summary>Roles, and policies that cannot be attached to users; a type of these services that is not here is not permitted.</summary>
    private static readonly string[] Permitted =
    [
        "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy",
        "AWS::IdentityStore::Group", "AWS::IdentityStore::GroupMembership", "AWS::IdentityStore::User",
        "AWS::SSO::Assignment", "AWS::SSO::PermissionSet",
    ];

    /// <summary>Services that hold identities or sign them in.</summary>
    private static readonly string[] Services = ["AccountAccess", "Cognito", "IAM", "IdentityStore", "RolesAnywhere", "SSO"];

    /// <summary>
    /// What turns a session into a credential that lasts longer or can be passed on. No policy decides about <c>sts:GetSessionToken</c>,
    /// which only users can call, of whom there are none.
    /// </summary>
    private static readonly string[] Tokens =
    [
        "bedrock:CallWithBearerToken", "bedrock-mantle:CallWithBearerToken", "aws-external-anthropic:CallWithBearerToken",
        "sts:GetFederationToken", "sts:GetServiceBearerToken", "sts:GetWebIdentityToken",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var resource in templates.Resources)
        {
            if (resource.Type.Split("::") is [_, var service, ..] && Services.Contains(service) && !Permitted.Contains(resource.Type))
            {
                yield return resource.Violates(new(
                    $"{resource.Type} may let somebody in besides IAM Identity Center; permitted are {string.Join(", ", Permitted)}.",
                    $"{resource.Type} があると、IAM Identity Center を経由せずに入れるおそれがあります。作成できるのは {string.Join(", ", Permitted)} だけです。"));
            }

            foreach (
                var property in new[] { "Users", "Groups" }.Where(property =>
                    resource.Type is "AWS::IAM::ManagedPolicy" or "AWS::IAM::Policy" && resource.Value(property) is not null))
            {
                yield return resource.Violates(
                    new(
                        $"The policy is attached to IAM {property.ToLowerInvariant()}; only roles may have one.",
                        $"ポリシーが IAM の {property} に割り当てられています。割り当てられるのはロールだけです。"),
                    property);
            }
        }

        List<DenialCase> cases = [.. ClosedSurfaceCases.Each([.. Tokens, .. ClosedSurfaceCases.LongTermCredentials])];
        foreach (var violation in templates.PrincipalsMustBeRefused(cases))
        {
            yield return violation;
        }
    }
}
