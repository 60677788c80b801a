using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>Every single-property weakening of a template.</summary>
internal static class WeakeningCatalogue
{
    private static readonly string[] Retentions =
    [
        "RetentionInDays", "Days", "ExpirationInDays", "NoncurrentDays", "TransitionInDays", "PendingWindowInDays",
    ];

    /// <summary>The weakenings of all resources of a stack.</summary>
    public static IEnumerable<Weakening> Of(AssemblyStack stack) =>
        from resource in JsonNode.Parse(stack.Template.GetRawText())!["Resources"]!.AsObject()
        from weakening in Of(stack.Name, resource.Key, resource.Value!.AsObject())
        select weakening;

    private static IEnumerable<Weakening> Of(string stack, string logicalId, JsonObject resource)
    {
        var type = resource["Type"]!.GetValue<string>();
        yield return New(WeakeningKind.RemoveResource, "", null);

        foreach (
            var policy in new[] { "DeletionPolicy", "UpdateReplacePolicy" }.Where(policy =>
                resource[policy] is { } value && $"{value}" != "Delete"))
        {
            yield return New(WeakeningKind.DeleteOnRemoval, policy, changed => changed[policy] = "Delete");
        }

        foreach (var (kind, path, apply) in Within(resource["Properties"], "Properties"))
        {
            yield return New(kind, path, apply);
        }

        Weakening New(WeakeningKind kind, string path, Action<JsonObject>? apply) => new(kind, stack, logicalId, type, path, apply);
    }

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> Within(JsonNode? value, string path) =>
        value switch
        {
            JsonObject document when IsPolicy(document) => InPolicy(document, path),
            JsonObject reference when IsReference(reference) => [],
            JsonObject tag when IsTag(tag) => [],
            JsonObject members => members.SelectMany(member => InMember(member.Key, member.Value, $"{path}.{Step(member.Key)}")),
            JsonArray elements => elements
                .Index().SelectMany(element => Within(element.Item, $"{path}[{element.Index}]").Prepend(Delete($"{path}[{element.Index}]"))),
            _ => [],
        };

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InMember(
        string name, JsonNode? value, string path)
    {
        yield return Delete(path);
        if (value is JsonValue scalar)
        {
            if (scalar.TryGetValue<bool>(out var flag))
            {
                yield return (WeakeningKind.FlipBoolean, path, resource => Set(resource, path, !flag));
            }
            else if (scalar.TryGetValue<string>(out var text))
            {
                foreach (var weakening in InText(text, path))
                {
                    yield return weakening;
                }
            }
            else if (scalar.TryGetValue<decimal>(out var number) && !(number == 1 && Retentions.Contains(name)))
            {
                yield return Retentions.Contains(name)
                    ? (WeakeningKind.ShortenRetention, path, resource => Set(resource, path, 1))
                    : (WeakeningKind.RaiseNumber, path, resource => Set(resource, path, (number == 0 ? 1 : number) * 1000));
            }
        }

        foreach (var deeper in Within(value, path))
        {
            yield return deeper;
        }
    }

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InPolicy(JsonObject document, string path)
    {
        foreach (var (index, node) in document["Statement"]!.AsArray().Index())
        {
            var statement = node!.AsObject();
            var at = $"{path}.Statement[{index}]";
            var isDeny = statement["Effect"]!.GetValue<string>() == "Deny";
            foreach (var weakening in isDeny ? InDeny(statement, at) : InAllow(statement, at))
            {
                yield return weakening;
            }
        }
    }

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InAllow(JsonObject statement, string path)
    {
        yield return (WeakeningKind.WidenAction, $"{path}.Action", resource => Set(resource, $"{path}.Action", "*"));
        if (statement.ContainsKey("Resource") && statement["Resource"]?.ToJsonString() != "\"*\"")
        {
            yield return (WeakeningKind.WidenResource, $"{path}.Resource", resource => Set(resource, $"{path}.Resource", "*"));
        }

        if (statement.ContainsKey("Principal"))
        {
            yield return (
                WeakeningKind.ChangePrincipal, $"{path}.Principal",
                resource => Set(resource, $"{path}.Principal", new JsonObject { ["AWS"] = "*" }));
        }

        foreach (var test in statement["Condition"]?.AsObject() ?? [])
        {
            foreach (var key in test.Value!.AsObject().Select(entry => entry.Key))
            {
                var condition = $"{path}.Condition.{test.Key}.{{{key}}}";
                yield return (WeakeningKind.DropCondition, $"{path}.Condition.{test.Key}.{key}", resource => Remove(resource, condition));
            }
        }
    }

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InDeny(JsonObject statement, string path)
    {
        yield return (WeakeningKind.DropDeny, path, resource => Remove(resource, path));
        if (statement.ContainsKey("Principal"))
        {
            yield return (
                WeakeningKind.ChangePrincipal, $"{path}.Principal",
                resource => Set(resource, $"{path}.Principal", new JsonObject { ["AWS"] = "arn:aws:iam::999999999999:root" }));
        }

        foreach (var list in new[] { "Action", "Resource" })
        {
            foreach (var weakening in Narrow(statement[list], $"{path}.{list}", $"{path}.{list}"))
            {
                yield return weakening;
            }
        }

        foreach (var list in new[] { "NotAction", "NotResource" }.Where(statement.ContainsKey))
        {
            yield return (WeakeningKind.WidenException, $"{path}.{list}", resource => Set(resource, $"{path}.{list}", "*"));
        }

        foreach (var test in statement["Condition"]?.AsObject() ?? [])
        {
            foreach (var (key, values) in test.Value!.AsObject())
            {
                foreach (var weakening in InConditionOfDeny(test.Key, key, values!, $"{path}.Condition"))
                {
                    yield return weakening;
                }
            }
        }
    }

