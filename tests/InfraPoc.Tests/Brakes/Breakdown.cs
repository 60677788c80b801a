namespace InfraPoc.Tests.Brakes;

/// <summary>A call that fails every time.</summary>
/// <param name="Call">Service and operation as boto3 names them, for example <c>iam.create_policy_version</c>.</param>
/// <param name="Of">Text that the parameters must contain.</param>
/// <param name="Done">True where the service did what it was asked before the answer was lost.</param>
internal sealed record Breakdown(string Call, string Of = "", bool Done = false);
