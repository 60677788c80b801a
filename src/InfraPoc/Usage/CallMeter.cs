using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>The function that meters every call: the prompt log hands it each of its events within seconds.</summary>
internal sealed class CallMeter : Construct
{
    /// <summary>Adds function and subscription to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add them.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="keyArn">Key of the function's log.</param>
    /// <param name="code">The published functions.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="prompts">The prompt log.</param>
    public CallMeter(Construct scope, Sandbox sandbox, SandboxNames names, string keyArn, Asset code, Ledger ledger, PromptLog prompts)
        : base(scope, "Meter")
    {
        var function = new SandboxFunction(this, "Meter", sandbox, keyArn, code, new FunctionProps
        {
            Name = names.Meter,
            Path = names.Path,
            Description = "Adds every logged model call to the ledger and stops departments that reach a cap",
            Class = "Meter",
            Permissions = UsagePermissions.Judge(sandbox, names, ledger.Arn),
            Seconds = 120,
            Environment = FunctionEnvironment.Of(sandbox, ledger, prompts),
        });

        // CloudWatch Logs invokes asynchronously. A burst that Lambda throttles waits up to six hours, and nothing of it is lost.
        function.Retry(retries: 2, hours: 6);
        var permission = function.AllowInvocation("FromLog", "logs.amazonaws.com", sandbox.Accounts.Sandbox.Id, prompts.Arn);
        var subscription = new CfnSubscriptionFilter(this, "Subscription", new CfnSubscriptionFilterProps
        {
            LogGroupName = prompts.Name,
            DestinationArn = function.Arn,
            FilterPattern = "",
        });
        subscription.AddResourceDependency(permission);
        LogName = function.LogName;
    }

    /// <summary>Name of the function's log group.</summary>
    public string LogName { get; }
}
