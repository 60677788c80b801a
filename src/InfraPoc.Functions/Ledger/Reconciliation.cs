using InfraPoc.Aws;
using InfraPoc.Functions.Output;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Ledger;

/// <summary>
/// Compares, once an hour, the tokens that were metered with those that Bedrock counted for the account. Nothing that stops a department
/// depends on it: where CloudWatch does not answer, the next hour is compared.
/// </summary>
internal sealed class Reconciliation(FunctionHost host, LedgerStore ledger)
{
    /// <summary>How far apart they may be, as a share of what Bedrock counted.</summary>
    private const double Tolerance = 0.05;

    /// <summary>Differences below this many tokens are of no matter.</summary>
    private const long Few = 1_000;

    private const int FiveMinutes = 300;

    /// <summary>Bedrock's metrics of calls, by the one dimension of which each call is counted once.</summary>
    private static readonly string[] Counted = ["InputTokenCount", "OutputTokenCount"];

    /// <summary>
    /// Compares the clock hour before the last, which late lines have reached by now; Metrics Insights looks back three hours.
    /// </summary>
    public async Task CompareAsync(SandboxCalendar calendar, UsageMetrics metrics, CancellationToken cancel)
    {
        var now = host.Time.GetUtcNow();
        var begun = calendar.HourOf(now);
        if (now - begun >= TimeSpan.FromSeconds(FiveMinutes))
        {
            return;
        }

        try
        {
            var (from, until) = (begun.AddHours(-2), begun.AddHours(-1));
            var metered = await ledger.TokensOfAllAsync(from, cancel);
            var billed = 0.0;
            foreach (var metric in Counted)
            {
                billed += await SumAsync(metric, from, until, cancel);
            }

            var isApart = AreApart(metered, billed);
            host.Log.Line("compared", ("hour", from), ("metered", metered), ("billed", billed), ("apart", isApart));
            if (isApart)
            {
                metrics.Apart();
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            host.Log.Failure("not-compared", exception);
        }
    }

    /// <summary>Whether two counts of the same tokens differ by more than what late lines explain.</summary>
    internal static bool AreApart(long metered, double billed) => Math.Abs(metered - billed) > Math.Max(Few, billed * Tolerance);

    private async Task<double> SumAsync(string metric, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        // One query of Metrics Insights a request.
        // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
        var query = new CloudWatch.MetricDataQuery("tokens", $"SELECT SUM({metric}) FROM SCHEMA(\"AWS/Bedrock\", ModelId)", FiveMinutes);
        var request = new CloudWatch.GetMetricDataRequest([query], from.UtcDateTime, until.UtcDateTime);
        var answer = await host.CloudWatchClient.CallAsync(CloudWatch.GetMetricData, request, cancel);
        return (answer.MetricDataResults ?? []).Sum(result => result.Values?.Sum() ?? 0);
    }
}
