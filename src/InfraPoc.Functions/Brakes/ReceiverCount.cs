using System.Globalization;
using InfraPoc.Aws;
using InfraPoc.Functions.Output;
using InfraPoc.Functions.Rules;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>
/// Counts, once a day, who confirmed that they are notified: AWS deletes an unconfirmed subscription after 48 hours, and nothing else says
/// that a person was never told. Nothing that stops a department depends on it.
/// </summary>
internal sealed class ReceiverCount(FunctionHost host)
{
    /// <summary>When people read what they are sent; and the first day after a deployment is within the 48 hours.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    private static readonly TimeSpan BetweenRuns = TimeSpan.FromMinutes(5);

    /// <summary>Counts, in the first run from nine in the morning on.</summary>
    public async Task CountAsync(Configuration configuration, UsageMetrics metrics, CancellationToken cancel)
    {
        var sandbox = configuration.Sandbox;
        var now = host.Time.GetUtcNow();
        var begun = new SandboxCalendar(sandbox.TimeZone).Local(now).TimeOfDay - Morning;
        if (begun < TimeSpan.Zero || begun >= BetweenRuns)
        {
            return;
        }

        (string Arn, int Configured)[] topics =
        [
            (sandbox.SecurityTopicArn, sandbox.SecurityReceivers),
            (sandbox.CostTopicArn, sandbox.CostReceivers),
            .. configuration.Readable.OrderBy(rules => rules.Id, StringComparer.Ordinal).Select(rules => (rules.TopicArn, rules.Receivers)),
        ];
        var missing = 0;
        foreach (var (arn, configured) in topics)
        {
            missing += await MissingAsync(arn, configured, cancel);
        }

        host.Log.Line("receivers-counted", ("topics", topics.Length), ("missing", missing));
        if (missing > 0)
        {
            metrics.MissingReceivers(missing);
        }
    }

    /// <summary>How many are missing; all of them where the topic cannot be read, because then nobody knows of one.</summary>
    private async Task<int> MissingAsync(string arn, int configured, CancellationToken cancel)
    {
        try
        {
            var answer = await host.SnsClient.CallAsync(Sns.GetTopicAttributes, new Sns.GetTopicAttributesRequest(arn), cancel);
            var (confirmed, pending) = (Number(answer, "SubscriptionsConfirmed"), Number(answer, "SubscriptionsPending"));

            // Somebody else's subscription makes no receiver good who has not confirmed.
            var missing = Math.Max(configured - confirmed, pending);
            if (missing > 0)
            {
                host.Log.Failure(
                    "receivers-missing", ("topic", arn), ("configured", configured), ("confirmed", confirmed), ("pending", pending));
            }

            return Math.Max(missing, 0);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            host.Log.Failure("receivers-not-counted", exception, ("topic", arn));
            return configured;
        }
    }

    private static int Number(Sns.GetTopicAttributesResponse answer, string name) =>
        int.Parse(answer.Attributes?.GetValueOrDefault(name) ?? "", CultureInfo.InvariantCulture);
}
