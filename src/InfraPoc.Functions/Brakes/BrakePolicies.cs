using System.Globalization;
using Amazon.Runtime;
using InfraPoc.Aws;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>
/// Brake policies and their versions. Correcting one does nothing twice and leaves nothing behind, wherever an earlier try
/// broke off: v1 is never deleted, and what is neither v1 nor in force goes, whoever made it.
/// </summary>
internal sealed class BrakePolicies(FunctionHost host)
{
    public const string ReleasedVersion = "v1";

    private const int MostVersions = 5;

    /// <summary>All brake policies, with the department of each.</summary>
    public async Task<IReadOnlyList<BrakePolicy>> ListAsync(CancellationToken cancel)
    {
        var path = $"/{host.Sandbox}/brake/";
        var request = new Iam.ListPoliciesRequest(Scope: "Local", PathPrefix: path, MaxItems: 1000);
        List<BrakePolicy> found = [];
        await foreach (var page in host.IamClient.PagesAsync(
            Iam.ListPolicies,
            request,
            page => page.IsTruncated == true ? page.Marker : null,
            (asked, marker) => asked with { Marker = marker },
            cancel))
        {
            found.AddRange(
                from policy in page.Policies ?? []
                where policy is { PolicyName: not null, PolicyId: not null, Arn: not null } && policy.Path == path
                select Of(policy));
        }

        return [.. found.OrderBy(policy => policy.Department, StringComparer.Ordinal)];
    }

    /// <summary>All versions of a policy, the oldest first.</summary>
    public async Task<IReadOnlyList<Iam.PolicyVersion>> VersionsAsync(string policyArn, CancellationToken cancel)
    {
        List<Iam.PolicyVersion> versions = [];
        await foreach (var page in host.IamClient.PagesAsync(
            Iam.ListPolicyVersions,
            new Iam.ListPolicyVersionsRequest(policyArn),
            page => page.IsTruncated == true ? page.Marker : null,
            (asked, marker) => asked with { Marker = marker },
            cancel))
        {
            versions.AddRange(page.Versions ?? []);
        }

        return [.. versions.OrderBy(version => int.Parse(version.VersionId![1..], CultureInfo.InvariantCulture))];
    }

    /// <summary>The version in force.</summary>
    public static string Default(IEnumerable<Iam.PolicyVersion> versions) =>
        versions.Single(version => version.IsDefaultVersion == true).VersionId!;

    /// <summary>Brings a policy into the wanted state and removes what is left over.</summary>
    /// <param name="policyArn">The policy.</param>
    /// <param name="found">Its versions.</param>
    /// <param name="engage">Whether it must stop.</param>
    /// <param name="made">The version that was made to stop it, as far as is remembered.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The version in force, and whether that changed.</returns>
    public async Task<(string Version, bool Changed)> CorrectAsync(
        string policyArn, IReadOnlyList<Iam.PolicyVersion> found, bool engage, string? made, CancellationToken cancel)
    {
        var versions = found.ToList();
        var now = Default(versions);
        string wanted;
        var isRight = !engage ? now == ReleasedVersion
            : now != ReleasedVersion && (now == made || await SaysAsync(policyArn, now, BrakeDocuments.Engaged, cancel));
        if (isRight)
        {
            wanted = now;
        }
        else if (!engage && versions.Exists(version => version.VersionId == ReleasedVersion))
        {
            _ = await host.IamClient.CallAsync(Iam.SetDefaultPolicyVersion, new(policyArn, ReleasedVersion), cancel);
            wanted = ReleasedVersion;
        }
        else if (!engage && await SaysAsync(policyArn, now, BrakeDocuments.Released, cancel))
        {
            wanted = now;
        }
        else
        {
            // Somebody can have deleted v1; what it says is then made again.
            wanted = await MakeAsync(policyArn, versions, engage ? BrakeDocuments.Engaged : BrakeDocuments.Released, cancel);
        }

        foreach (var version in versions.Where(version => version.VersionId is not ReleasedVersion && version.VersionId != wanted))
        {
            await DeleteAsync(policyArn, version.VersionId!, cancel);
        }

        return (wanted, wanted != now);
    }

    private async Task<string> MakeAsync(string policyArn, List<Iam.PolicyVersion> versions, string document, CancellationToken cancel)
    {
        if (versions.Count >= MostVersions)
        {
            var oldest = versions.First(version => version.IsDefaultVersion != true && version.VersionId != ReleasedVersion);
            await DeleteAsync(policyArn, oldest.VersionId!, cancel);
            _ = versions.Remove(oldest);
        }

        var made = await host.IamClient.CallAsync(Iam.CreatePolicyVersion, new(policyArn, document, SetAsDefault: true), cancel);
        return made.PolicyVersion?.VersionId ?? throw new AmazonClientException("IAM made a policy version and did not say which.");
    }

    private async Task DeleteAsync(string policyArn, string version, CancellationToken cancel)
    {
        try
        {
            _ = await host.IamClient.CallAsync(Iam.DeletePolicyVersion, new(policyArn, version), cancel);
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode == "NoSuchEntity")
        {
            // Another run was faster.
        }
    }

    private async Task<bool> SaysAsync(string policyArn, string version, string document, CancellationToken cancel)
    {
        var answer = await host.IamClient.CallAsync(Iam.GetPolicyVersion, new(policyArn, version), cancel);
        return BrakeDocuments.Same(answer.PolicyVersion?.Document, document);
    }

    private BrakePolicy Of(Iam.Policy policy)
    {
        var (prefix, name) = ($"{host.Sandbox}-", policy.PolicyName!);
        var id = name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith("-brake", StringComparison.Ordinal)
            && name.Length > prefix.Length + "-brake".Length
            ? name[prefix.Length..^"-brake".Length]
            : name;
        return new BrakePolicy(id, policy.PolicyId!, policy.Arn!, policy.DefaultVersionId, policy.CreateDate);
    }
}
