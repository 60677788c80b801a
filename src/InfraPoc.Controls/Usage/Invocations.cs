using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>Which services may invoke a function of the sandbox.</summary>
internal static class Invocations
{
    /// <summary>A violation unless each service may invoke a function for its source in this account, and no other may.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="function">The function.</param>
    /// <param name="sources">The services, each with the ARN of the resource that it acts for.</param>
    public static IEnumerable<Violation> Permitted(
        SandboxTemplates templates, StackResource function, params IReadOnlyList<(string Service, string Source)> sources)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        var (shortName, arn) = (function.Ref, function.Attribute("Arn"));
        var permissions = templates.OfType("AWS::Lambda::Permission")
            .Where(each => each.Text("FunctionName") is { } name
                && (name == shortName || name.StartsWith(arn, StringComparison.Ordinal)))
            .ToList();
        foreach (var (service, source) in sources)
        {
            var found = permissions.Where(each => each.Text("Principal") == service && each.Text("SourceArn") == source).ToList();
            permissions.RemoveAll(found.Contains);
            if (found is not [var permission])
            {
                yield return function.Violates(new(
                    $"{service} must be permitted to invoke it for {source}, once; it is {found.Count} times.",
                    $"{source} のための {service} による呼び出しを、ちょうど 1 回許可しなければなりません（現在は {found.Count} 回）。"));
                continue;
            }

            foreach (var violation in permission.Must(account, "SourceAccount")
                .Concat(permission.Must("lambda:InvokeFunction", "Action"))
                .Concat(permission.MustHaveOnly("Action", "FunctionName", "Principal", "SourceAccount", "SourceArn")))
            {
                yield return violation;
            }
        }

        foreach (var stranger in permissions)
        {
            yield return stranger.Violates(new(
                $"{stranger.Text("Principal") ?? "Nobody"} must not be permitted to invoke {function.Ref}.",
                $"{stranger.Text("Principal") ?? "誰か"} に {function.Ref} の呼び出しを許可してはなりません。"));
        }
    }

    /// <summary>
    /// A violation unless Lambda repeats failed and throttled invocations of a function as given, and sends none elsewhere.
    /// </summary>
    /// <param name="templates">The templates.</param>
    /// <param name="function">The function.</param>
    /// <param name="attempts">How often a failed invocation is repeated.</param>
    /// <param name="seconds">How long a throttled one is.</param>
    public static IEnumerable<Violation> Retries(SandboxTemplates templates, StackResource function, int attempts, int seconds)
    {
        var retries = templates.Only(
            function.Stack.Name, "AWS::Lambda::EventInvokeConfig", each => each.Text("FunctionName") == function.Ref);
        return retries.Differences(("MaximumEventAgeInSeconds", seconds), ("MaximumRetryAttempts", attempts), ("Qualifier", "$LATEST"))
            .Concat(retries.MustHaveOnly("FunctionName", "MaximumEventAgeInSeconds", "MaximumRetryAttempts", "Qualifier"));
    }
}
