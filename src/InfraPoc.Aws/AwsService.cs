namespace InfraPoc.Aws;

/// <summary>A service that the generic client can call; checked against botocore's models.</summary>
/// <param name="Id">Its id, as in AWS_ENDPOINT_URL_ID.</param>
/// <param name="Prefix">What its host begins with, also the name it is signed for.</param>
/// <param name="Protocol">How its requests are written.</param>
/// <param name="Version">Version of its API.</param>
/// <param name="Target">What the header X-Amz-Target begins with; null where there is none.</param>
/// <param name="IsGlobal">Whether it has one endpoint without a Region, signed for us-east-1.</param>
public sealed record AwsService(
    string Id, string Prefix, AwsProtocol Protocol, string Version, string? Target = null, bool IsGlobal = false);
