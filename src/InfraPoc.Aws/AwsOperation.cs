using System.Text.Json.Serialization.Metadata;

namespace InfraPoc.Aws;

/// <summary>An operation, named as AWS names it.</summary>
/// <typeparam name="TIn">What it is asked with.</typeparam>
/// <typeparam name="TOut">What it answers.</typeparam>
/// <param name="Service">The service.</param>
/// <param name="Name">Its name.</param>
/// <param name="Input">How <typeparamref name="TIn"/> is written.</param>
/// <param name="Output">How <typeparamref name="TOut"/> is read.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path.</param>
public sealed record AwsOperation<TIn, TOut>(
    AwsService Service, string Name, JsonTypeInfo<TIn> Input, JsonTypeInfo<TOut> Output, string Method = "POST", string Path = "/");
