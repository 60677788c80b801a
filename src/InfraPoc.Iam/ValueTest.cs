namespace InfraPoc.Iam;

/// <summary>Whether a value of the request meets one value of the policy.</summary>
internal delegate bool ValueTest(string actual, RequestContext context);
