using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InfraPoc.Aws.Tests;

/// <summary>Every operation, field and type against the models of botocore, which AWS's own Python SDK runs on.</summary>
public sealed class ContractTests
{
    private static readonly Dictionary<string, string> Models = new()
    {
        ["IAM"] = "iam",
        ["SNS"] = "sns",
        ["Budgets"] = "budgets",
        ["Bedrock"] = "bedrock",
        ["CloudWatch Logs"] = "logs",
        ["CloudWatch"] = "cloudwatch",
    };

    /// <summary>
    /// What the model of an installed botocore may not know yet, read in AWS's API reference instead.
    /// See: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutAccountDataRetention.html
    /// </summary>
    private static readonly Dictionary<string, (string Method, string Path)> Newer = new()
    {
        ["PutAccountDataRetention"] = ("PUT", "/data-retention"),
    };

    public static TheoryData<string> Operations => [.. Declared().Select(operation => operation.Name)];

    [BotocoreTheory]
    [MemberData(nameof(Operations))]
    public void Operation_IsAsInTheModelOfTheService(string name)
    {
        var operation = Declared().Single(operation => operation.Name == name);
        var service = operation.Service;
        var model = Botocore.Model(Models[service.Id]);
        var metadata = model.GetProperty("metadata");

        metadata.GetProperty("serviceId").GetString().ShouldBe(service.Id);
        metadata.GetProperty("endpointPrefix").GetString().ShouldBe(service.Prefix);
        metadata.GetProperty("apiVersion").GetString().ShouldBe(service.Version);
        (Text(metadata, "signingName") ?? service.Prefix).ShouldBe(service.Prefix);
        var protocol = service.Protocol switch
        {
            AwsProtocol.Query => "query",
            AwsProtocol.Json => "json",
            _ => "rest-json",
        };
        var protocols = metadata.TryGetProperty("protocols", out var several)
            ? several.EnumerateArray().Select(each => each.GetString()).ToArray()
            : [metadata.GetProperty("protocol").GetString()];
        protocols.ShouldContain(protocol);
        if (protocol == "json")
        {
            Text(metadata, "targetPrefix").ShouldBe(service.Target);
            Text(metadata, "jsonVersion").ShouldBe("1.1");
        }

        if (!model.GetProperty("operations").TryGetProperty(name, out var declared))
        {
            (operation.Method, operation.Path).ShouldBe(Newer[name]);
            return;
        }

        declared.GetProperty("http").GetProperty("method").GetString().ShouldBe(operation.Method);
        declared.GetProperty("http").GetProperty("requestUri").GetString().ShouldBe(operation.Path);
        Same(model, Shape(declared, "input"), operation.Input, name, isRequest: true);
        Same(model, Shape(declared, "output"), operation.Output, name, isRequest: false);
        if (service.Protocol == AwsProtocol.Query && Shape(declared, "output") is not null)
        {
            declared.GetProperty("output").GetProperty("resultWrapper").GetString().ShouldBe($"{name}Result");
        }
    }

    [Fact]
    public void Operations_AreThoseThatAreUsed() =>
        Declared().Select(operation => operation.Name).Order().ShouldBe(
        [
            "CreatePolicyVersion", "DeleteModelInvocationLoggingConfiguration", "DeletePolicyVersion", "DescribeBudgets", "FilterLogEvents",
            "GetMetricData", "GetModelInvocationLoggingConfiguration", "GetPolicyVersion", "GetTopicAttributes", "ListPolicies", "ListPolicyVersions",
            "Publish", "PutAccountDataRetention", "PutModelInvocationLoggingConfiguration", "SetDefaultPolicyVersion",
        ]);

    private static void Same(JsonElement model, string? shape, JsonTypeInfo type, string path, bool isRequest)
    {
        if (shape is null)
        {
            type.Properties.ShouldBeEmpty(path);
            return;
        }

        var declared = model.GetProperty("shapes").GetProperty(shape);
        var kind = declared.GetProperty("type").GetString();
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                kind.ShouldBe("structure", path);
                foreach (var property in type.Properties)
                {
                    var members = declared.TryGetProperty("members", out var some) ? some : default;
                    members.ValueKind.ShouldBe(JsonValueKind.Object, path);
                    members.TryGetProperty(property.Name, out var member).ShouldBeTrue($"{path}.{property.Name}");
                    (Text(member, "locationName") ?? property.Name).ShouldBe(property.Name);
                    Text(member, "location").ShouldBeNull(path);
                    Same(model, Text(member, "shape"), Of(property.PropertyType, type), $"{path}.{property.Name}", isRequest);
                }

                if (isRequest && declared.TryGetProperty("required", out var required))
                {
                    // What must be sent cannot be left out here either: a parameter of the record without a default.
                    var naming = type.Options.PropertyNamingPolicy;
                    required.EnumerateArray().Select(item => item.GetString()!).ShouldBeSubsetOf(
                        from parameter in type.Type.GetConstructors()[0].GetParameters()
                        where !parameter.HasDefaultValue
                        select naming?.ConvertName(parameter.Name!) ?? parameter.Name!,
                        path);
                }

                break;
            case JsonTypeInfoKind.Enumerable:
                kind.ShouldBe("list", path);
                declared.TryGetProperty("flattened", out _).ShouldBeFalse(path);
                (Text(declared.GetProperty("member"), "locationName") ?? "member").ShouldBe("member");
                Same(model, Text(declared.GetProperty("member"), "shape"), Of(type.ElementType!, type), path, isRequest);
                break;
            case JsonTypeInfoKind.Dictionary:
                kind.ShouldBe("map", path);
                Text(declared.GetProperty("key"), "locationName").ShouldBe(isRequest ? "Name" : null, path);
                Text(declared.GetProperty("value"), "locationName").ShouldBe(isRequest ? "Value" : null, path);
                declared.TryGetProperty("flattened", out _).ShouldBeFalse(path);
                Same(model, Text(declared.GetProperty("value"), "shape"), Of(type.ElementType!, type), path, isRequest);
                break;
            default:
                kind.ShouldBe(
                    type.Type == typeof(string) ? "string"
                    : type.Type == typeof(bool) ? "boolean"
                    : type.Type == typeof(int) ? "integer"
                    : type.Type == typeof(long) ? "long"
                    : type.Type == typeof(double) ? "double"
                    : type.Type == typeof(DateTimeOffset) || type.Type == typeof(DateTime) ? "timestamp"
                    : "?",
                    path);
                break;
        }
    }

    private static JsonTypeInfo Of(Type wanted, JsonTypeInfo type) =>
        type.Options.GetTypeInfo(Nullable.GetUnderlyingType(wanted) ?? wanted);

    private static string? Shape(JsonElement operation, string side) =>
        operation.TryGetProperty(side, out var value) ? Text(value, "shape") : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<Operation> Declared() =>
        from type in typeof(AwsClient).Assembly.GetExportedTypes()
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(AwsOperation<,>)
        select Operation.Of(field.GetValue(null)!);

    private sealed record Operation(AwsService Service, string Name, JsonTypeInfo Input, JsonTypeInfo Output, string Method, string Path)
    {
        public static Operation Of(object value)
        {
            return new(
                Get<AwsService>("Service"),
                Get<string>("Name"),
                Get<JsonTypeInfo>("Input"),
                Get<JsonTypeInfo>("Output"),
                Get<string>("Method"),
                Get<string>("Path"));

            T Get<T>(string name) => (T)value.GetType().GetProperty(name)!.GetValue(value)!;
        }
    }
}
