using System.Security.Cryptography;
using System.Text;

namespace InfraPoc.Config;

/// <content>Boundary, departments' stacks, roles, policies, models and sign-in.</content>
public sealed partial class SandboxNames
{
    /// <summary>Name of the permissions boundary.</summary>
    public string Boundary => $"{sandbox.Name}-boundary";

    /// <summary>ARN of the permissions boundary.</summary>
    public string BoundaryArn => PolicyArn(Path, Boundary);

    /// <summary>ARN pattern of the application roles of all departments.</summary>
    public string ApplicationRolesArn => $"arn:aws:iam::{account}:role{Path}{sandbox.Name}-*-app";

    /// <summary>Stack that holds what departments share in the sandbox account.</summary>
    public string BoundaryStack => $"{StackPrefix}-Boundary";

    /// <summary>Name of the output of a department's stack with the id of a model's application inference profile.</summary>
    public static string InferenceProfileIdOutput(Model model) => $"InferenceProfileId{OutputWord(model.Alias)}";

    /// <summary>Stack with a department's resources in the sandbox account.</summary>
    public string DepartmentStack(Department department) => DepartmentStack(department.Id);

    /// <summary>The same of a department that is known by its id alone.</summary>
    public string DepartmentStack(string department) => $"{StackPrefix}-Dept-{department}";

    /// <summary>Stack with a department's resources in the identity account.</summary>
    public string AccessStack(Department department) => AccessStack(department.Id);

    /// <summary>The same of a department that is known by its id alone.</summary>
    public string AccessStack(string department) => $"{StackPrefix}-Access-{department}";

    /// <summary>Permission set and group of a department; at most 32 characters, which IAM Identity Center allows.</summary>
    public string PermissionSet(Department department) => $"{sandbox.Name}-{department.Id}";

    /// <summary>Name of the policy that grants a department its models.</summary>
    public string AccessPolicy(Department department) => $"{sandbox.Name}-{department.Id}-access";

    /// <summary>Name of a department's application role.</summary>
    public string ApplicationRole(Department department) => $"{sandbox.Name}-{department.Id}-app";

    /// <summary>ARN of a department's application role.</summary>
    public string ApplicationRoleArn(Department department) => $"arn:aws:iam::{account}:role{Path}{ApplicationRole(department)}";

    /// <summary>
    /// Name of the application inference profile whose tags attribute the calls made through it, at most the 64 characters that Bedrock
    /// allows. Underscores, which ids do not have, keep apart what hyphens would not. It ends with a digest of alias and source: a
    /// profile cannot be changed, so another source takes another profile, and two cannot have one name.
    /// </summary>
    public string InferenceProfile(Department department, Model model)
    {
        var source = $"{model.Alias} {SystemProfileArn(model) ?? FoundationModelArn(model, region)}";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..8];
        return $"{sandbox.Name}-{department.Id}_{model.Alias[..Math.Min(model.Alias.Length, 22)].TrimEnd('-')}_{digest}";
    }

    /// <summary>
    /// ARN pattern of the role that IAM Identity Center creates for a department's permission set. Its suffix, 16 characters,
    /// is random and changes when the last assignment is removed.
    /// See: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
    /// </summary>
    public string SignInRolePattern(Department department) =>
        $"arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_{PermissionSet(department)}_{new string('?', 16)}";

    /// <summary>
    /// ARN of the system inference profile of a model, as seen from the sandbox Region; null where a model is called directly.
    /// </summary>
    public string? SystemProfileArn(Model model) =>
        model.SystemProfileId is { } id ? $"arn:aws:bedrock:{region}:{account}:inference-profile/{id}" : null;

    /// <summary>ARN of a foundation model in a Region.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inRegion">Region code; empty for the Region-less ARN that global inference is authorised on.</param>
    public static string FoundationModelArn(Model model, string inRegion) =>
        $"arn:aws:bedrock:{inRegion}::foundation-model/{model.ModelId}";

    /// <summary>Where the playground is in the AWS console.</summary>
    public string PlaygroundUrl => $"https://{region}.console.aws.amazon.com/bedrock/home?region={region}#/text-generation-playground";

    /// <summary>Link that signs a member of a department in and opens the playground, where it has access to it.</summary>
    public string SignInUrl(Department department) => SignInUrl(department, department.Access.Playground ? PlaygroundUrl : null);

    /// <summary>
    /// Link that signs a member of a department in and opens a page of the console, or its start page.
    /// See: https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
    /// </summary>
    private string SignInUrl(Department department, string? page)
    {
        var destination = page is null ? "" : $"&destination={Uri.EscapeDataString(page)}";
        return $"{sandbox.IdentityCenter.StartUrl.TrimEnd('/')}/#/console?account_id={account}&role_name={Uri.EscapeDataString(PermissionSet(department))}{destination}";
    }
}
