using Amazon.CDK;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>
/// What departments use, metered call by call, and what stops them: prompt log, meter, ledger, brake, IT's topic, the account's
/// budget.
/// </summary>
public sealed class UsageStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="config">The configuration, of which only the ids of the departments count here.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="functions">Folder with the published functions.</param>
    public UsageStack(Construct scope, SandboxConfig config, SandboxNames names, string functions)
        : base(
            scope,
            names.UsageStack,
            SandboxEnvironment.Props(config.Sandbox.Accounts.Sandbox, $"InfraPoc {config.Sandbox.Name}: prompt log, meter and brake"))
    {
        var sandbox = config.Sandbox;
        var audit = AuditImports.Of(names);
        var code = new Asset(this, "Functions", new AssetProps { Path = functions });

        var topic = new CostTopic(this, sandbox, names);
        _ = new MonthlyBudget(
            this, names.SandboxBudget, sandbox.Money.ToUsd(sandbox.Money.MonthlyBudget), SandboxNames.SandboxLadder, topic);
        _ = new UsageParameters(this, config, names);
        var ledger = new Ledger(this);
        var prompts = new PromptLog(this, sandbox, names, audit, code);
        var meter = new CallMeter(this, sandbox, names, audit.KeyArn, code, ledger, prompts);
        var brake = new DepartmentBrake(this, sandbox, names, audit.KeyArn, code, ledger, prompts);
        new Construct(this, "Alarms").AddAlarms(
            UsageAlarms.For(sandbox, names), sandbox, names, by => by switch
            {
                AlarmTopic.Security => [names.SecurityTopicArn],
                AlarmTopic.Cost => [topic.Arn],
                _ => [names.SecurityTopicArn, topic.Arn],
            });
        _ = new UsageDashboard(
            this, names.SandboxDashboard,
            DashboardBody.Shared(sandbox, names, [.. config.Departments.Select(department => department.Id)]),
            names.SandboxDashboardUrl);
        _ = new SavedLogQueries(this, sandbox, QueriedLog.InvocationLog, prompts.Name);

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
        Output("BrakeFunction", brake.Arn, "Function that stops and releases departments; the runbook shows how to invoke it by hand");
        Output("CostTopic", topic.Arn, "Costs of the whole sandbox; each address confirms its subscription");
        Output("PromptLog", prompts.Name, "Log group with prompts and answers, personal data masked");
        Output("MeterLog", meter.LogName, "Log group of the meter");
        Output("BrakeLog", brake.LogName, "Log group of the brake");
        Output("PromptLoggingLog", prompts.OwnerLogName, "Log group of the function that owns the prompt logging");
        Output("LedgerTable", ledger.Name, "Table with what departments used, orders, and what the brake remembers");
    }

    private void Output(string id, string value, string description) =>
        _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = description });
}
