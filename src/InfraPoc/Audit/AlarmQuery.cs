namespace InfraPoc.Audit;

/// <summary>A query of Logs Insights to paste.</summary>
/// <param name="Stack">The stack's name after the prefix.</param>
/// <param name="Output">The output of the stack that names the log group.</param>
/// <param name="Text">The query.</param>
internal sealed record AlarmQuery(string Stack, string Output, string Text)
{
    private const string UsageStack = "Usage";

    /// <summary>On the events of the trail.</summary>
    public static AlarmQuery Trail(string text) => new("Audit", "TrailLog", text);

    /// <summary>On the calls in the prompt log.</summary>
    public static AlarmQuery Prompts(string text) => new(UsageStack, "PromptLog", text);

    /// <summary>On what the meter wrote.</summary>
    public static AlarmQuery Meter(string text) => new(UsageStack, "MeterLog", text);

    /// <summary>On what the brake wrote.</summary>
    public static AlarmQuery Brake(string text) => new(UsageStack, "BrakeLog", text);
}
