namespace InfraPoc.Iam;

/// <summary>Short ways to write the statements of resource and trust policies.</summary>
public static class ServiceStatements
{
    /// <summary>
    /// What an AWS service may do; a condition on the source must follow, or any customer's use of the service could get in.
    /// </summary>
    public static PolicyStatement AllowService(
        string sid, string service, IReadOnlyList<string> actions,
        params IReadOnlyList<string> resources) =>
        new()
        {
            Sid = sid,
            Effect = PolicyEffect.Allow,
            Principals = new Dictionary<string, IReadOnlyList<string>> { ["Service"] = [service] },
            Actions = actions,
            Resources = resources,
        };

    /// <summary>What nobody may do, whoever asks.</summary>
    public static PolicyStatement DenyEverybody(string sid, IReadOnlyList<string> actions, params IReadOnlyList<string> resources) => new()
    {
        Sid = sid,
        Effect = PolicyEffect.Deny,
        Principals = new Dictionary<string, IReadOnlyList<string>> { ["*"] = ["*"] },
        Actions = actions,
        Resources = resources,
    };

    /// <summary>Limits a service to what it does for one account's resources.</summary>
    public static PolicyStatement From(this PolicyStatement statement, string account, string sourceArn) =>
        statement.When("StringEquals", "aws:SourceAccount", account).When("ArnLike", "aws:SourceArn", sourceArn);

    /// <summary>A trust policy for one service acting for one account's resources.</summary>
    public static PolicyDocument Trust(string service, string account, string sourceArn) =>
        new([AllowService("Service", service, ["sts:AssumeRole"]).From(account, sourceArn)]);
}