    /// <summary>Without its condition a deny is stricter; what it excepts, or asks for, is what can be weakened.</summary>
    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InConditionOfDeny(
        string test, string key, JsonNode values, string path)
    {
        if (!test.Contains("Not", StringComparison.Ordinal))
        {
            return Narrow(values, $"{path}.{test}.{key}", $"{path}.{test}.{{{key}}}");
        }

        var everything = test.StartsWith("Arn", StringComparison.Ordinal) ? "arn:*:*:*:*:*" : "*";
        var like = test.Replace("NotEquals", "NotLike", StringComparison.Ordinal);
        return
        [
            (WeakeningKind.WidenException, $"{path}.{test}.{key}", resource =>
            {
                Set(
                    resource, $"{path}.{like}",
                    new JsonObject { [key] = new JsonArray([.. Values(values).Select(value => value.DeepClone()), everything]) });
                if (like != test)
                {
                    Remove(resource, $"{path}.{test}.{{{key}}}");
                }
            }),
        ];
    }

    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> Narrow(
        JsonNode? values, string shown,
        string path) =>
        values is JsonArray { Count: > 1 } list
        ? list.Index()
            .Select(value =>
                (
                    WeakeningKind.NarrowDeny, $"{shown}[{value.Index}]",
                    new Action<JsonObject>(resource => Remove(resource, $"{path}[{value.Index}]"))))
        : [];

    private static IEnumerable<JsonNode> Values(JsonNode values) => values is JsonArray list ? list.Select(value => value!) : [values];

    /// <summary>A policy that is JSON in text is read, weakened and written again.</summary>
    private static IEnumerable<(WeakeningKind Kind, string Path, Action<JsonObject> Apply)> InText(string text, string path)
    {
        const string Document = nameof(Document);
        return Policy() is null
            ? []
            : InPolicy(Policy()!, Document)
                .Select(weakening =>
                    (
                        weakening.Kind, $"{path}{weakening.Path[Document.Length..]}",
                        new Action<JsonObject>(resource =>
        {
            var read = new JsonObject { [Document] = Policy() };
            weakening.Apply(read);
            Set(resource, path, read[Document]!.ToJsonString());
        })));

        JsonObject? Policy() =>
            text.StartsWith("{\"", StringComparison.Ordinal) && JsonNode.Parse(text) is JsonObject document && IsPolicy(document)
                ? document
                : null;
    }

    private static (WeakeningKind Kind, string Path, Action<JsonObject> Apply) Delete(string path) =>
        (WeakeningKind.DeleteProperty, path, resource => Remove(resource, path));

    internal static string Step(string name) => name.AsSpan().ContainsAny('.', '[') ? $"{{{name}}}" : name;

    internal static bool IsPolicy(JsonObject value) =>
        value["Statement"] is JsonArray statements
        && statements.All(statement => statement is JsonObject members && members.ContainsKey("Effect"));

    internal static bool IsReference(JsonObject value) =>
        value.Count == 1 && value.Single().Key is var name && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal));

    internal static bool IsTag(JsonObject value) => value.Count == 2 && value.ContainsKey("Key") && value.ContainsKey("Value");

    internal static void Set(JsonObject resource, string path, JsonNode value)
    {
        var (parent, last) = Parent(resource, path);
        parent[last] = value;
    }

    // A statement's only condition is taken out with the operator, which may not be empty.
    private static void Remove(JsonObject resource, string path)
    {
        var (parent, last) = Parent(resource, path);
        if (parent is JsonArray list)
        {
            list.RemoveAt(int.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        _ = parent.AsObject().Remove(last);
        if (
            parent.AsObject().Count == 0
            && parent.Parent is JsonObject { Parent: JsonObject } operators
            && path.Contains(".Condition.", StringComparison.Ordinal))
        {
            _ = operators.Remove(parent.GetPropertyName());
            if (operators.Count == 0)
            {
                _ = operators.Parent!.AsObject().Remove(operators.GetPropertyName());
            }
        }
    }

    /// <summary>What is at a path.</summary>
    internal static JsonNode At(JsonObject resource, string path)
    {
        var (parent, last) = Parent(resource, path);
        return parent is JsonArray list ? list[int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)]! : parent[last]!;
    }

    private static (JsonNode Parent, string Last) Parent(JsonObject resource, string path)
    {
        var steps = Steps(path).ToList();
        JsonNode node = resource;
        foreach (var step in steps.SkipLast(1))
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        return (node, steps[^1]);
    }

    /// <summary>Names between dots, positions in brackets, and names with dots or colons in braces.</summary>
    private static IEnumerable<string> Steps(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '{')
            {
                var close = path.IndexOf('}', at);
                yield return path[(at + 1)..close];
                at = close + 1;
            }
            else if (path[at] == '[')
            {
                var close = path.IndexOf(']', at);
                yield return path[(at + 1)..close];
                at = close + 1;
            }
            else if (path[at] == '.')
            {
                at++;
            }
            else
            {
                var end = path.IndexOfAny(['.', '['], at);
                end = end < 0 ? path.Length : end;
                yield return path[at..end];
                at = end;
            }
        }
    }
}
