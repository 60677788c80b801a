using Amazon.CDK;
using Constructs;
using InfraPoc.Access;
using InfraPoc.Metering;

namespace InfraPoc.Usage;

/// <summary>The alarms on the caps of a department's hour and day, as far as its budget has them.</summary>
public sealed class CapAlarms : Construct
{
    /// <summary>Adds the alarms to <paramref name="scope"/>.</summary>
    public CapAlarms(Construct scope, DepartmentProps props, DepartmentUsage usage)
        : base(scope, "Caps")
    {
        var tags = props.Names.Tags(props.Department);
        foreach (var alarm in CapAlarm.For(props.Department, props.Sandbox, usage))
        {
            _ = new CfnResource(this, alarm.Name, new CfnResourceProps
            {
                Type = "AWS::CloudWatch::Alarm",
                Properties = alarm.ToPlain(props.Department.Id, props.Names.UsageMetrics, tags),
            });
        }
    }
}
